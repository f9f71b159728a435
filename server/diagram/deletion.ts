import { removeText } from '../fixes/removal.js';
import type { TextReplacement } from '../fixes/statement-insertion.js';
import { comparePositions, isOwn } from '../lookup/ranges.js';
import type { Range } from '../../language/model/source.js';
import type { Foreign, SystemModel } from '../../language/model/system-model.js';
import type { AnalysedSystem, Snapshot } from '../session/session.js';
import type { TextChange } from './new-parts.js';

/**
 * Takes a zone, an element or a flow out of the text, with everything inside, the flows that end there, and the decisions
 * about what goes. The summary says how much that is.
 */
export function deletePart({ text, uri }: Snapshot, { model }: AnalysedSystem, id: string): TextChange {
    const part = [...model.zones, ...model.elements, ...model.flows].find(each => each.id === id);
    if (!part) {
        return { refused: `There is no ${id} any more.` };
    }
    if (!isOwn(part) || part.declaration.uri !== uri) {
        return { refused: `${id} belongs to another system, and is changed there.` };
    }
    const gone = partsGoing(model, id);
    const ids = new Set([...gone.places, ...gone.flows].map(each => each.id));
    const treatments = model.treatments.filter(({ target }) => target !== undefined && ids.has(target));
    const removals = [...gone.places, ...gone.flows, ...treatments]
        .map(({ declaration }) => declaration)
        .filter(declaration => declaration.uri === uri)
        .map(({ whole }) => whole);
    const also = [
        counted(gone.places.length - (gone.places.some(each => each.id === id) ? 1 : 0), 'place inside', 'places inside'),
        counted(gone.flows.filter(each => each.id !== id).length, 'flow', 'flows'),
        counted(treatments.length, 'decision', 'decisions')
    ].filter(each => each !== undefined);
    return {
        edits: withoutOverlaps(outermost(removals).map(range => removeText(text, range))),
        summary: `${id} deleted${also.length > 0 ? `, and with it ${also.join(', ')}` : ''}.`
    };
}

function partsGoing(model: SystemModel, id: string) {
    const inside = (each: { id: string } & Foreign) => isOwn(each) && (each.id === id || each.id.startsWith(`${id}.`));
    const elements = new Set(model.elements.flatMap((element, index) => (inside(element) ? [index] : [])));
    return {
        places: [...model.zones.filter(inside), ...model.elements.filter(inside)],
        flows: model.flows.filter(flow => isOwn(flow) && (flow.id === id || elements.has(flow.source) || elements.has(flow.target)))
    };
}

/** Ranges of whole statements, in the order of the text, without those inside of others. */
function outermost(ranges: readonly Range[]): Range[] {
    const kept: Range[] = [];
    for (const range of [...ranges].sort((a, b) => comparePositions(a.start, b.start) || comparePositions(b.end, a.end))) {
        const last = kept.at(-1);
        if (!last || comparePositions(range.start, last.end) >= 0) {
            kept.push(range);
        }
    }
    return kept;
}

/** Removals of neighbours on one line may both take the blanks between them. */
function withoutOverlaps(removals: readonly TextReplacement[]): TextReplacement[] {
    const merged: TextReplacement[] = [];
    for (const { range } of [...removals].sort((a, b) => comparePositions(a.range.start, b.range.start))) {
        const last = merged.at(-1);
        if (last && comparePositions(range.start, last.range.end) < 0) {
            const end = comparePositions(range.end, last.range.end) > 0 ? range.end : last.range.end;
            merged[merged.length - 1] = { range: { start: last.range.start, end }, newText: '' };
        } else {
            merged.push({ range, newText: '' });
        }
    }
    return merged;
}

function counted(count: number, one: string, many: string): string | undefined {
    return count === 0 ? undefined : `${count} ${count === 1 ? one : many}`;
}
