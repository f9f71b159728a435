import { isClosing, isComment, type LayoutToken } from './tokens.js';

/** Number of blanks that belong between two tokens of one line; undefined where they stay as they are. */
export function blanksBetween(before: LayoutToken, after: LayoutToken): 0 | 1 | undefined {
    if (after.kind === ',') {
        return 0;
    }
    if (isComment(after)) {
        return before.kind === '[' || before.kind === '(' ? 0 : 1;
    }
    if (before.kind === '[' || before.kind === '(' || after.kind === ']' || after.kind === ')') {
        return 0;
    }
    if (before.kind === '{' && after.kind === '}') {
        return 0;
    }
    if (after.kind === ':') {
        // `format: onnx`, but `attribute format "How is it stored?" : format`.
        return before.kind === 'word' ? 0 : before.kind === 'text' ? 1 : undefined;
    }
    return 1;
}

/** Number of blank lines that may stand between the last token of a line and the first of the next. */
export function blankLinesBetween(before: LayoutToken | undefined, after: LayoutToken): 0 | 1 {
    const opens = !before || before.kind === '{' || before.kind === '[' || before.kind === '(';
    return opens || isClosing(after) ? 0 : 1;
}
