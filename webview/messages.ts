import type { DiagramEdit, DiagramOffers, DiagramUpdate, DiagramView } from '../server/protocol.js';

/** What the user wants done in a panel by a command of the editor; the page's own buttons do the same. */
export type PageCommand = 'search' | 'toggleTable' | 'export' | 'copyPng' | 'copySvg' | 'zoomIn' | 'zoomOut' | 'fit';

/** Edits whose details the extension asks the user for. */
export type AskedEdit = 'addFlow' | 'addElement' | 'rename' | 'delete' | 'applyControl';

/** From the preview page to the extension. */
export type PageMessage =
    /** The page can draw; the extension answers with the latest `update`. */
    | { type: 'ready' }
    /** The user chose a shape, flow or boundary: move the cursor there, keep the focus in the page. */
    | { type: 'select'; id: string }
    /** The user wants to edit it: move the cursor there and focus the editor. */
    | { type: 'reveal'; id: string }
    /** The user chose a finding: show where it is reported. */
    | { type: 'showFinding'; findingId: string }
    /** The user wants another system of the document to be drawn. */
    | { type: 'selectSystem'; name: string }
    /** The user wants more, less or something else to be drawn: one of the document's views, or one made in the page. */
    | { type: 'view'; view: DiagramView; namedView?: string }
    /** What can be done about a finding is to be shown; answered by `offers`. */
    | { type: 'offers'; findingId: string }
    | { type: 'openRule'; findingId: string }
    /** What the editor says of it is to be shown; answered by `hover`. */
    | { type: 'hover'; id: string }
    /** An edit that the extension asks for the rest of; without `id` it is about the system. */
    | { type: 'ask'; edit: AskedEdit; id?: string }
    | { type: 'edit'; edit: DiagramEdit }
    | { type: 'undo' }
    | { type: 'redo' }
    /** The user has put a place somewhere: its upper left corner from that of what contains it. */
    | { type: 'place'; id: string; x: number; y: number }
    | { type: 'resetPositions' }
    /** Whether the panel shows what the editor in front shows. */
    | { type: 'follow'; follows: boolean }
    /** A picture to be saved: the text of an SVG file, or a PNG file in base64. */
    | { type: 'save'; format: 'svg' | 'png'; content: string }
    /** The text of an SVG file for the clipboard. */
    | { type: 'copyText'; text: string };

/** From the extension to the preview page. */
export type HostMessage =
    | { type: 'update'; update: DiagramUpdate; follows?: boolean; moved?: boolean }
    /** The cursor moved into the statement of this id, or out of all statements. */
    | { type: 'select'; id?: string }
    /** What was added: to be selected and focused as soon as it is drawn. */
    | { type: 'selectWhenDrawn'; id: string }
    | { type: 'offers'; findingId: string; offers: Pick<DiagramOffers, 'fixes' | 'accept'> }
    | { type: 'hover'; id: string; markdown: string }
    /** What came of an edit, or why nothing did; one sentence. */
    | { type: 'say'; text: string }
    | { type: 'command'; command: PageCommand };

/** Kept by the page with `setState` and handed to `deserializeWebviewPanel` of the extension. */
export interface PageState {
    /** URI of the drawn document. */
    uri?: string;
    system?: string;
    view?: DiagramView;
    namedView?: string;
    follows?: boolean;
    selected?: string;
    finding?: string;
    /** Whether the table is shown in place of the drawing. */
    table?: boolean;
    viewport?: { x: number; y: number; scale: number };
}
