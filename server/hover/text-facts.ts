import type { FactModel } from '../../language/model/system-model.js';
import { plain } from '../markdown.js';

/** The texts of some facts, in the order asked for; facts that are not stated are left out. */
export function textFacts(facts: readonly FactModel[], names: readonly string[]): string[] {
    return names.flatMap(name =>
        facts.filter(fact => fact.name === name).map(fact => plain(fact.values.map(value => String(value.value)).join(', ')))
    );
}
