import type { InlayHint, InlayHintLabelPart, Range } from 'vscode-languageserver-types';
import { visible } from '../formats/printable.js';
import type { ElementModel, SystemModel } from '../language/model/system-model.js';
import { defaultFact, inheritedControls, inheritedFact } from './lookup/inheritance.js';
import { libraryIndex, type LibraryIndex } from './lookup/library-index.js';
import { contains, standsIn } from './lookup/ranges.js';
import type { Snapshot } from './session/session.js';

/** Which hints are shown: the settings `tmodel.inlayHints.*`. */
export interface InlayHintSettings {
    trust: boolean;
    controls: boolean;
}

/** More names than this make a line unreadable; the tooltip has them all. */
const MOST_NAMED = 2;

/** Behind the names of elements in a range, what holds for them without being written there: trust and controls of the zones around. */
export function inlayHints(snapshot: Snapshot, range: Range, settings: InlayHintSettings): InlayHint[] {
    const index = libraryIndex(snapshot.library);
    const { kinds } = index;
    return snapshot.systems.flatMap(({ model }) =>
        model.elements
            .filter(({ declaration }) => contains(range, declaration.name.end) && standsIn(model.declaration, declaration))
            .flatMap(element => [
                ...(settings.trust && kinds.has(element.kind) ? trustHint(model, element, index) : []),
                ...(settings.controls ? controlsHint(model, element) : [])
            ])
    );
}

function trustHint(model: SystemModel, element: ElementModel, index: LibraryIndex): InlayHint[] {
    const trust = inheritedFact(model, element, 'trust') ?? defaultFact(element, 'trust', index);
    const value = trust?.stated.values.map(each => String(each.value)).join(', ');
    if (!trust || !value) {
        return [];
    }
    const tooltip = visible(`trust: ${value}, ${'kind' in trust ? `as every ${trust.kind}` : `from ${nameOf(trust.by, model)}`}`);
    const location = { uri: trust.stated.source.uri, range: trust.stated.source.range };
    return [hint(element, [{ value: visible(`trust: ${value}`), tooltip, location }], tooltip)];
}

function controlsHint(model: SystemModel, element: ElementModel): InlayHint[] {
    const controls = inheritedControls(model, element);
    if (controls.length === 0) {
        return [];
    }
    const tooltips = controls.map(({ stated, by }) => visible(`${stated.control}, from ${nameOf(by, model)}`));
    if (controls.length > MOST_NAMED) {
        return [hint(element, [{ value: `${controls.length} controls` }], tooltips.join('\n'))];
    }
    const parts = controls.map(({ stated }, index): InlayHintLabelPart => {
        const { uri, name } = stated.declaration;
        const separator = index > 0 ? ', ' : '';
        return { value: separator + visible(stated.control), tooltip: tooltips[index], location: { uri, range: name } };
    });
    return [hint(element, parts, tooltips.join('\n'))];
}

function hint({ declaration }: ElementModel, label: InlayHintLabelPart[], tooltip: string): InlayHint {
    return { position: declaration.name.end, label, tooltip, paddingLeft: true };
}

function nameOf(place: { name: string; id?: string }, model: SystemModel): string {
    return place === model ? `system ${model.name}` : `zone ${place.id ?? place.name}`;
}
