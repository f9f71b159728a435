/** The line breaks of a part of a text: `\r\n`, `\n` or `\r`, as editors and the lexer count them. */
export interface LineBreaks {
    readonly count: number;
    /** Offsets of the first and the last one; where there is none, all four are the start of the part. */
    readonly firstStart: number;
    readonly firstEnd: number;
    readonly lastStart: number;
    readonly lastEnd: number;
}

export function lineBreaksIn(text: string, start: number, end: number): LineBreaks {
    let count = 0;
    let firstStart = start;
    let firstEnd = start;
    let lastStart = start;
    let lastEnd = start;
    for (let at = start; at < end; at++) {
        const code = text.charCodeAt(at);
        if (code === 10 || code === 13) {
            lastStart = at;
            at += code === 13 && at + 1 < end && text.charCodeAt(at + 1) === 10 ? 1 : 0;
            lastEnd = at + 1;
            if (++count === 1) {
                firstStart = lastStart;
                firstEnd = lastEnd;
            }
        }
    }
    return { count, firstStart, firstEnd, lastStart, lastEnd };
}
