import type { IToken } from 'chevrotain';
import { STATEMENT_WORDS } from './keywords.js';

export interface BareTitle {
    /** All its words. */
    token: IToken;
    /** The name that it stands behind. */
    behind: IToken;
    /** The head of the titled statement; undefined for the path of an import. */
    titled?: string;
}

/** What stands before the name of a statement that can have a title. */
const TITLED: ReadonlySet<string> = new Set([
    ...['system', 'zone', 'data', 'objective', 'assumption', 'view', 'KIND', '->'],
    ...['kind', 'enum', 'scalar', 'control', 'threat', 'framework']
]);

/** Whether a statement that starts with a token of this type can have a title. */
function canHaveTitle(head: string): boolean {
    return TITLED.has(head);
}

/**
 * Whether the words from one on to the end of its line, or to a brace, are a title of several words: the first is
 * capitalised, which kinds of elements are not where the kind of the titled element is not.
 * @param kept the tokens before it, the name that it stands behind last
 */
function startsTitle(tokens: readonly IToken[], at: number, kept: readonly IToken[]): boolean {
    const token = tokens[at];
    const head = kept.at(-2);
    if (!/^[A-Z]/.test(token.image) || !head || /^[A-Z]/.test(head.image)) {
        return false;
    }
    for (let i = at; i < at + MAX_WORDS; i++) {
        const each = tokens[i] as IToken | undefined;
        if (!each || each.startLine !== token.startLine || BRACES.has(each.tokenType.name)) {
            return i > at + 1;
        }
        if (each.tokenType.name !== 'NAME') {
            return false;
        }
    }
    return false;
}

/** Longer titles are not recognised. */
const MAX_WORDS = 40;

const BRACES: ReadonlySet<string> = new Set(['{', '}']);

/** Collects titles without quotation marks, of which each word comes by itself. */
export class BareTitles {
    readonly list: BareTitle[] = [];

    /**
     * Whether a word is a title, or part of one: it stands behind the head of a statement and starts none itself.
     * @param kept the tokens before it, the name that it stands behind last
     */
    isPart(tokens: readonly IToken[], at: number, kept: readonly IToken[], partial: boolean): boolean {
        const token = tokens[at];
        const next = tokens[at + 1] as IToken | undefined;
        const behind = kept.at(-1);
        if (!behind || behind.endLine !== token.startLine) {
            return false;
        }
        if (behind.tokenType.name === 'import' || this.list.at(-1)?.behind === behind) {
            return true;
        }
        const head = kept.at(-2)?.tokenType.name ?? '';
        if (behind.tokenType.name !== 'NAME' || !canHaveTitle(head) || STATEMENT_WORDS.has(token.image)) {
            return false;
        }
        const alone = next ? BRACES.has(next.tokenType.name) || token.endLine !== next.startLine : !partial;
        return alone || head === 'system' || startsTitle(tokens, at, kept);
    }

    /** @param kept the tokens before it, the name that it stands behind last */
    add(token: IToken, kept: readonly IToken[]): void {
        const behind = kept.at(-1)!;
        const [first, head, name] = [-3, -2, -1].map(at => kept.at(at)?.image ?? '');
        const before = this.list.at(-1);
        if (before && before.behind === behind) {
            const gap = ' '.repeat(token.startOffset - before.token.startOffset - before.token.image.length);
            before.token = { ...before.token, image: before.token.image + gap + token.image };
        } else {
            const titled = behind.tokenType.name === 'import' ? undefined : head === '->' ? `${first} -> ${name}` : `${head} ${name}`;
            this.list.push({ token, behind, titled });
        }
    }
}
