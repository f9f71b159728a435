import assert from 'node:assert/strict';
import { analyse, compileLibrary, QUESTIONS_AT_ONCE, type Question } from '../../analysis/index.js';
import { analyseText } from '../rules/analysed-text.js';

const FACTS = ['amber', 'blue', 'coral', 'dun'];

/** A library in which each fact of a crate decides one threat, of the severity given. */
function libraryText(severities: Record<string, string>): string {
    return `
        kind crate extends element { ${FACTS.map(fact => `attribute ${fact} : boolean`).join('  ')} }
        ${FACTS.map(fact => `threat no-${fact} { on crate  when ${fact} = false  severity: ${severities[fact] ?? 'medium'}  message: "m" }`).join('\n')}`;
}

async function asked(facts: string, severities: Record<string, string> = {}, questionsAtOnce?: number): Promise<Question[]> {
    const { library, systems } = await analyseText(`${libraryText(severities)}\nsystem s { crate c { ${facts} } }`);
    const options = { today: '2026-11-23', ...(questionsAtOnce === undefined ? {} : { questionsAtOnce }) };
    const { questions } = analyse(systems[0].model, compileLibrary(library), options);
    return questions.filter(({ decides }) => decides.some(threat => threat.startsWith('no-')));
}

const names = (questions: Question[]): string[] => questions.map(({ fact }) => fact);

describe('Questions', () => {
    it('ask for every fact that decides a threat, where no limit is given', async () => {
        assert.deepEqual(names(await asked('')), FACTS);
    });

    it('of one place are first those on which the gravest threats depend', async () => {
        assert.deepEqual(names(await asked('', { dun: 'critical', blue: 'high', amber: 'low' }, 2)), ['blue', 'dun']);
    });

    it('say how many more wait behind them', async () => {
        const questions = await asked('', {}, QUESTIONS_AT_ONCE);
        assert.deepEqual(
            questions.map(({ further }) => further),
            [1, 1, 1]
        );
    });

    it('that waited are asked when the others are answered', async () => {
        const questions = await asked('amber: true', {}, QUESTIONS_AT_ONCE);
        assert.deepEqual(
            questions.map(({ fact, further }) => [fact, further]),
            [
                ['blue', undefined],
                ['coral', undefined],
                ['dun', undefined]
            ]
        );
    });
});
