import { analyse, QUESTIONS_AT_ONCE, type RuleSet } from '../../analysis/index.js';
import type { LibraryModel } from '../../language/model/library-model.js';
import type { SystemModel } from '../../language/model/system-model.js';
import { messagesOf, type LintMessage } from './lint.js';

/** The system whose elements stand alone. */
const UNCONNECTED = 'unconnected';

const STATEMENTS: ReadonlySet<string> = new Set(['system', 'zone', 'data', 'flow']);

/**
 * Systems that say as little as can be said, as one text: all kinds of elements unconnected, and each between an anonymous actor and a
 * store, by flows without facts.
 */
export function blankSystems({ kinds }: LibraryModel): string {
    const elements = kinds.map(({ name }) => name).filter(name => !STATEMENTS.has(name));
    return [
        `system ${UNCONNECTED} {\n${elements.map(kind => `  ${kind} blank_${kind}\n`).join('')}}`,
        ...elements.map(
            kind =>
                `system connected_${kind} {\n  actor someone { identity: anonymous }\n  ${kind} blank\n  store kept\n  someone -> blank\n  blank -> kept\n}`
        )
    ].join('\n\n');
}

/**
 * What a library says of systems that say next to nothing: nothing but questions, and of an element without flows no more than
 * would be asked at once.
 * @param systems of {@link blankSystems}
 */
export function lintBlankElements(rules: RuleSet, systems: readonly SystemModel[]): LintMessage[] {
    return systems.flatMap(model => {
        const { findings, questions } = analyse(model, rules, { today: '2026-01-01' });
        const byTarget = new Map<string, string[]>();
        for (const { target, fact } of questions) byTarget.set(target, [...(byTarget.get(target) ?? []), fact]);
        const many = model.name === UNCONNECTED ? [...byTarget].filter(([, facts]) => facts.length > QUESTIONS_AT_ONCE) : [];
        return [
            ...messagesOf(
                'error',
                'blank-finding',
                findings.map(({ threat, target }) => `${model.name}: ${threat} is raised on ${target}, of which nothing is said`)
            ),
            ...messagesOf(
                'error',
                'blank-questions',
                many.map(([target, facts]) => `${model.name}: ${facts.length} questions on ${target}: ${facts.join(', ')}`)
            )
        ];
    });
}
