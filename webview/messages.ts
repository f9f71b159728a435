import type { DiagramUpdate } from '../server/protocol.js';

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
    | { type: 'selectSystem'; name: string };

/** From the extension to the preview page. */
export type HostMessage =
    | { type: 'update'; update: DiagramUpdate }
    /** The cursor moved into the statement of this id, or out of all statements. */
    | { type: 'select'; id?: string };

/** Kept by the page with `setState` and handed to `deserializeWebviewPanel` of the extension. */
export interface PageState {
    /** URI of the drawn document. */
    uri?: string;
    system?: string;
    selected?: string;
    finding?: string;
    viewport?: { x: number; y: number; scale: number };
}
