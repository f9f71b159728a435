import { isElementKind } from '../completion/library-candidates.js';
import { insertIntoBody, type TextReplacement } from '../fixes/statement-insertion.js';
import { isOwn, standsIn } from '../lookup/ranges.js';
import { writtenNames } from '../lookup/written-names.js';
import type { Declaration } from '../../language/model/source.js';
import type { SystemModel } from '../../language/model/system-model.js';
import type { AnalysedSystem, Snapshot } from '../session/session.js';

/** A change of the system's own document, or why it cannot be made. */
export type TextChange = { edits: TextReplacement[]; summary: string; id?: string } | { refused: string };

/** Longer titles are cut where a name is made of them. */
const LONGEST_NAME = 40;

/** Writes `from -> to` behind the system's other flows, each end with the shortest name that stands for it. */
export function addFlow({ text }: Snapshot, { model }: AnalysedSystem, from: string, to: string): TextChange {
    const { elements, flows } = model;
    const ends = [from, to].map(id => elements.findIndex(element => element.id === id));
    const missing = [from, to].find((_, index) => ends[index] < 0);
    if (missing !== undefined) {
        return { refused: `There is no element ${missing} for a flow to end at.` };
    }
    const names = ends.map(end => writtenNames(model).elements[end]);
    const nameless = [from, to].find((_, index) => names[index] === undefined);
    if (nameless !== undefined) {
        return { refused: `No name stands for ${nameless} alone.` };
    }
    const parallel = flows.filter(({ source, target }) => source === ends[0] && target === ends[1]).length;
    const header = `${names[0]} -> ${names[1]}`;
    return {
        edits: [insertIntoBody(text, model.declaration, [{ header }], lastFlow(model))],
        summary: `Flow ${header} added.`,
        id: `${from} -> ${to}${parallel > 0 ? ` #${parallel + 1}` : ''}`
    };
}

/** The last of the flows that stand in the system's own body. */
function lastFlow({ flows, zones, elements }: SystemModel) {
    const inner = [...zones, ...elements].filter(isOwn);
    return flows.filter(flow => isOwn(flow) && !inner.some(({ declaration }) => standsIn(declaration, flow.declaration))).at(-1)
        ?.declaration.whole;
}

/**
 * Writes a new element at the end of a zone's, an element's or the system's body.
 * @param label a name, or a title of which a name is made
 * @param inside id of the zone or element; the system where absent
 */
export function addElement(
    { text, library, uri }: Snapshot,
    { model }: AnalysedSystem,
    { kind, label, inside }: { kind: string; label: string; inside?: string }
): TextChange {
    if (!library.kinds.some(({ name }) => name === kind) || !isElementKind(kind)) {
        return { refused: `There is no kind ${kind} of elements.` };
    }
    const place = inside === undefined ? model : [...model.zones, ...model.elements].find(({ id }) => id === inside);
    if (!place) {
        return { refused: `There is no ${inside} any more.` };
    }
    if (place.declaration.uri !== uri || ('from' in place && place.from !== undefined)) {
        return { refused: `${inside} belongs to another system, and is changed there.` };
    }
    const title = label.replace(/[\s\p{Cc}]+/gu, ' ').trim();
    const wanted = nameOf(title);
    if (wanted === undefined) {
        return { refused: `No name can be made of '${title}': names are made of the letters a to z, digits, '_' and '-'.` };
    }
    const prefix = inside === undefined ? '' : `${inside}.`;
    const name = freeName(model, prefix, wanted);
    const header = `${kind} ${name}${title === wanted ? '' : ` ${JSON.stringify(title)}`}`;
    return {
        edits: [insertIntoBody(text, place.declaration, [{ header }], lastInside(model, place.declaration))],
        summary: `Element ${prefix}${name} added.`,
        id: prefix + name
    };
}

/** `Web shop (EU)` becomes `web_shop_eu`; what is a name already stays as it is. */
function nameOf(title: string): string | undefined {
    if (/^[A-Za-z_]\w{0,99}$/.test(title)) {
        return title;
    }
    const words = title
        .slice(0, 4 * LONGEST_NAME)
        .replaceAll('ß', 'ss')
        .normalize('NFKD')
        .replace(/[^\w\s.-]/g, '')
        .split(/[^A-Za-z0-9]+/)
        .filter(word => word !== '');
    const name = words.join('_').toLowerCase().slice(0, LONGEST_NAME).replace(/_$/, '');
    return name === '' ? undefined : /^\d/.test(name) ? `_${name}` : name;
}

function freeName({ zones, elements, data }: SystemModel, prefix: string, wanted: string): string {
    const taken = new Set([...zones, ...elements, ...data].map(({ id }) => id));
    let name = wanted;
    for (let copy = 2; taken.has(prefix + name); copy++) {
        name = `${wanted}${copy}`;
    }
    return name;
}

/** The last element or zone directly or deeper inside a body, so that a new one joins them and does not follow flows and treatments. */
function lastInside(model: SystemModel, outer: Declaration) {
    const inner = [...model.zones, ...model.elements]
        .filter(isOwn)
        .map(({ declaration }) => declaration)
        .filter(declaration => declaration !== outer && standsIn(outer, declaration));
    // Of statements that nest, the outermost ends last.
    return inner.reduce<Declaration | undefined>(
        (last, each) =>
            last &&
            (last.whole.end.line > each.whole.end.line ||
                (last.whole.end.line === each.whole.end.line && last.whole.end.character >= each.whole.end.character))
                ? last
                : each,
        undefined
    )?.whole;
}
