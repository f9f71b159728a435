import type { IToken } from 'chevrotain';

export interface BareTitle {
    /** All its words. */
    token: IToken;
    /** The name that it stands behind. */
    behind: IToken;
    /** The head of the titled statement. */
    titled: string;
}

/** What stands before the name of a statement that can have a title. */
const TITLED: ReadonlySet<string> = new Set([
    ...['system', 'zone', 'data', 'objective', 'assumption', 'KIND', '->'],
    ...['kind', 'enum', 'scalar', 'control', 'threat', 'framework']
]);

/** Whether a statement that starts with a token of this type can have a title. */
export function canHaveTitle(head: string): boolean {
    return TITLED.has(head);
}

/** Collects titles without quotation marks, of which each word comes by itself. */
export class BareTitles {
    readonly list: BareTitle[] = [];

    /** @param kept the tokens before it, the name that it stands behind last */
    add(token: IToken, kept: readonly IToken[]): void {
        const behind = kept.at(-1)!;
        const [first, head, name] = [-3, -2, -1].map(at => kept.at(at)?.image ?? '');
        const before = this.list.at(-1);
        if (before && before.behind === behind) {
            const gap = ' '.repeat(token.startOffset - before.token.startOffset - before.token.image.length);
            before.token = { ...before.token, image: before.token.image + gap + token.image };
        } else {
            this.list.push({ token, behind, titled: head === '->' ? `${first} -> ${name}` : `${head} ${name}` });
        }
    }
}
