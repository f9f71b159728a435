import type { AstNode } from 'langium';
import type { Focus, PlaceList, View } from '../generated/ast.js';
import { statementOf } from './statements.js';
import type { ViewFocusModel, ViewModel } from './system-model.js';

/** How the parts of the model around a view are called. */
export interface PlaceIds {
    /** The id of a zone, element or data; the system's name; undefined for what is none of them. */
    placeId(place: AstNode | undefined): string | undefined;
    /** The id of the place or flow that a focus names behind its `on`; undefined where it names nothing that is there. */
    idOf(focus: Focus): string | undefined;
}

/** Reads a view; names in it that mean nothing are left out. */
export function viewModel(view: View, uri: string, ids: PlaceIds): ViewModel {
    const focus = view.focuses.length > 0 ? focusModel(view.focuses[0], ids) : undefined;
    return {
        ...statementOf(view, uri),
        collapse: placesOf(view, 'collapse', ids),
        expand: placesOf(view, 'expand', ids),
        ...(focus && { focus })
    };
}

function placesOf({ lists }: View, action: PlaceList['action'], ids: PlaceIds): string[] {
    const places = lists.filter(list => list.action === action).flatMap(list => list.places);
    return [...new Set(places.flatMap(({ ref }) => ids.placeId(ref) ?? []))];
}

function focusModel(focus: Focus, ids: PlaceIds): ViewFocusModel | undefined {
    if (focus.place || focus.source) {
        const target = ids.idOf(focus);
        return target === undefined ? undefined : { on: 'finding', threat: focus.subject?.$refText ?? '', target };
    }
    const subject = focus.subject?.ref;
    if (subject?.$type === 'Control') {
        return { on: 'control', id: subject.name };
    }
    const id = ids.placeId(subject);
    return id === undefined ? undefined : { on: subject?.$type === 'DataAsset' ? 'data' : 'element', id };
}
