import type { AstNode } from 'langium';
import type { Fact, Mitigation, Treatment } from '../generated/ast.js';
import { rangesOf, referenceRange } from '../syntax/ranges.js';
import type { Declaration, Range } from './source.js';
import type { FactModel, FactScalar, MitigationModel, MitigationStatus, StatementModel, TreatmentModel } from './system-model.js';

/** Where a statement stands. @param name where its name stands, for statements without a `name` of their own */
export function declarationOf(node: AstNode, uri: string, name?: Range): Declaration {
    const ranges = rangesOf(node);
    const declaration: Declaration = { uri, name: name ?? ranges.name ?? startOf(ranges.whole), whole: ranges.whole };
    if (ranges.body) {
        declaration.body = ranges.body;
    }
    return declaration;
}

export function factsOf(facts: readonly Fact[], uri: string): FactModel[] {
    return facts
        .filter(fact => fact.name)
        .map(fact => {
            const { whole, values } = rangesOf(fact);
            return {
                name: fact.name,
                values: valuesOf(fact),
                list: fact.list,
                source: { uri, range: whole },
                valueRange: values ?? endOf(whole)
            };
        });
}

/** The values of a fact or comparison. Where a list mixes types, which is an error, names come first. */
export function valuesOf(node: Pick<Fact, 'names' | 'texts' | 'numbers' | 'dates'>): FactScalar[] {
    const values: FactScalar[] = node.names.map(value => ({ type: 'name', value }));
    node.texts.forEach(value => values.push({ type: 'text', value }));
    node.numbers.forEach(value => values.push({ type: 'number', value }));
    node.dates.forEach(value => values.push({ type: 'date', value }));
    return values;
}

export function mitigationsOf(mitigations: readonly Mitigation[], uri: string): MitigationModel[] {
    return mitigations
        .filter(mitigation => mitigation.control)
        .map(mitigation => ({
            control: mitigation.control.$refText,
            status: statusOf(mitigation),
            facts: factsOf(mitigation.facts, uri),
            declaration: declarationOf(mitigation, uri, referenceRange(mitigation.control))
        }));
}

/** @param target id of what it is about; undefined where it names nothing that is there */
export function treatmentOf(treatment: Treatment, uri: string, target: string | undefined): TreatmentModel {
    return {
        action: treatment.action,
        threat: treatment.threat.$refText,
        target,
        facts: factsOf(treatment.facts, uri),
        declaration: declarationOf(treatment, uri, referenceRange(treatment.threat))
    };
}

/** A statement that has a name, a title and facts. */
export function statementOf(node: AstNode & { name: string; title?: string; facts: Fact[] }, uri: string): StatementModel {
    return { ...headOf(node), facts: factsOf(node.facts, uri), declaration: declarationOf(node, uri) };
}

export function headOf({ name, title }: { name: string; title?: string }): { name: string; title?: string } {
    return title === undefined ? { name } : { name, title };
}

/** What is not said, or not known, is taken as implemented; an unknown status is reported by the checks. */
function statusOf(mitigation: Mitigation): MitigationStatus {
    const stated = mitigation.facts.find(fact => fact.name === 'status')?.names[0];
    return stated === 'planned' || stated === 'verified' ? stated : 'implemented';
}

function startOf(range: Range): Range {
    return { start: range.start, end: range.start };
}

function endOf(range: Range): Range {
    return { start: range.end, end: range.end };
}
