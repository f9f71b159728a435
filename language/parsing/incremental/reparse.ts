import type { IRecognitionException, IToken } from 'chevrotain';
import type { AstNode, CompositeCstNode, CstNode, LangiumParser, LeafCstNode, ParseResult } from 'langium';
import type { TmodelLexingReport } from '../../lexing/complaints.js';
import type { EnclosingBody } from '../../lexing/braces.js';
import type { PartContainer, TmodelLexer } from '../../lexing/lexer.js';
import { isFreeBehind, isStatement, type Body, type Site } from './site.js';
import type { Shift } from './text-change.js';

/** The statements of a run as they read now. */
export interface Reparsed {
    /** A statement like the body's owner, with the new statements in it. */
    owner: AstNode;
    /** Between the witnesses: statements and comments, in the order of the text. */
    nodes: CstNode[];
    parserErrors: ParseResult['parserErrors'];
    report: TmodelLexingReport;
}

/** The tokens of a statement's head, up to its opening brace, by the type of the statement. */
const HEADS: Readonly<Record<string, readonly string[]>> = {
    System: ['system', 'NAME', '{'],
    Test: ['test', 'TEXT', '{'],
    Zone: ['zone', 'NAME', '{'],
    Element: ['KIND', 'NAME', '{']
};

/**
 * Reads a run of statements again, with the parser that reads whole texts. Undefined where what changed may concern more than
 * the run: its witnesses are no longer read as they were, or something is complained about at the last of them.
 * @param part the run in the new text
 */
export function reparse(
    site: Site,
    part: string,
    shift: Shift,
    text: string,
    parser: LangiumParser,
    lexer: TmodelLexer
): Reparsed | undefined {
    const { body, left, right, start } = site;
    const isInLine = text.slice(start.offset - start.character, start.offset).trim() !== '';
    const read = lexer.tokenizePart(part, { ...start, isInLine }, body.braces && container(body, body.braces, site, shift, text, lexer));
    if (!read) {
        return undefined;
    }
    lexer.prepare(read);
    const { value, parserErrors } = parser.parse(text, { rule: body.owner.$type });
    const { content } = value.$cstNode as CompositeCstNode;
    const statements = content.filter(isStatement);
    const before = left === undefined ? undefined : body.cst.content[left];
    const after = right === undefined ? undefined : body.cst.content[right];
    const first = before && statements[0];
    const last = after && statements.at(-1);
    if (
        (before && !readsAlike(before, first, 0)) ||
        (after && !readsAlike(after, last, shift.offset)) ||
        (before && after && first === last)
    ) {
        return undefined;
    }
    const from = first?.end ?? 0;
    const to = last?.offset ?? Infinity;
    const offsets = [...parserErrors.map(offsetOf), ...read.report.diagnostics.map(({ offset }) => offset)];
    if (offsets.some(offset => offset < from || offset >= to)) {
        return undefined;
    }
    return {
        owner: value,
        nodes: content.slice(first ? content.indexOf(first) + 1 : 0, last ? content.indexOf(last) : content.length),
        parserErrors,
        report: read.report
    };
}

/** Where an error is, in the text that it was found in: at its token, or at the one before where that one is not in the text. */
export function offsetOf(error: IRecognitionException): number {
    const { token, previousToken } = error as IRecognitionException & { previousToken?: IToken };
    const placed = [token, previousToken].find(each => each && each.startOffset >= 0);
    return placed?.startOffset ?? 0;
}

function container(
    body: Body,
    { open, close }: NonNullable<Body['braces']>,
    site: Site,
    shift: Shift,
    text: string,
    lexer: TmodelLexer
): PartContainer {
    const before = HEADS[body.owner.$type].map(type => virtual(lexer, type));
    before[before.length - 1] = virtual(lexer, '{', open);
    const ends = site.right === undefined;
    return {
        before,
        closing: ends ? virtual(lexer, '}', close, shift) : virtual(lexer, '}'),
        ends,
        bodies:
            isFreeBehind(body, site, text, shift.offset) && site.isFreeBehind
                ? site.around.map(({ owner, braces }) => braces && enclosing(owner, braces.open, text))
                : [undefined]
    };
}

/** How a body is indented, by the line of its opening brace, which stands before all that changed. */
function enclosing({ $type }: AstNode, open: LeafCstNode, text: string): EnclosingBody | undefined {
    const line = text.slice(open.offset - open.range.start.character, open.offset);
    return line.includes('*/') || line.includes('"""')
        ? undefined
        : { indentation: line.length - line.trimStart().length + 1, head: HEADS[$type][0] };
}

/** A token that the parser takes and leaves out of the tree. Where it stands for one of the text, it has its place. */
function virtual(lexer: TmodelLexer, type: string, leaf?: LeafCstNode, shift?: Shift): IToken {
    const tokenType = lexer.tokenType(type);
    const common = { image: leaf ? type : '', tokenType, tokenTypeIdx: tokenType.tokenTypeIdx!, isInsertedInRecovery: true };
    if (!leaf) {
        return { ...common, startOffset: NaN, endOffset: NaN, startLine: NaN, startColumn: NaN, endLine: NaN, endColumn: NaN };
    }
    const { line, character } = leaf.range.start;
    const startOffset = leaf.offset + (shift?.offset ?? 0);
    const startLine = line + 1 + (shift?.lines ?? 0);
    const startColumn = character + 1 + (shift?.line === line ? shift.characters : 0);
    return { ...common, startOffset, endOffset: startOffset, startLine, endLine: startLine, startColumn, endColumn: startColumn };
}

/** Whether two nodes were read from the same text as the same tokens. */
function readsAlike(before: CstNode, after: CstNode | undefined, shift: number): boolean {
    if (!after || before.offset + shift !== after.offset || before.length !== after.length) {
        return false;
    }
    const some = leaves(before);
    const others = leaves(after);
    return some.length === others.length && some.every((leaf, index) => leaf.tokenType === others[index].tokenType);
}

function leaves(node: CstNode, into: LeafCstNode[] = []): LeafCstNode[] {
    if (isStatement(node)) {
        node.content.forEach(child => leaves(child, into));
    } else {
        into.push(node as LeafCstNode);
    }
    return into;
}
