/** Offsets at which the lines of a text start. Lines break where the lexer counts them: at `\n`, `\r\n` and a lone `\r`. */
export class LineStarts {
    private starts: number[];

    constructor(text: string) {
        this.starts = [0, ...startsIn(text, 0, text.length)];
    }

    /** Line and character count from zero. */
    offsetOf(line: number, character: number): number {
        return this.starts[line] + character;
    }

    /**
     * Follows a change of the text.
     * @param text as it is now; `[start, newEnd)` of it stands where `[start, oldEnd)` stood
     */
    update(text: string, { start, oldEnd, newEnd }: { start: number; oldEnd: number; newEnd: number }): void {
        const { starts } = this;
        const first = firstAbove(starts, start);
        const last = firstAbove(starts, oldEnd);
        const added = startsIn(text, start, newEnd);
        const delta = newEnd - oldEnd;
        if (added.length === last - first) {
            added.forEach((offset, index) => (starts[first + index] = offset));
            for (let line = last; line < starts.length; line++) {
                starts[line] += delta;
            }
        } else {
            const behind = starts.slice(last).map(offset => offset + delta);
            this.starts = [...starts.slice(0, first)].concat(added, behind);
        }
    }
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Starts of the lines whose breaks end in a part of a text. */
function startsIn(text: string, from: number, to: number): number[] {
    const starts: number[] = [];
    for (let at = from; at < to; at++) {
        const code = text.charCodeAt(at);
        if (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) !== LINE_FEED)) {
            starts.push(at + 1);
        }
    }
    return starts;
}

/** Index of the first offset behind another one. */
function firstAbove(starts: readonly number[], offset: number): number {
    let low = 0;
    let high = starts.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (starts[middle] > offset) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}
