import type { AstNode, CompositeCstNode, LangiumParser, Mutable, ParseResult, RootCstNode } from 'langium';
import { inOrder, type LexicalDiagnostic, type TmodelLexingReport } from '../../lexing/complaints.js';
import type { TmodelLexer } from '../../lexing/lexer.js';
import { setRevision } from '../../syntax/versions.js';
import { LineStarts } from '../line-starts.js';
import { placesOf } from '../token-nodes.js';
import { movedComplaint, movedError } from './move.js';
import { offsetOf, reparse } from './reparse.js';
import { bodiesAround, sitesIn, type Body, type Site } from './site.js';
import { splice } from './splice.js';
import { changeBetween, shiftOf, type Shift, type TextChange } from './text-change.js';

/** How many times a changed text was read in part, and how many times as a whole. */
export interface ParseStatistics {
    incremental: number;
    full: number;
}

/**
 * Reads of a changed text only the statements around the change, and puts them into the tree of the text before. What comes
 * out is what reading the whole text would give: both read statements with the same parser, and whatever could make a
 * difference (a brace, text block or comment that is open, complaints nearby that reach further) has the whole text read.
 */
export class IncrementalParser {
    readonly statistics: ParseStatistics = { incremental: 0, full: 0 };

    constructor(
        private readonly parser: LangiumParser,
        private readonly lexer: TmodelLexer
    ) {}

    /**
     * The tree of a changed text; undefined where the whole text has to be read. The old tree is used up: its statements are in
     * the new one, which has a root of its own.
     * @param before the reading of the text before
     */
    parse<T extends AstNode>(before: ParseResult<T>, text: string): ParseResult<T> | undefined {
        const result = this.reparse(before, text);
        this.statistics[result ? 'incremental' : 'full']++;
        return result;
    }

    private reparse<T extends AstNode>(before: ParseResult<T>, text: string): ParseResult<T> | undefined {
        const root = before.value;
        const old = (root.$cstNode as RootCstNode | undefined)?.fullText;
        const report = before.lexerReport as TmodelLexingReport | undefined;
        const lexical = report?.diagnostics ?? [];
        if (!old || !report?.irregular || before.parserErrors.length > MOST_ERRORS) {
            return undefined;
        }
        const change = changeBetween(old, text);
        if (text.length > MAX_TEXT_LENGTH || text.slice(change.start, change.newEnd).includes('\0')) {
            return undefined;
        }
        const isSound = (from: number, to: number) =>
            !before.parserErrors.some(error => isBetween(offsetOf(error), from, to)) &&
            !lexical.some(({ offset }) => isBetween(offset, from, to));
        const bodies = bodiesAround(root, change);
        for (let inner = 0; inner < bodies.length; inner++) {
            for (const site of sitesIn(bodies.slice(inner), change, old, isSound)) {
                if (site.end - site.start.offset > MOST_TEXT && site.end - site.start.offset > old.length / 2) {
                    return undefined;
                }
                const result = this.reparseSite(before, site, bodies.slice(inner), old, text, change);
                if (result) {
                    return result;
                }
            }
        }
        return undefined;
    }

    private reparseSite<T extends AstNode>(
        before: ParseResult<T>,
        site: Site,
        bodies: readonly Body[],
        old: string,
        text: string,
        change: TextChange
    ): ParseResult<T> | undefined {
        const shift = shiftOf(old, text, change, site.start);
        const reparsed = reparse(site, text.slice(site.start.offset, site.end + shift.offset), shift, text, this.parser, this.lexer);
        const report = before.lexerReport as TmodelLexingReport;
        const isOutside = (offset: number) => offset < site.start.offset || offset > site.end;
        const irregular = report.irregular?.filter(isOutside) ?? [];
        if (
            !reparsed ||
            mendsQuotesElsewhere(report.diagnostics, ({ offset }) => isOutside(offset), reparsed.report.diagnostics) ||
            (irregular.length > 0 && !(report.matched && reparsed.report.matched))
        ) {
            return undefined;
        }
        const { touched, declared, structure } = splice(site, reparsed, bodies, shift);
        followLines(before.value.$cstNode as RootCstNode, old, text, change);
        const next = withNewRoot(before.value, text);
        touched.delete(before.value);
        const { firstLine, line: lastLine, lines } = shift;
        setRevision(next, { previous: before.value, touched, firstLine, lastLine, lines, declared, structure });
        return {
            value: next,
            lexerErrors: [],
            lexerReport: this.merge(report, reparsed.report, site, shift),
            parserErrors: merged(before.parserErrors, reparsed.parserErrors, offsetOf, movedError, site, shift)
        };
    }

    private merge(
        before: TmodelLexingReport,
        { diagnostics, matched, irregular }: TmodelLexingReport,
        site: Site,
        shift: Shift
    ): TmodelLexingReport {
        return {
            diagnostics: inOrder(merged(before.diagnostics, diagnostics, ({ offset }) => offset, movedComplaint, site, shift)),
            matched,
            irregular: merged(
                before.irregular ?? [],
                irregular ?? [],
                offset => offset,
                offset => offset + shift.offset,
                site,
                shift
            )
        };
    }
}

/** Longest text that is analysed, in UTF-16 units. */
export const MAX_TEXT_LENGTH = 8 * 1024 * 1024;

/** So many errors are carried from version to version; a text with more is no model yet. */
const MOST_ERRORS = 200;

/** A run of statements up to this length, in UTF-16 units, is always worth reading on its own. */
const MOST_TEXT = 4096;

/** Missing quotation marks are put in for the text as a whole, or not at all: those of two places depend on each other. */
function mendsQuotesElsewhere(
    before: readonly LexicalDiagnostic[],
    isOutside: (complaint: LexicalDiagnostic) => boolean,
    inside: readonly LexicalDiagnostic[]
): boolean {
    const open = before.filter(({ code }) => code === 'unclosed-text');
    return open.some(isOutside) && (!open.every(isOutside) || inside.some(({ code }) => code === 'unclosed-text'));
}

function isBetween(offset: number, from: number, to: number): boolean {
    return offset >= from && offset <= to;
}

/** Complaints before the run, those of the run as it is now, and those behind it, moved. */
function merged<C>(
    before: readonly C[],
    fresh: readonly C[],
    offset: (complaint: C) => number,
    move: (complaint: C, shift: Shift) => C,
    { start, end, right }: Site,
    shift: Shift
): C[] {
    const isBehind = (complaint: C) => (right === undefined ? offset(complaint) > end : offset(complaint) >= end);
    return [
        ...before.filter(complaint => offset(complaint) < start.offset),
        ...fresh,
        ...before.filter(complaint => offset(complaint) >= start.offset && isBehind(complaint)).map(complaint => move(complaint, shift))
    ];
}

/** Has the tokens find their offsets in the new text. */
function followLines(root: RootCstNode, old: string, text: string, change: TextChange): void {
    const places = placesOf(root);
    places.lines ??= new LineStarts(old);
    places.lines.update(text, change);
}

/** A root of its own for each version: what was worked out about a version as a whole is kept by its root. */
function withNewRoot<T extends AstNode>(root: T, text: string): T {
    const next = { ...root };
    const cst = root.$cstNode as CompositeCstNode & { astNode: AstNode; _text: string };
    cst.astNode = next;
    cst._text = text;
    for (const value of Object.values(next)) {
        for (const child of Array.isArray(value) ? value : []) {
            if ((child as AstNode).$container === root) {
                (child as Mutable<AstNode>).$container = next;
            }
        }
    }
    return next;
}
