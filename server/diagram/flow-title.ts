import { readTokens } from '../text-context/tokens.js';
import type { AnalysedSystem, Snapshot } from '../session/session.js';
import type { TextChange } from './new-parts.js';

/**
 * Gives a flow another title, where it has one in its place.
 * @param title one line is made of it; without any text the flow has no title any more
 */
export function retitleFlow({ text, uri }: Snapshot, { model }: AnalysedSystem, id: string, title: string): TextChange {
    const flow = model.flows.find(each => each.id === id);
    if (!flow) {
        return { refused: `There is no flow ${id} any more.` };
    }
    const { name, whole } = flow.declaration;
    if (flow.from !== undefined || flow.declaration.uri !== uri) {
        return { refused: `${id} belongs to another system, and is changed there.` };
    }
    const from = text.offsetAt(name.end);
    const [next] = readTokens(text.getText({ start: name.end, end: whole.end })).tokens;
    const old = next?.type === 'text' ? { start: from + next.start, end: from + next.start + next.text.length } : undefined;
    const line = title.replace(/[\s\p{Cc}]+/gu, ' ').trim();
    // A title that goes takes along the blanks before it, a new one stands beside the ends.
    const start = line === '' || !old ? from : old.start;
    const range = { start: text.positionAt(start), end: text.positionAt(old?.end ?? from) };
    const newText = line === '' ? '' : old ? JSON.stringify(line) : ` ${JSON.stringify(line)}`;
    return {
        edits: old || line !== '' ? [{ range, newText }] : [],
        summary: line === '' ? `${id} has no title now.` : `${id} is ${JSON.stringify(line)} now.`,
        id
    };
}
