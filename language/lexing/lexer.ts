import type { ILexingError, IToken, TokenType } from 'chevrotain';
import { DefaultLexer, type LexerResult, type TokenizeOptions } from 'langium';
import { repairBraces, repairPart, type EnclosingBody } from './braces.js';
import {
    bareTitle,
    bareValues,
    braceComplaint,
    complaint,
    equalSign,
    inOrder,
    isClosedText,
    isOpenComment,
    moveComplaint,
    otherNotation,
    ranked,
    slip,
    unclosedText,
    unexpectedCharacters,
    unfinishedStatement,
    type LexicalDiagnostic,
    type TmodelLexingReport
} from './complaints.js';
import { habitsOf, withReplacements, type Habit } from './habits.js';
import { isWhole } from './matching-braces.js';
import { isTooDeep } from './nesting.js';
import { moveTokens, type TextPlace } from './positions.js';
import { missingQuotes, withQuotes, type MissingQuote } from './quotes.js';
import type { RoledTokens } from './roled-tokens.js';
import { assignWordRoles } from './word-roles.js';

/** The statement around a part of a text. */
export interface PartContainer {
    /** Its tokens before the part, the opening brace last. */
    before: IToken[];
    closing: IToken;
    /** Whether the part ends where the body does. */
    ends: boolean;
    /** The bodies around the part, from the outside in; undefined where it is hard to say how far one is indented. */
    bodies: readonly (EnclosingBody | undefined)[];
}

export type PartialResult = LexerResult & { report: TmodelLexingReport };

/** Reads words by their place (word-roles.ts) and reports what is broken below the level of statements, each once. */
export class TmodelLexer extends DefaultLexer {
    private prepared: LexerResult | undefined;

    override tokenize(text: string, options?: TokenizeOptions): LexerResult {
        const { prepared } = this;
        if (prepared) {
            this.prepared = undefined;
            return prepared;
        }
        const { tokens, hidden, errors, missing, habits } = this.read(text);
        const partial = options?.mode === 'partial';
        const roled = assignWordRoles(tokens, this.tokenTypes, partial);
        if (partial) {
            return { tokens: roled.tokens, hidden, errors: [] };
        }
        const repaired = repairBraces(roled.tokens, this.tokenTypes);
        const swallowed = this.swallowsRest(roled.tokens, hidden);
        const braces = repaired.complaints.filter(({ atEnd }) => !(swallowed && atEnd)).map(braceComplaint);
        const diagnostics = inOrder([
            ...ranked([braces], 0),
            ...this.unreadable(text, habits, errors),
            ...this.complaints(tokens, roled, hidden, missing)
        ]);
        const { matched, irregular } = repaired;
        const report: TmodelLexingReport = { diagnostics, matched, irregular: swallowed ? undefined : irregular };
        return { tokens: repaired.tokens, hidden, errors: [], report };
    }

    /** Has the next text taken as read already: its tokens are these. */
    prepare(result: LexerResult): void {
        this.prepared = result;
    }

    /**
     * Reads a part of a text that starts and ends between statements. Undefined where what stands in it reaches beyond it.
     * @param start where it starts; `isInLine` where something else stands before it on its line
     * @returns tokens with those of the container around them, hidden tokens and complaints, at their places in the whole text
     */
    tokenizePart(part: string, start: TextPlace & { isInLine: boolean }, container?: PartContainer): PartialResult | undefined {
        const { tokens, hidden, errors, missing, habits } = this.read(part);
        // Where a quotation mark is missing is judged by the whole line, and by the other lines where one is.
        const unquoted = tokens.filter(token => this.isOpen(token) || missing.has(token.startOffset));
        if (unquoted.length > 1 || (start.isInLine && unquoted.some(token => token.startLine === 1))) {
            return undefined;
        }
        const last = hidden.at(-1);
        if (container && last?.image.startsWith('//') && last.startOffset + last.image.length === part.length) {
            return undefined;
        }
        const lexical = this.unreadable(part, habits, errors);
        moveTokens(tokens, start);
        moveTokens(hidden, start);
        lexical.forEach(each => moveComplaint(each, start));
        const moved = new Map([...missing].map(([offset, which]) => [offset + start.offset, which]));
        const opening = container ? [container.before.at(-1)!] : [];
        const roled = assignWordRoles([...opening, ...tokens, ...(container ? [container.closing] : [])], this.tokenTypes, false);
        if (this.swallowsRest(roled.tokens, hidden) || isTooDeep(roled.tokens, container ? container.bodies.length - 1 : 0)) {
            return undefined;
        }
        const braces = this.bracesOfPart(roled.tokens, start, container);
        if (!braces) {
            return undefined;
        }
        const complaints = braces.matched ? [] : ranked([braces.complaints.map(braceComplaint)], 0);
        return {
            tokens: [...(container?.before.slice(0, -1) ?? []), ...braces.tokens],
            hidden,
            errors: [],
            report: {
                diagnostics: inOrder([...complaints, ...lexical, ...this.complaints(tokens, roled, hidden, moved)]),
                matched: braces.matched,
                irregular: braces.irregular
            }
        };
    }

    private bracesOfPart(tokens: IToken[], start: TextPlace & { isInLine: boolean }, container: PartContainer | undefined) {
        if (!container) {
            const { matched, irregular, complaints } = repairBraces(tokens, this.tokenTypes);
            return matched ? { tokens, matched, irregular, complaints } : undefined;
        }
        const matched = isWhole(tokens);
        const [opening, ...inside] = tokens;
        const closes = container.ends;
        const repaired =
            start.isInLine || !isKnown(container.bodies)
                ? undefined
                : repairPart(closes ? inside : inside.slice(0, -1), this.tokenTypes, container.bodies, closes);
        if (!matched && !repaired) {
            return undefined;
        }
        const complaints = repaired?.complaints ?? [];
        return {
            tokens: matched ? tokens : [opening, ...repaired!.tokens, ...(closes ? [] : [container.closing])],
            matched,
            // What is wrong can be anywhere in the part.
            irregular: repaired?.irregular ?? inside.slice(0, -1).map(token => token.startOffset),
            complaints
        };
    }

    /** The types of tokens by their names in the grammar. */
    tokenType(name: string): TokenType {
        return this.tokenTypes[name];
    }

    private complaints(
        tokens: readonly IToken[],
        roled: RoledTokens,
        hidden: readonly IToken[],
        missing: ReadonlyMap<number, MissingQuote['which']>
    ): LexicalDiagnostic[] {
        const comment = hidden.at(-1);
        return ranked(
            [
                roled.tokens.filter(token => this.isOpen(token)).map(token => unclosedText(token)),
                missing.size > 0
                    ? tokens
                          .filter(token => missing.has(token.startOffset))
                          .map(token => unclosedText(token, missing.get(token.startOffset)))
                    : [],
                isOpenComment(comment)
                    ? [complaint(comment!, 2, 'unclosed-comment', 'This comment is not closed: its closing */ is missing.')]
                    : [],
                roled.unfinished.map(unfinishedStatement),
                roled.bareTitles.map(bareTitle),
                roled.bareValues.map(bareValues),
                roled.slips.map(slip),
                roled.equalSigns.map(equalSign)
            ],
            3
        );
    }

    private unreadable(text: string, habits: readonly Habit[], errors: readonly ILexingError[]): LexicalDiagnostic[] {
        const characters = errors.map(error => unexpectedCharacters(text, error.offset, error.length, error.line!, error.column!));
        return ranked([habits.map(otherNotation), characters], 1);
    }

    /** A text block or comment without an end has swallowed the braces behind it. */
    private swallowsRest(tokens: readonly IToken[], hidden: readonly IToken[]): boolean {
        return isOpenComment(hidden.at(-1)) || tokens.some(token => token.image.startsWith('"""') && this.isOpen(token));
    }

    /** Reads the tokens, again where other notations are used, or quotation marks are missing that can be put in. `missing` has the offsets of such texts. */
    private read(written: string) {
        const asWritten = this.scan(written);
        const habits = habitsOf(written, asWritten.tokens, asWritten.hidden, asWritten.errors);
        const text = withReplacements(written, habits);
        const first = habits.length > 0 ? this.scan(text) : asWritten;
        const quotes = missingQuotes(text, first.tokens, token => this.isOpen(token));
        if (quotes.length > 0) {
            const second = this.scan(withQuotes(text, quotes));
            if (
                second.tokens.filter(token => this.isOpen(token)).length <=
                first.tokens.filter(token => this.isOpen(token)).length - quotes.length
            ) {
                return { ...second, habits, missing: new Map(quotes.map(({ start, which }) => [start, which])) };
            }
        }
        return { ...first, habits, missing: new Map<number, MissingQuote['which']>() };
    }

    private scan(text: string) {
        const { tokens, groups, errors } = this.chevrotainLexer.tokenize(text);
        return { tokens, hidden: groups['hidden'] ?? [], errors };
    }

    private isOpen(token: IToken): boolean {
        return token.tokenType === this.tokenTypes['TEXT'] && !isClosedText(token.image);
    }
}

function isKnown(bodies: PartContainer['bodies']): bodies is readonly EnclosingBody[] {
    return bodies.every(body => body !== undefined);
}
