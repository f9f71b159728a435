import type { IToken, TokenTypeDictionary } from 'chevrotain';
import { didYouMean, suggestionsFor } from '../syntax/spelling.js';
import { STATEMENT_WORDS } from './keywords.js';
import { bracesMatch, DESCRIBING, INSIDE_SYSTEM, TOP_LEVEL } from './matching-braces.js';
import { limitNesting, type BraceComplaint, type RepairedTokens } from './nesting.js';
import { FILE_STATEMENTS } from './words.js';
import { virtualToken } from './virtual-token.js';

/** Besides statement words, what stands directly before the name that ends a statement's head. */
const HEAD_WORDS: ReadonlySet<string> = new Set(['KIND', '->', 'on']);

/**
 * Puts missing closing braces in and takes surplus ones out, so that a brace that is missing in one statement does not
 * move all that follows into it, or out of its system. Judges by indentation, and only where braces do not match up:
 * a text whose braces match is never touched.
 */
export function repairBraces(tokens: IToken[], types: TokenTypeDictionary): RepairedTokens & { matched: boolean; irregular: number[] } {
    const shallow = limitNesting(tokens);
    const matched = bracesMatch(shallow.tokens);
    const repaired = new BraceRepair(shallow.tokens, types).run();
    const irregular = [...shallow.complaints.map(({ token }) => token.startOffset), ...repaired.irregular];
    return matched
        ? { ...shallow, matched, irregular }
        : { tokens: repaired.tokens, complaints: [...shallow.complaints, ...repaired.complaints], matched, irregular };
}

/** A body around a part of a text. */
export interface EnclosingBody {
    /** Column of the first token on its opening brace's line, from one. */
    indentation: number;
    /** Its statement starts with this token. */
    head: string;
}

/**
 * Mends the braces of a part of a text as those of the whole text would be mended, if it is in order otherwise. Undefined where
 * what is wrong in the part reaches beyond it.
 * @param tokens of whole statements; where the part ends with the innermost body, that one's closing brace is the last
 * @param bodies from the outside in
 */
export function repairPart(
    tokens: readonly IToken[],
    types: TokenTypeDictionary,
    bodies: readonly EnclosingBody[],
    closes: boolean
): (RepairedTokens & { irregular: number[] }) | undefined {
    const repair = new BraceRepair(tokens, types, bodies);
    const repaired = repair.run();
    return repair.leftAlone(bodies.length - (closes ? 1 : 0)) ? repaired : undefined;
}

interface OpenBrace {
    token: IToken;
    /** Column of the first token on the brace's line. */
    indentation: number;
    /** The statement that the brace belongs to starts with this token. */
    head: string;
    /** That something is wrong with this body's braces is reported already. The token may be the one before the brace. */
    supplied?: boolean;
}

class BraceRepair {
    private readonly kept: IToken[] = [];
    private readonly complaints: BraceComplaint[] = [];
    /** Offsets of statements that stand where only a brace too many or too few can have brought them. */
    private readonly misplaced: number[] = [];
    private readonly open: OpenBrace[];
    /** The last brace that closed a statement of the file, and where it is among the kept tokens. */
    private lastClosed: { opened: OpenBrace; at: number } | undefined;
    private line = 0;
    private indentation = 0;
    private firstOnLine = true;
    private head = '';
    /** Column of a system or test that has had no brace yet. */
    private bare: { indentation: number; head: string } | undefined;

    /** Something was judged by what stands before the tokens, or concerns the bodies around them. */
    private reaches = false;
    private readonly around: number;

    /** @param bodies those around the tokens, where these are part of a text */
    constructor(
        private readonly tokens: readonly IToken[],
        private readonly types: TokenTypeDictionary,
        bodies: readonly EnclosingBody[] = []
    ) {
        this.around = bodies.length;
        this.open = bodies.map(({ indentation, head }) => ({ token: virtualToken(this.types['{']), indentation, head, supplied: true }));
    }

    /** Whether the bodies around the tokens are as many as there should be, and were never left before the last token. */
    leftAlone(bodies: number): boolean {
        return !this.reaches && this.open.length === bodies;
    }

    run(): RepairedTokens & { irregular: number[] } {
        for (const [index, token] of this.tokens.entries()) {
            this.reaches ||= this.open.length < this.around;
            this.locate(token);
            switch (token.tokenType.name) {
                case '{':
                    this.open.push({ token, indentation: this.indentation, head: this.head });
                    this.kept.push(token);
                    this.bare = undefined;
                    break;
                case '}':
                    this.close(token, this.tokens[index + 1]);
                    break;
                default:
                    this.start(token);
                    this.kept.push(token);
            }
        }
        if (this.around === 0) {
            this.closeDownTo(0, true);
        }
        const complained = this.complaints.map(({ token }) => token.startOffset);
        return { tokens: this.kept, complaints: this.complaints, irregular: [...complained, ...this.misplaced] };
    }

    private locate(token: IToken): void {
        this.firstOnLine = token.startLine !== this.line;
        if (this.firstOnLine) {
            this.indentation = token.startColumn!;
        }
        this.line = token.endLine!;
    }

    private start(token: IToken): void {
        const type = token.tokenType.name;
        if (TOP_LEVEL.has(type) || type === 'zone' || type === 'KIND' || type === 'FLOW_SOURCE') {
            this.head = type;
        }
        if (this.open.length > 0 ? TOP_LEVEL.has(type) : INSIDE_SYSTEM.has(type)) {
            this.misplaced.push(token.startOffset);
            this.reaches ||= this.around > 0;
        }
        if (!this.firstOnLine) {
            return;
        }
        if (this.open.length > 0 && TOP_LEVEL.has(type) && this.indentation <= this.open[0].indentation) {
            this.closeDownTo(0);
        }
        if (this.open.length === 0) {
            this.startOfFileStatement(token);
        } else if (INSIDE_SYSTEM.has(type)) {
            this.closeBodiesLeft();
        }
    }

    private startOfFileStatement(token: IToken): void {
        if (token.tokenType.name === 'KIND') {
            this.respell(token);
        }
        const type = token.tokenType.name;
        this.head = type;
        if (TOP_LEVEL.has(type)) {
            this.lastClosed = undefined;
            this.bare = DESCRIBING.has(type) ? { indentation: this.indentation, head: type } : undefined;
        } else if (INSIDE_SYSTEM.has(type) && this.lastClosed && DESCRIBING.has(this.lastClosed.opened.head)) {
            this.reopen(this.lastClosed);
        } else if (INSIDE_SYSTEM.has(type) && this.bare) {
            const before = this.kept[this.kept.length - 1];
            this.complaints.push({
                token: before,
                code: 'missing-brace',
                message: `The '{' is missing that opens the body of this ${this.bare.head}.`,
                suggestions: [`${before.image} {`]
            });
            this.open.push({ token: before, ...this.bare, supplied: true });
            this.kept.push(virtualToken(this.types['{']));
            this.bare = undefined;
        }
    }

    /** No element stands outside of a system: a word in its place that looks like a statement's is that word. */
    private respell(token: IToken): void {
        const [word] = suggestionsFor(token.image, FILE_STATEMENTS);
        if (word) {
            this.complaints.push({
                token,
                code: 'unknown-statement',
                message: `There is no statement '${token.image}'.${didYouMean([word])}`,
                suggestions: [word]
            });
            token.tokenType = this.types[word];
            token.tokenTypeIdx = token.tokenType.tokenTypeIdx!;
        }
    }

    /** A statement that is indented no further than a body's own statement stands behind that body. */
    private closeBodiesLeft(): void {
        for (let top = this.open.length - 1; top > 0; top--) {
            const { indentation } = this.open[top];
            if (indentation < this.indentation || indentation <= this.open[top - 1].indentation) {
                return;
            }
            this.closeDownTo(top);
        }
    }

    private close(token: IToken, next: IToken | undefined): void {
        const fitting = this.open.findLastIndex(brace => brace.indentation === token.startColumn);
        if (this.firstOnLine && fitting >= 0 && this.open[this.open.length - 1].indentation > token.startColumn!) {
            this.closeDownTo(fitting + 1);
        }
        if (this.goesOn(token, next)) {
            this.surplus(token, "This '}' closes a statement whose body goes on behind it.");
            return;
        }
        const opened = this.open.pop();
        if (!opened) {
            this.surplus(token, "This '}' closes nothing.");
            return;
        }
        if (this.open.length === 0) {
            this.lastClosed = { opened, at: this.kept.length };
        }
        this.kept.push(token);
    }

    /** A brace that closes nothing: the one that opens it is missing where facts follow a bare statement, or it is too many. */
    private surplus(token: IToken, message: string): void {
        this.reaches = true;
        const at = this.missingOpening();
        if (at < 0) {
            this.complaints.push({ token, code: 'stray-brace', message });
            return;
        }
        const fact = this.kept[at];
        this.complaints.push({
            token: fact,
            code: 'missing-brace',
            message: `The '{' is missing before '${fact.image}'.`,
            suggestions: [`{ ${fact.image}`]
        });
        this.kept.splice(at, 0, virtualToken(this.types['{']));
        this.kept.push(token);
    }

    /** Index of the last fact, outside of closed bodies, that stands behind a statement's name or title; -1 for none. */
    private missingOpening(): number {
        let depth = 0;
        for (let at = this.kept.length - 1; at > (this.lastClosed?.at ?? 0); at--) {
            const type = this.kept[at].tokenType.name;
            if (type === '}') {
                depth++;
            } else if (type === '{' && --depth < 0) {
                return -1;
            } else if (type === 'FACT_KEY' && depth === 0 && this.endsHead(at - 1)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether a token ends the head of a statement: `zone prod "Title"`, `a -> b`. */
    private endsHead(at: number): boolean {
        const name = this.kept[at]?.tokenType.name === 'TEXT' ? at - 1 : at;
        const before = this.kept[name - 1]?.tokenType.name ?? '';
        return this.kept[name]?.tokenType.name === 'NAME' && (HEAD_WORDS.has(before) || STATEMENT_WORDS.has(before));
    }

    /** A brace that is not where the closing brace of the innermost body belongs, with more of that body on the next line. */
    private goesOn(token: IToken, next: IToken | undefined): boolean {
        const innermost = this.open.at(-1);
        if (!innermost || !next || next.startLine === token.startLine || innermost.token.startLine === token.startLine) {
            return false;
        }
        const inPlace = this.firstOnLine && token.startColumn === innermost.indentation;
        return (
            !inPlace &&
            (next.startColumn! > innermost.indentation || (next.tokenType.name === '}' && next.startColumn === innermost.indentation))
        );
    }

    /** More of a system follows the brace that seemed to close it: that one was too many. */
    private reopen({ opened, at }: { opened: OpenBrace; at: number }): void {
        const [token] = this.kept.splice(at, 1);
        this.complaints.push({ token, code: 'stray-brace', message: `This '}' closes the ${opened.head}, but more of it follows.` });
        this.open.push({ ...opened, supplied: true });
        this.lastClosed = undefined;
    }

    private closeDownTo(depth: number, atEnd = false): void {
        while (this.open.length > depth) {
            const { token, supplied } = this.open.pop()!;
            if (!supplied) {
                this.complaints.push({ token, code: 'unclosed-brace', message: "This '{' is not closed: its '}' is missing.", atEnd });
            }
            this.kept.push(virtualToken(this.types['}']));
        }
    }
}
