import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { SystemModel, TreatmentAction } from '../../language/model/system-model.js';
import { isOwn } from '../lookup/ranges.js';
import { lineText } from './indentation.js';
import { insertIntoBody, type TextReplacement } from './statement-insertion.js';

/** How the blanks of a treatment are marked: as tab stops of a snippet, or as empty texts to fill in. */
export type Blanks = 'snippet' | 'plain';

export interface NewTreatment {
    action: TreatmentAction;
    threat: string;
    targetType: 'element' | 'flow' | 'system';
    /** As in findings: id of the element or flow, name of the system. */
    target: string;
    /** The day a risk acceptance ends unless the user says otherwise, `2027-06-30`. */
    until: string;
}

/**
 * Writes a treatment at the end of the system's body. The user still has to say by whom and why: until then the
 * language asks for it, and the treatment does not count.
 * Undefined where the text has no words for the target: one of several flows between the same two, without a title.
 */
export function addTreatment(
    document: TextDocument,
    model: SystemModel,
    treatment: NewTreatment,
    blanks: Blanks
): TextReplacement | undefined {
    const target = treatment.targetType === 'flow' ? flowInWords(model, treatment.target) : treatment.target;
    if (!target) {
        return undefined;
    }
    const header = `${treatment.action} ${treatment.threat} on ${target}`;
    const reason = `reason: ${blank(blanks, treatment.action === 'accept' ? 3 : 1, 'why', '"')}`;
    const inner =
        treatment.action === 'accept'
            ? [
                  `by: ${blank(blanks, 1, 'who answers for it', '"')}, until: ${blanks === 'snippet' ? `\${2:${treatment.until}}` : treatment.until}`,
                  reason
              ]
            : [reason];
    const replacement = insertIntoBody(document, model.declaration, [
        { header: blanks === 'snippet' ? escapeSnippet(header) : header, inner }
    ]);
    return blanks === 'snippet' ? atLineStart(document, replacement) : replacement;
}

/**
 * The same edit, begun at the start of the next line where it began at the end of one: editors indent the lines of a
 * snippet like the line it is inserted in, and this one is indented already.
 */
export function atLineStart(document: TextDocument, { range, newText }: TextReplacement): TextReplacement {
    const lineBreak = /^\r?\n/.exec(newText)?.[0];
    const pure = range.start.line === range.end.line && range.start.character === range.end.character;
    if (
        !lineBreak ||
        !pure ||
        range.start.line + 1 >= document.lineCount ||
        range.start.character < lineText(document, range.start.line).length
    ) {
        return { range, newText };
    }
    const start = { line: range.start.line + 1, character: 0 };
    return { range: { start, end: start }, newText: newText.slice(lineBreak.length) + lineBreak };
}

/** `a -> b`, with the flow's title where several flows join the same two. */
function flowInWords(model: SystemModel, id: string): string | undefined {
    const flow = model.flows.find(each => each.id === id);
    if (!flow) {
        return undefined;
    }
    const ends = `${model.elements[flow.source].id} -> ${model.elements[flow.target].id}`;
    const parallel = model.flows.filter(each => isOwn(each) && each.source === flow.source && each.target === flow.target);
    if (parallel.length === 1) {
        return ends;
    }
    const unique = flow.title !== undefined && parallel.filter(each => each.title === flow.title).length === 1;
    return unique ? `${ends} ${JSON.stringify(flow.title)}` : undefined;
}

function blank(blanks: Blanks, stop: number, hint: string, quote: string): string {
    return blanks === 'snippet' ? `${quote}\${${stop}:${hint}}${quote}` : quote + quote;
}

/** Text that stands for itself inside a snippet. */
export function escapeSnippet(text: string): string {
    return text.replace(/[\\$}]/g, '\\$&');
}
