import type { AttributeModel, Expression } from '../../language/model/library-model.js';
import type { LibraryIndex } from '../../explain/index.js';
import { RELATIONS } from '../../analysis/index.js';

/** What stands for elements of any kind. */
const ANY = '*';

const weights = new WeakMap<LibraryIndex, ReadonlyMap<string, ReadonlyMap<string, number>>>();

/**
 * The facts of a kind that most rules ask about, the most asked first: of its own kind, of its bases, of any element.
 * Only facts with values to choose from, because others cannot be filled in without knowing the system.
 */
export function decidingFacts(index: LibraryIndex, kind: string, most: number): AttributeModel[] {
    let asked = weights.get(index);
    if (!asked) {
        weights.set(index, (asked = askedFacts(index)));
    }
    const lineage = [ANY, ...index.ancestry(kind).map(({ name }) => name)];
    const weight = (fact: string) => lineage.reduce((sum, each) => sum + (asked.get(each)?.get(fact) ?? 0), 0);
    return [...index.attributesOf(kind).values()]
        .map(({ attribute }) => attribute)
        .filter(({ name, type, derived }) => !derived && index.enumerations.has(type) && weight(name) > 0)
        .sort((a, b) => weight(b.name) - weight(a.name))
        .slice(0, most);
}

/** How often the conditions of the library's threats, and what stands for its controls, ask for each fact of each kind. */
function askedFacts(index: LibraryIndex): ReadonlyMap<string, ReadonlyMap<string, number>> {
    const asked = new Map<string, Map<string, number>>();
    const ask = (kind: string, fact: string) => {
        const facts = asked.get(kind) ?? new Map<string, number>();
        asked.set(kind, facts.set(fact, (facts.get(fact) ?? 0) + 1));
    };
    const walk = (expression: Expression, kinds: readonly string[]): void => {
        switch (expression.op) {
            case 'and':
            case 'or':
                expression.operands.forEach(operand => walk(operand, kinds));
                break;
            case 'not':
                walk(expression.operand, kinds);
                break;
            case 'compare':
                kinds.forEach(kind => ask(kind, expression.fact));
                break;
            case 'quantified':
                if (expression.where) {
                    const type = (RELATIONS.element[expression.relation] ?? RELATIONS.flow[expression.relation])?.type;
                    walk(expression.where, [type === 'flow' || type === 'data' ? type : ANY]);
                }
                break;
            case 'path':
                if (expression.where) {
                    walk(expression.where, [expression.kind]);
                }
        }
    };
    for (const { targets, conditions } of index.library.threats) {
        conditions.forEach(condition => walk(condition, targets));
    }
    for (const { implied } of index.library.controls) {
        implied.forEach(condition => walk(condition, [ANY, 'flow']));
    }
    return asked;
}
