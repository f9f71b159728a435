import type { IToken, TokenTypeDictionary } from 'chevrotain';
import { limitNesting, type BraceComplaint, type RepairedTokens } from './nesting.js';

/** Tokens that only start statements of a file, not of a body. A framework's entries may start with some of them. */
const TOP_LEVEL: ReadonlySet<string> = new Set([
    'system',
    'import',
    'kind',
    'enum',
    'scalar',
    'framework',
    'control',
    'threat',
    'ordered',
    'override'
]);

/** Tokens that start statements inside a system. */
const INSIDE_SYSTEM: ReadonlySet<string> = new Set([
    'KIND',
    'FLOW_SOURCE',
    'FACT_KEY',
    'zone',
    'data',
    'objective',
    'assumption',
    'mitigation',
    'accept',
    'transfer',
    'avoid',
    'dismiss'
]);

/**
 * Puts missing closing braces in and takes surplus ones out, so that a brace that is missing in one statement does not
 * move all that follows into it, or out of its system. Judges by indentation, and only where braces do not match up:
 * a text whose braces match is never touched.
 */
export function repairBraces(tokens: IToken[], types: TokenTypeDictionary): RepairedTokens {
    const shallow = limitNesting(tokens);
    if (bracesMatch(shallow.tokens)) {
        return shallow;
    }
    const repaired = new BraceRepair(shallow.tokens, types).run();
    return { tokens: repaired.tokens, complaints: [...shallow.complaints, ...repaired.complaints] };
}

/** Every brace has its partner, and no statement stands where only a missing or surplus brace can have brought it. */
function bracesMatch(tokens: readonly IToken[]): boolean {
    let depth = 0;
    let root = '';
    for (const {
        tokenType: { name }
    } of tokens) {
        if (name === '{') {
            depth++;
        } else if (name === '}') {
            depth--;
        } else if (depth === 0 && TOP_LEVEL.has(name)) {
            root = name;
        } else if (depth === 0 ? INSIDE_SYSTEM.has(name) : root === 'system' && TOP_LEVEL.has(name)) {
            return false;
        }
        if (depth < 0) {
            return false;
        }
    }
    return depth === 0;
}

interface OpenBrace {
    token: IToken;
    /** Column of the first token on the brace's line. */
    indentation: number;
    /** The statement that the brace belongs to starts with this token. */
    head: string;
}

class BraceRepair {
    private readonly kept: IToken[] = [];
    private readonly complaints: BraceComplaint[] = [];
    private readonly open: OpenBrace[] = [];
    /** The last brace that closed a statement of the file, and where it is among the kept tokens. */
    private lastClosed: { opened: OpenBrace; at: number } | undefined;
    private line = 0;
    private indentation = 0;
    private firstOnLine = true;
    private head = '';

    constructor(
        private readonly tokens: readonly IToken[],
        private readonly types: TokenTypeDictionary
    ) {}

    run(): RepairedTokens {
        for (const [index, token] of this.tokens.entries()) {
            this.locate(token);
            switch (token.tokenType.name) {
                case '{':
                    this.open.push({ token, indentation: this.indentation, head: this.head });
                    this.kept.push(token);
                    break;
                case '}':
                    this.close(token, this.tokens[index + 1]);
                    break;
                default:
                    this.start(token);
                    this.kept.push(token);
            }
        }
        this.closeDownTo(0, true);
        return { tokens: this.kept, complaints: this.complaints };
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
        if (!this.firstOnLine) {
            return;
        }
        if (this.open.length > 0 && TOP_LEVEL.has(type) && this.indentation <= this.open[0].indentation) {
            this.closeDownTo(0);
        } else if (this.open.length === 0 && this.lastClosed?.opened.head === 'system' && INSIDE_SYSTEM.has(type)) {
            this.reopen(this.lastClosed);
        } else if (INSIDE_SYSTEM.has(type)) {
            this.closeBodiesLeft();
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
            this.complaints.push({ token, code: 'stray-brace', message: "This '}' closes a statement whose body goes on behind it." });
            return;
        }
        const opened = this.open.pop();
        if (!opened) {
            this.complaints.push({ token, code: 'stray-brace', message: "This '}' closes nothing." });
            return;
        }
        if (this.open.length === 0) {
            this.lastClosed = { opened, at: this.kept.length };
        }
        this.kept.push(token);
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
        this.complaints.push({ token, code: 'stray-brace', message: "This '}' closes the system, but more of it follows." });
        this.open.push(opened);
        this.lastClosed = undefined;
    }

    private closeDownTo(depth: number, atEnd = false): void {
        while (this.open.length > depth) {
            const { token } = this.open.pop()!;
            this.complaints.push({ token, code: 'unclosed-brace', message: "This '{' is not closed: its '}' is missing.", atEnd });
            this.kept.push(this.closingBrace());
        }
    }

    /** A token that is not in the text; the parser leaves such ones out of the tree. */
    private closingBrace(): IToken {
        const tokenType = this.types['}'];
        return {
            image: '',
            startOffset: NaN,
            endOffset: NaN,
            startLine: NaN,
            startColumn: NaN,
            endLine: NaN,
            endColumn: NaN,
            tokenType,
            tokenTypeIdx: tokenType.tokenTypeIdx!,
            isInsertedInRecovery: true
        };
    }
}
