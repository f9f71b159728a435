import type { Drawing } from '../diagram/drawing.js';
import type { Range } from '../language/model/source.js';

/**
 * Every message that is not in the Language Server Protocol, once. The client and the webview import types and
 * method names from here and nothing else of the server.
 */
export const DiagramMethods = {
    /** client -> server notification: {@link DiagramWatchParams}. From now on updates come for this document. */
    watch: 'tmodel/diagram/watch',
    /** client -> server notification: {@link DiagramWatchParams}. */
    unwatch: 'tmodel/diagram/unwatch',
    /** server -> client notification: {@link DiagramUpdate}, after every analysis of a watched document. */
    update: 'tmodel/diagram/update'
} as const;

/** client -> server request: text of a document of the built-in library (`tmodel-builtin:` URIs). Params `{ uri }`, result the text. */
export const LibraryTextMethod = 'tmodel/library/text';

/** client -> server request: {@link Statistics}, since the server has started. No params. */
export const StatisticsMethod = 'tmodel/statistics';

/** How changed texts were read. */
export interface Statistics {
    /** Only the statements around the change. */
    incremental: number;
    /** From the start to the end. */
    full: number;
}

export interface DiagramWatchParams {
    uri: string;
    /** Name of the system to draw, where the document has several; the first otherwise. */
    system?: string;
}

export interface DiagramUpdate {
    uri: string;
    /** Version of the document that was drawn. */
    version: number;
    /** Names of all systems in the document, in order. */
    systems: string[];
    /** The one that is drawn; undefined where the document has none. */
    system?: string;
    status: 'ok' | 'empty' | 'failed';
    /** For `failed`: what to tell the user. */
    message?: string;
    drawing?: Drawing;
    /** Where each drawn id stands in the text, for selection in both directions. */
    places: DiagramPlace[];
    findings: DiagramFinding[];
}

export interface DiagramPlace {
    id: string;
    uri: string;
    name: Range;
    whole: Range;
}

/** What the picture needs to know of a finding. */
export interface DiagramFinding {
    id: string;
    threat: string;
    title: string;
    severity: string;
    status: string;
    /** Id of the drawn shape or flow. */
    target: string;
    message: string;
    because: string[];
    /** Ids of elements and flows along the witness path, in order. */
    path: string[];
    /** ATLAS and other ids, to show beside the title. */
    maps: string[];
}
