import type { Drawing } from '../diagram/drawing.js';
import type { FixedPositions } from '../diagram/positions.js';
import type { DiagramView } from '../diagram/view/view.js';
import type { Range } from '../language/model/source.js';

export type { FixedPositions } from '../diagram/positions.js';
export type { DetailLevel, DiagramView, FindingFilter, ViewFocus } from '../diagram/view/view.js';

/**
 * Every message that is not in the Language Server Protocol, once. The client and the webview import types and
 * method names from here and nothing else of the server.
 */
export const DiagramMethods = {
    /** client -> server notification: {@link DiagramWatchParams}. From now on updates come for this panel; in place of what it watched before. */
    watch: 'tmodel/diagram/watch',
    /** client -> server notification: {@link DiagramUnwatchParams}. */
    unwatch: 'tmodel/diagram/unwatch',
    /** server -> client notification: {@link DiagramUpdate}, after every analysis of a document that a panel watches. */
    update: 'tmodel/diagram/update',
    /** client -> server request: {@link DiagramEditParams}, result {@link DiagramEditAnswer}. Nothing is changed; the client applies the edit. */
    edit: 'tmodel/diagram/edit',
    /** client -> server request: {@link DiagramOffersParams}, result {@link DiagramOffers}. */
    offers: 'tmodel/diagram/offers',
    /** client -> server request: {@link DiagramHoverParams}, result {@link DiagramHover} or null. */
    hover: 'tmodel/diagram/hover'
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
export type Picture =
    { status: 'ok'; system: string; label: string; svg: string } | { status: 'none' } | { status: 'failed'; message: string };

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
    /** Tells the panels of a client apart, also those of one document. */
    panel: string;
    uri: string;
    /** Name of the system to draw, where the document has several; the first otherwise. */
    system?: string;
    /** Everything, at a level that suits the system's size, where absent. */
    view?: DiagramView;
    /** Name of a `view` of the document to draw instead; a name that the document does not have counts as none. */
    namedView?: string;
    /** Where the user has put places of each system, by the system's name. */
    positions?: Readonly<Record<string, FixedPositions>>;
    /** True to lay all out anew once, instead of leaving what is drawn where it is. */
    anew?: boolean;
}

export interface DiagramUnwatchParams {
    panel: string;
}

export interface DiagramUpdate {
    /** The panel that it is for. */
    panel: string;
    uri: string;
    /** Version of the document that was drawn. */
    version: number;
    /** All systems in the document, in order. */
    systems: DiagramSystem[];
    /** Name of the one that is drawn; undefined where the document has none. */
    system?: string;
    /** The view that was applied. */
    view: DiagramView;
    /** Name of the document's view that was applied. */
    namedView?: string;
    /** The views that the document keeps for the drawn system, in order. */
    views: { name: string; label: string }[];
    status: 'ok' | 'empty' | 'failed';
    /** For `failed`: what to tell the user. */
    message?: string;
    /** Where the view looks at a finding: the way of the attack. */
    steps: DiagramStep[];
    /** What could not be shown as it was asked for, in whole sentences. */
    notices: string[];
    /** Ids that have a position from the user, but are no places of the system any more. */
    gone: string[];
    drawing?: Drawing;
    /** Where each place and flow of the system stands in the text, drawn or not, for selection in both directions. */
    places: DiagramPlace[];
    findings: DiagramFinding[];
    /** Ids of the findings that the view's filter holds back. */
    hidden: string[];
    /** What else than places a view can look at: data and controls of the system. */
    subjects: DiagramSubject[];
}

/** A step of an attack: the place that it gets to, the flow by which, and what the finding says of both. */
export interface DiagramStep {
    place: string;
    flow?: string;
    because: string[];
}

export interface DiagramSystem {
    name: string;
    /** Its whole statement. */
    whole: Range;
}

export interface DiagramPlace {
    id: string;
    type: 'zone' | 'element' | 'flow';
    /** The declared name; a flow's `a -> b`. */
    label: string;
    /** Of a flow, where it has one. */
    title?: string;
    uri: string;
    name: Range;
    whole: Range;
    /** Name of the system that declares it, where it is another one: it cannot be changed from here. */
    from?: string;
}

export interface DiagramSubject {
    on: 'data' | 'control';
    /** Id of the data, name of the control. */
    id: string;
    label: string;
}

/** What the picture needs to know of a finding. */
export interface DiagramFinding {
    id: string;
    threat: string;
    title: string;
    severity: string;
    status: string;
    /** Id of the element or flow, or the system's name. */
    target: string;
    message: string;
    because: string[];
    /** Ids of elements and flows along the witness path, in order. */
    path: string[];
    /** ATLAS and other ids, to show beside the title. */
    maps: string[];
    /** STRIDE categories, as the threat's rule names them. */
    stride: string[];
    /** Titles of the tactics that the threat's techniques serve. */
    tactics: string[];
    /** Where its rule stands. */
    rule: { uri: string; range: Range };
}

/** A change of the text that is asked for in the picture. Ids are those of {@link DiagramPlace} and {@link DiagramFinding}. */
export type DiagramEdit =
    | { do: 'addFlow'; from: string; to: string }
    /** `label` is a name, or a title of which a name is made. Without `inside` it stands in the system itself. */
    | { do: 'addElement'; kind: string; label: string; inside?: string }
    /** A flow has a title in place of a name; an empty one takes it away. */
    | { do: 'rename'; id: string; newName: string }
    /** With all that is inside, the flows that end there and the decisions about them. */
    | { do: 'delete'; id: string }
    | { do: 'applyControl'; id: string; control: string }
    /** `fix` counts the fixes of {@link DiagramOffers}; `title` is what it was offered as. */
    | { do: 'applyFix'; finding: string; fix: number; title: string }
    | { do: 'accept'; finding: string };

export interface DiagramEditParams {
    uri: string;
    system: string;
    edit: DiagramEdit;
}

/** Either an edit with one sentence on what it does, or why there is none. */
export type DiagramEditAnswer =
    | {
          /** A WorkspaceEdit of the Language Server Protocol, for the present version of the document. */
          edit: object;
          summary: string;
          /** Id of what is added, or has a new name. */
          id?: string;
          /** The id it had before, for what has a new name. */
          formerId?: string;
          /** Where the user is to go on writing, where something is left to fill in. */
          place?: { uri: string; range: Range };
      }
    | { refused: string };

/** Asks what can be done about a place (`id`; the system itself where absent) or a finding. */
export interface DiagramOffersParams {
    uri: string;
    system: string;
    id?: string;
    finding?: string;
}

export interface DiagramOffers {
    /** Kinds that an element can be of. */
    kinds: { name: string; title?: string }[];
    /** Controls that are not in place there; those that close most findings first. */
    controls: { name: string; title?: string; closes: number }[];
    /** Titles of what closes or reduces the finding, best first. */
    fixes: string[];
    /** Whether the finding's risk can be accepted. */
    accept: boolean;
}

export interface DiagramHoverParams {
    uri: string;
    system: string;
    id: string;
}

/** The same text as the editor's hover of the name. */
export interface DiagramHover {
    markdown: string;
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
