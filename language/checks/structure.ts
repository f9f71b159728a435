import type { AstNode } from 'langium';
import type { Element, Flow, System, Zone } from '../generated/ast.js';
import { nameRange, rangesOf, referenceRange } from '../syntax/ranges.js';
import type { Check, CheckContext, DocumentCheck } from './check.js';
import { isWhole } from './intact.js';
import { inventoryOf } from './inventory.js';
import { removing } from './problem-fix.js';

/** A flow joins two elements: one that leads back to where it starts says nothing that a rule could look at. */
export const checkFlowEnds: Check<Flow> = (flow, { report }) => {
    const source = flow.source?.ref;
    if (!source || source !== flow.target?.ref) {
        return;
    }
    const range = { start: referenceRange(flow.source).start, end: referenceRange(flow.target).end };
    report({
        severity: 'warning',
        code: 'flow-to-itself',
        range,
        message: `This flow leads from '${flow.source.$refText}' to itself: a flow joins two elements.`,
        fixes: [removing(range, rangesOf(flow).whole, 'Remove this flow')]
    });
};

/** Systems without anything, zones without any, and zones whose elements take part in no flow. A test holds what it needs, and may be as bare. */
export const checkStructure: DocumentCheck = (document, context) => {
    for (const { system, places, flows } of inventoryOf(document, context)) {
        if (!isWhole(context)) {
            return;
        }
        if (system.$type === 'Test') {
            continue;
        }
        const occupied = around(places.filter(place => place.$type === 'Element'));
        if (!occupied.has(system)) {
            reportEmptySystem(system, context);
            continue;
        }
        const ends = flows.flatMap(flow => [flow.source?.ref, flow.target?.ref]);
        // An end that names nothing may be meant for any zone, and a system without flows is not described yet.
        if (flows.length === 0 || ends.includes(undefined)) {
            continue;
        }
        const reached = around(ends as Element[]);
        for (const place of places) {
            if (place.$type === 'Zone' && place.name && isReached(place.$container, reached, system)) {
                reportZone(place, occupied, reached, context);
            }
        }
    }
};

/** The elements, and everything around them. */
function around(elements: readonly AstNode[]): ReadonlySet<AstNode> {
    const places = new Set<AstNode>();
    for (const element of elements) {
        for (let place: AstNode | undefined = element; place && !places.has(place); place = place.$container) {
            places.add(place);
        }
    }
    return places;
}

/** Of zones inside each other, the outermost is told. */
function isReached(place: AstNode, reached: ReadonlySet<AstNode>, system: System): boolean {
    return place === system || reached.has(place);
}

function reportZone(zone: Zone, occupied: ReadonlySet<AstNode>, reached: ReadonlySet<AstNode>, { report }: CheckContext): void {
    const range = nameRange(zone);
    if (!occupied.has(zone)) {
        report({
            severity: 'information',
            code: 'empty-zone',
            range,
            message: `The zone '${zone.name}' has no elements.`,
            fixes: zone.members.length > 0 ? [] : [removing(range, rangesOf(zone).whole, `Remove the zone ${zone.name}`)]
        });
    } else if (!reached.has(zone)) {
        report({
            severity: 'information',
            code: 'unreached-zone',
            range,
            message: `No flow reaches the zone '${zone.name}': no element inside takes part in one.`
        });
    }
}

function reportEmptySystem(system: System, { report }: CheckContext): void {
    if (!system.name || !rangesOf(system).body || system.members.length + system.facts.length + system.mitigations.length > 0) {
        return;
    }
    report({
        severity: 'information',
        code: 'empty-system',
        range: nameRange(system),
        message: `The system '${system.name}' is empty: its elements are written kind name, like service api.`
    });
}
