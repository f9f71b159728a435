import type { RaisedFinding } from './fixes.js';
import type { ModelChanges } from './model-changes.js';
import type { Speaker } from './text-places.js';

const TYPES = ['system', 'zone', 'element', 'flow', 'data'] as const satisfies readonly Speaker['type'][];
/** Keys of flows as steps of paths, of which only their own place is told, not what they say. */
const STEP = TYPES.length;
const MOST_OF_A_TYPE = 2 ** 32;

/** Findings by what of the model they stand at, give as a reason, or lead over: those whose places a change of the text can move. */
export class FindingsByPlace {
    private readonly findings = new Map<number, Set<RaisedFinding>>();

    /** Adds a finding. */
    add(raised: RaisedFinding): void {
        for (const key of keysOf(raised)) {
            const known = this.findings.get(key);
            if (known) known.add(raised);
            else this.findings.set(key, new Set([raised]));
        }
    }

    /** Takes a finding out that was added. */
    remove(raised: RaisedFinding): void {
        for (const key of keysOf(raised)) this.findings.get(key)?.delete(raised);
    }

    /** @returns the findings of which a place may have moved */
    concerned({ displaced, movedFlows }: ModelChanges): Set<RaisedFinding> {
        const concerned = new Set<RaisedFinding>();
        const take = (key: number) => this.findings.get(key)?.forEach(raised => concerned.add(raised));
        TYPES.forEach((type, code) => {
            if (type !== 'system') for (const index of displaced[type]) take(keyOf(code, index));
            else if (displaced.system) take(keyOf(code, 0));
        });
        for (const flow of movedFlows) take(keyOf(STEP, flow));
        return concerned;
    }
}

function keyOf(type: number, index: number): number {
    return type * MOST_OF_A_TYPE + index;
}

function keysOf({ untreated, reasons }: RaisedFinding): number[] {
    const keys = [keyOf(TYPES.indexOf(untreated.targetType), untreated.targetIndex)];
    for (const { speaker } of reasons) if (speaker) keys.push(keyOf(TYPES.indexOf(speaker.type), speaker.index));
    for (const { flow } of untreated.path) if (flow !== undefined) keys.push(keyOf(STEP, flow));
    return keys;
}
