import type { CompletionItemKind } from 'vscode-languageserver-types';
import type { TextReplacement } from '../fixes/statement-insertion.js';
import type { Described } from './resolve.js';

/** Something that can be written at a place, before it becomes an item of the protocol. */
export interface Candidate {
    label: string;
    kind: CompletionItemKind;
    /** One line: the title. */
    detail?: string;
    /** What it does at this place, shown right behind the label: `closes 2`. */
    effect?: string;
    /** Where it comes from, where that is another file. */
    origin?: string;
    /** What its documentation is about; the text is made when the editor asks for it. */
    described?: Described;
    /** What is written, where that is not the label: plain, or with tab stops for clients that take snippets. */
    text?: string;
    snippet?: string;
    /** Only for clients that take snippets: without tab stops it would leave too much to be filled in. */
    snippetOnly?: boolean;
    /** What the typed word is compared with, where that is not the label. */
    filter?: string;
    /** Lower groups come first; within a group the order of the candidates stays. At most 9. */
    group?: number;
    /** Asks the editor to suggest again, because what follows is to be chosen too. */
    suggestNext?: boolean;
    /** Edits elsewhere in the text: an import. */
    additional?: readonly TextReplacement[];
}
