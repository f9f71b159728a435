import { analyse, type RuleSet } from '../../analysis/index.js';
import type { SystemModel } from '../../language/model/system-model.js';
import { messagesOf, type LintMessage } from './lint.js';

/** Fewer elements than this are too few to call a threat undiscerning. */
const ENOUGH = 5;

/** A system with what is raised in it, whatever was done about it since. */
interface Judged {
    model: SystemModel;
    /** By threat, the ids of its targets. */
    raised: Map<string, Set<string>>;
}

/**
 * What is wrong with the rules when they are put to work.
 * @param examples systems as people would write them
 * @param tests further systems, which were written to show single threats
 */
export function lintRaised(rules: RuleSet, examples: readonly SystemModel[], tests: readonly SystemModel[]): LintMessage[] {
    const judged = examples.map(model => judge(model, rules));
    const all = [...judged, ...tests.map(model => judge(model, rules))];
    return [
        ...messagesOf('error', 'never-raised', neverRaised(rules, all)),
        ...messagesOf('error', 'always-raised', alwaysRaised(rules, judged))
    ];
}

function judge(model: SystemModel, rules: RuleSet): Judged {
    const raised = new Map<string, Set<string>>();
    for (const { threat, target } of analyse(model, rules, { today: '2026-01-01' }).findings) {
        raised.set(threat, (raised.get(threat) ?? new Set()).add(target));
    }
    return { model, raised };
}

function neverRaised({ library }: RuleSet, systems: readonly Judged[]): string[] {
    return library.threats
        .filter(({ name }) => !systems.some(({ raised }) => raised.has(name)))
        .map(({ name }) => `no example and no test raises ${name}`);
}

/** A threat that is raised on all that it looks at tells nothing apart. */
function alwaysRaised(rules: RuleSet, examples: readonly Judged[]): string[] {
    return rules.library.threats.flatMap(({ name }) => {
        let [targets, hits] = [0, 0];
        for (const { model, raised } of examples) {
            const ids = targetsOf(rules, name, model);
            targets += ids.length;
            hits += ids.filter(id => raised.get(name)?.has(id)).length;
        }
        return targets >= ENOUGH && hits === targets
            ? [`${name} is raised on each of the ${targets} that it looks at in the examples`]
            : [];
    });
}

/** Ids of the elements and flows that a threat looks at. */
function targetsOf({ rules }: RuleSet, threat: string, model: SystemModel): string[] {
    return rules
        .filter(rule => rule.threat.name === threat)
        .flatMap(({ type, kinds }) => {
            if (type === 'system') return [model.name];
            if (type === 'flow') return model.flows.filter(({ from }) => from === undefined).map(({ id }) => id);
            return model.elements.filter(({ kind, from }) => from === undefined && kinds.has(kind)).map(({ id }) => id);
        });
}
