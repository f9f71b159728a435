import type { ControlModel } from '../../language/model/library-model.js';
import type { Position } from '../../language/model/source.js';
import { describeControl, type LibraryIndex } from '../../explain/index.js';
import { contains } from '../lookup/ranges.js';
import type { AnalysedSystem } from '../session/session.js';
import { bold, code, list, paragraphs, plain } from '../markdown.js';
import { entryList } from './catalogue-hover.js';

/** A control: what it is, which threats it answers, and what it would close at the place where the word stands. */
export function controlHover(
    control: ControlModel,
    system: AnalysedSystem | undefined,
    index: LibraryIndex,
    position: Position | undefined
): string {
    const { description, verify, where, impliedBy, closes, reduces } = describeControl(control, index);
    return paragraphs([
        `${code(control.name)}${control.title ? ` ${bold(control.title)}` : ''}`,
        description && plain(description),
        verify && plain(verify),
        `Counts ${plain(where)}`,
        impliedBy.length > 0 ? `In place where ${impliedBy.map(code).join(' or ')}` : undefined,
        system && effect(control, system, position),
        closes.length > 0 ? `Mitigates ${closes.map(code).join(', ')}` : undefined,
        reduces.length > 0 ? `Reduces ${reduces.map(code).join(', ')}` : undefined,
        control.maps.length > 0 ? entryList(control.maps, index) : undefined
    ]);
}

/** Where the control would help in this system; at the place around the position first. */
function effect(control: ControlModel, { model, analysis }: AnalysedSystem, position: Position | undefined): string | undefined {
    const places = new Map<string, { verb: string; closes: number; here: boolean }>();
    for (const finding of analysis.findings) {
        if (finding.status !== 'open' && finding.status !== 'planned') {
            continue;
        }
        for (const fix of finding.fixes) {
            if (fix.control === control.name && fix.also.length === 0) {
                const here = position !== undefined && contains(declarationOfPlace(model, fix.on) ?? finding.declaration.whole, position);
                places.set(fix.on, { verb: fix.effect === 'closes' ? 'closes' : 'reduces', closes: fix.closes, here });
            }
        }
    }
    const lines = [...places]
        .sort(([, a], [, b]) => Number(b.here) - Number(a.here) || b.closes - a.closes)
        .slice(0, 5)
        .map(([place, { verb, closes }]) => `on ${code(place)} ${plain(`${verb} ${closes === 1 ? '1 finding' : `${closes} findings`}`)}`);
    return lines.length > 0 ? `In this system:\n\n${list(lines)}` : undefined;
}

function declarationOfPlace(model: AnalysedSystem['model'], id: string) {
    return [...model.elements, ...model.flows, ...model.zones].find(place => place.id === id)?.declaration.whole;
}
