import type { IToken } from 'chevrotain';
import { sameLine } from './words.js';

/** Several values behind a fact's name, with neither brackets nor quotation marks around them. */
export interface BareValues {
    /** All of them. */
    token: IToken;
    /** They are parted by commas, and not by blanks alone. */
    parted: boolean;
}

/** Collects such values, of which each comes by itself. */
export class ValueLists {
    readonly list: BareValues[] = [];
    /** The last value that was added. */
    private last: IToken | undefined;

    /**
     * @param token a word that starts no statement
     * @param kept the tokens before it that have a meaning
     * @returns whether it is a further value of a fact
     */
    add(token: IToken, kept: readonly IToken[]): boolean {
        const comma = kept.at(-1)?.tokenType.name === ',';
        const before = this.list.at(-1);
        const previous = kept.at(-1);
        if (before && this.last && sameLine(this.last, token) && previous && previous.startOffset < token.startOffset) {
            const goesOn = comma ? previous.startOffset > this.last.startOffset : previous.startOffset < this.last.startOffset;
            if (goesOn) {
                extend(before, token);
                this.last = token;
                return true;
            }
        }
        const value = kept.at(comma ? -2 : -1);
        const isFirst = kept.at(comma ? -3 : -2)?.tokenType.name === ':' && value?.tokenType.name === 'NAME';
        if (!isFirst || kept.at(comma ? -4 : -3)?.tokenType.name !== 'FACT_KEY' || !sameLine(value, token)) {
            return false;
        }
        const list: BareValues = { token: { ...value }, parted: comma };
        extend(list, token);
        this.list.push(list);
        this.last = token;
        return true;
    }
}

function extend(list: BareValues, { image, startOffset, endOffset, endColumn, endLine }: IToken): void {
    const gap = startOffset - list.token.startOffset - list.token.image.length;
    list.token = { ...list.token, image: `${list.token.image}${' '.repeat(gap)}${image}`, endOffset, endColumn, endLine };
}
