import type { AstNode } from 'langium';
import type { Flow } from '../generated/ast.js';
import type { Range } from '../model/source.js';
import { referenceRange, tokenRanges } from '../syntax/ranges.js';
import { listed } from '../syntax/spelling.js';
import type { Naming } from '../model/flow-parts.js';
import type { CheckContext, DocumentCheck } from './check.js';
import { inventoryOf } from './inventory.js';

/** A treatment of a flow, what a test expects there, or what a view looks at, names one flow of its system or test. */
export const checkTreatedFlows: DocumentCheck = (document, context) => {
    for (const { treatments, expectations, views, flows } of inventoryOf(document, context)) {
        const naming: Naming[] = [...treatments, ...expectations, ...views.flatMap(({ focuses }) => focuses)];
        const treating = naming.filter(({ source, target }) => source?.ref && target?.ref);
        if (treating.length > 0) {
            const bySource = grouped(flows);
            treating.forEach(treatment => checkTreatment(treatment, bySource, context));
        }
    }
};

type FlowsByEnds = ReadonlyMap<AstNode, ReadonlyMap<AstNode, readonly Flow[]>>;

function grouped(flows: readonly Flow[]): FlowsByEnds {
    const bySource = new Map<AstNode, Map<AstNode, Flow[]>>();
    for (const flow of flows) {
        const source = flow.source?.ref;
        const target = flow.target?.ref;
        if (source && target) {
            const byTarget = bySource.get(source) ?? new Map<AstNode, Flow[]>();
            bySource.set(source, byTarget);
            const joining = byTarget.get(target);
            if (joining) {
                joining.push(flow);
            } else {
                byTarget.set(target, [flow]);
            }
        }
    }
    return bySource;
}

function checkTreatment(treatment: Naming, flows: FlowsByEnds, { report }: CheckContext): void {
    const source = treatment.source!.ref!;
    const target = treatment.target!.ref!;
    const joining = flows.get(source)?.get(target) ?? [];
    const labelled = joining.filter(flow => treatment.label === undefined || flow.title === treatment.label);
    if (labelled.length === 1) {
        return;
    }
    const titles = titlesOf(joining);
    const written = `${treatment.source!.$refText} -> ${treatment.target!.$refText}`;
    const range = endsOf(treatment);
    const suggestions = titles.filter(title => titles.indexOf(title) === titles.lastIndexOf(title)).map(title => `${written} "${title}"`);
    if (labelled.length > 1) {
        report({
            severity: 'error',
            code: 'ambiguous-flow',
            range,
            suggestions,
            message: 'Several flows join these two: write the label of the one that is meant behind the target.'
        });
    } else if (joining.length > 0) {
        report({
            severity: 'error',
            code: 'unknown-flow',
            range,
            suggestions: joining.length === 1 ? [written] : suggestions,
            message: `There is no such flow between these two${titles.length > 0 ? `, only ${listed(titles)}` : ''}.`
        });
    } else {
        const back = flows.get(target)?.get(source)?.length === 1;
        report({
            severity: 'error',
            code: 'unknown-flow',
            range,
            suggestions: back ? [`${treatment.target!.$refText} -> ${treatment.source!.$refText}`] : [],
            message: 'There is no such flow.'
        });
    }
}

function endsOf(treatment: Naming): Range {
    const { start } = referenceRange(treatment.source!);
    return { start, end: tokenRanges(treatment, 'label')[0]?.end ?? referenceRange(treatment.target!).end };
}

/** Titles that can be written between quotation marks as they are. */
function titlesOf(flows: readonly Flow[]): string[] {
    return flows.map(flow => flow.title).filter(title => title !== undefined && !/["\\\n\r\t]/.test(title)) as string[];
}
