import assert from 'node:assert/strict';
import { compileLibrary } from '../../analysis/index.js';
import { blankSystems, lintBlankElements } from '../../scripts/library-lints/blank-elements.js';
import type { LintMessage } from '../../scripts/library-lints/lint.js';
import { lintRaised } from '../../scripts/library-lints/raised.js';
import { lintRuleTexts } from '../../scripts/library-lints/rule-texts.js';
import { lintBuiltInLibrary } from '../../scripts/library-lints/run.js';
import { analyseText } from '../rules/analysed-text.js';

/** What the lints have against the names that a text declares beside the built-in library. */
const texts = (messages: readonly LintMessage[], name: RegExp) =>
    messages.filter(({ message }) => name.test(message)).map(({ lint, message }) => `${lint}: ${message}`);

const BOX = 'enum lid { open, ajar, shut } kind box extends store { attribute lid "Is it open?" : lid attribute weight : number }\n';

async function library(text: string) {
    const { library: all, systems, complaints } = await analyseText(BOX + text);
    assert.deepEqual(complaints, []);
    return { library: all, rules: compileLibrary(all), models: systems.map(({ model }) => model) };
}

const threat = (name: string, clauses: string) => `threat ${name} { on box ${clauses} message: "m" }\n`;

describe('Lints of a library', () => {
    it('find a threat that nothing raises', async () => {
        const { rules, models } = await library(
            `${threat('box-fire', 'when lid = shut')}${threat('box-rain', 'when lid = open')}system s { box a { lid: open } }`
        );
        assert.deepEqual(texts(lintRaised(rules, [], models), /box-/), ['never-raised: no example and no test raises box-fire']);
    });

    it('find a threat that is raised on all that it looks at in the examples', async () => {
        const boxes = ['a', 'b', 'c', 'd', 'e'].map(name => `box ${name} { lid: open weight: ${name === 'e' ? 1 : 2} }`).join(' ');
        const { rules, models } = await library(
            `${threat('box-rain', 'when lid = open')}${threat('box-weight', 'when lid = open and weight > 1')}system s { ${boxes} }`
        );
        assert.deepEqual(texts(lintRaised(rules, models, []), /box-/), [
            'always-raised: box-rain is raised on each of the 5 that it looks at in the examples'
        ]);
    });

    it('do not judge by few elements', async () => {
        const { rules, models } = await library(`${threat('box-rain', 'when lid = open')}system s { box a { lid: open } }`);
        assert.deepEqual(texts(lintRaised(rules, models, []), /box-/), []);
    });

    it('find a control that no threat knows, wherever a threat could name it', async () => {
        const { library: all } = await library(`
            control box-lid {} control box-lock {} control box-guard {} control box-paint {}
            ${threat('box-rain', 'when reached from actor without box-guard mitigated by box-lid reduced by box-lock')}`);
        assert.deepEqual(texts(lintRuleTexts(all), /control box-/), ['unused-control: no threat knows the control box-paint']);
    });

    it('note a fact that nothing reads, and values that nothing tells apart', async () => {
        const { library: all } = await library(threat('box-rain', 'when lid in [open, ajar]'));
        assert.deepEqual(texts(lintRuleTexts(all), /box\.|of lid/), [
            'unread-fact: nothing reads box.weight',
            'values-alike: no rule tells open, ajar of lid apart'
        ]);
    });

    it('read what is asked inside of a path, of severities and steps, and for controls', async () => {
        const { library: all } = await library(`
            control box-lid { implied when weight > 3 }
            ${threat('box-rain', 'when reaches box where (lid = open) mitigated by box-lid severity: low when lid = ajar')}`);
        assert.deepEqual(texts(lintRuleTexts(all), /box\.|of lid/), []);
    });

    describe('over elements of which nothing is said', () => {
        const lint = async (text: string) => {
            const { library: all, rules } = await library(text);
            const { systems, complaints } = await analyseText(BOX + text + blankSystems(all));
            assert.deepEqual(
                complaints.filter(each => !/unused|nobody/i.test(each)),
                []
            );
            return texts(
                lintBlankElements(
                    rules,
                    systems.map(({ model }) => model)
                ),
                /on blank_?(?:box)?, of|connected_box/
            );
        };

        it('find a finding', async () => {
            assert.deepEqual(await lint(threat('box-theft', 'when reached from actor')), [
                'blank-finding: connected_box: box-theft is raised on blank, of which nothing is said'
            ]);
        });

        it('find too many questions', async () => {
            const facts = ['a', 'b', 'c', 'd'].map(name => `attribute ${name}_fact : boolean`).join(' ');
            const rule = 'on crate when a_fact or b_fact or c_fact or d_fact message: "m"';
            const { library: all, rules } = await library(`kind crate extends element { ${facts} } threat crate-leak { ${rule} }`);
            const { systems } = await analyseText(
                `${BOX}kind crate extends element { ${facts} } threat crate-leak { ${rule} }\n${blankSystems(all)}`
            );
            assert.deepEqual(
                texts(
                    lintBlankElements(
                        rules,
                        systems.map(({ model }) => model)
                    ),
                    /connected_crate|blank_crate/
                ),
                ['blank-questions: unconnected: 4 questions on blank_crate: a_fact, b_fact, c_fact, d_fact']
            );
        });

        it('say nothing of a rule that needs to be told something', async () => {
            assert.deepEqual(await lint(threat('box-rain', 'when lid = open')), []);
        });
    });
});

describe('The built-in library', () => {
    let messages: LintMessage[];
    before(async () => void (messages = await lintBuiltInLibrary()));

    const found = (...lints: string[]) => messages.filter(({ lint }) => lints.includes(lint)).map(({ message }) => message);

    it('has no threat that nothing raises', () => assert.deepEqual(found('never-raised'), []));

    it('has no threat that is raised on everything', () => assert.deepEqual(found('always-raised'), []));

    it('has no control that no threat knows', () => assert.deepEqual(found('unused-control'), []));

    it('finds nothing about an element of which nothing is said, whatever its kind', () => assert.deepEqual(found('blank-finding'), []));

    it('asks little about an element that nothing is connected with', () => {
        assert.deepEqual(found('blank-questions'), []);
    });
});
