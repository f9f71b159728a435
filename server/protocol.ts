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

/** client -> server request: {@link PictureParams}, answered with a {@link Picture}. */
export const PictureMethod = 'tmodel/picture';

/** What is to be drawn: a document of the workspace, or a text that is in none. */
export interface PictureParams {
    /** The document; for a text the document that it stands in, to which its imports are relative. */
    uri: string;
    text?: string;
    /** Name of the system; the first otherwise. */
    system?: string;
    theme: 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';
}

/** `none`: there is no system to draw. */
export type Picture = { status: 'ok'; system: string; label: string; svg: string } | { status: 'none' } | { status: 'failed'; message: string };

/** client -> server request: {@link Statistics}, since the server has started. No params. */
export const StatisticsMethod = 'tmodel/statistics';

/** How changed texts were read. */
export interface Statistics {
    /** Only the statements around the change. */
    incremental: number;
    /** From the start to the end. */
    full: number;
}

/** The editor's own command that opens the diagram of the document in front. Editors that have it say so: `initializationOptions: { commands }`. */
export const OPEN_DIAGRAM_COMMAND = 'tmodel.openDiagram';

export const ThreatsMethods = {
    /** client -> server notification: {@link ThreatsSubscription}. From now on updates come for every document with a system. */
    subscribe: 'tmodel/threats/subscribe',
    /** server -> client notification: {@link ThreatsUpdate}, when a document's results have rested for a moment. */
    update: 'tmodel/threats/update'
} as const;

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

/** What a client wants to know of findings: nothing, how many there are, or each of them. */
export type ThreatsDetail = 'none' | 'counts' | 'findings';

export interface ThreatsSubscription {
    detail: ThreatsDetail;
}

/** The findings of one document, in place of those that were sent for it before. */
export interface ThreatsUpdate {
    uri: string;
    /** Names of the systems in the document; none where it has gone, or has become a library. */
    systems: string[];
    /** How many facts are asked for. */
    questions: number;
    /** The releases of the catalogues that the document sees: `{ framework: 'atlas', edition: '2026.09' }`. */
    editions: { framework: string; edition: string }[];
    /** Numbers of open findings, planned ones among them, by severity. */
    open: Record<string, number>;
    /** In the order of the analysis; absent where only counts were asked for. */
    findings?: ListedFinding[];
}

/** A finding in a list. */
export interface ListedFinding {
    id: string;
    system: string;
    threat: string;
    title: string;
    /** Id of the element or flow, or the system's name. */
    target: string;
    status: string;
    severity: string;
    /** STRIDE categories, as the threat's rule names them. */
    stride: string[];
    /** Titles of the tactics that the threat's techniques serve. */
    tactics: string[];
    message: string;
    /** Where it is reported. */
    place: { uri: string; range: Range };
    /** Where its rule stands. */
    rule: { uri: string; range: Range };
}
