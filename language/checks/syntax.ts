import type { IRecognitionException, IToken } from 'chevrotain';
import type { LangiumDocument } from 'langium';
import type { LexicalDiagnostic } from '../lexing/complaints.js';
import type { Position, Range } from '../model/source.js';
import { isAboutIntruder } from '../parsing/messages.js';
import type { CheckCode, Problem } from './check.js';
import { removing } from './problem-fix.js';

/** What the lexer and the parser complain about: one problem for each broken statement. */
export function syntaxProblems({ parseResult }: LangiumDocument): Problem[] {
    const lexical = (parseResult.lexerReport?.diagnostics ?? []) as LexicalDiagnostic[];
    const lines = new Set<number>();
    const problems: Problem[] = [];
    for (const problem of lexical.map(fromLexer)) {
        if (!lines.has(problem.range.start.line) || !FOLLOWING.has(problem.code)) {
            problems.push(problem);
        }
        lines.add(problem.range.start.line);
    }
    for (const error of parseResult.parserErrors) {
        const range = rangeOf(error);
        // What follows from a problem on the same line is no news.
        if (lines.has(range.start.line)) {
            continue;
        }
        lines.add(range.start.line);
        problems.push({ severity: 'error', code: 'syntax', message: error.message, range });
    }
    return problems;
}

/** What the lexer also complains about where something else on the line has thrown it off. */
const FOLLOWING: ReadonlySet<CheckCode> = new Set(['unexpected-character', 'unfinished-statement']);

function fromLexer({ code, message, line, column, length, severity, suggestions, surplus }: LexicalDiagnostic): Problem {
    const start: Position = { line: line! - 1, character: column! - 1 };
    const range: Range = { start, end: { line: start.line, character: start.character + length } };
    return {
        severity: severity === 'warning' ? 'warning' : 'error',
        code,
        message,
        range,
        suggestions,
        ...(surplus && { fixes: [removing(range, range, `Remove '${surplus}'`, true)] })
    };
}

/** What is missing at the end of a line is reported there, and not at the statement on the next line. */
function rangeOf(error: IRecognitionException): Range {
    const previous = (error as { previousToken?: IToken }).previousToken;
    if (
        previous &&
        isInText(previous) &&
        !(isInText(error.token) && (isAboutIntruder(error.message) || error.token.startLine === previous.endLine))
    ) {
        return { start: startOf(previous), end: endOf(previous) };
    }
    return isInText(error.token) ? { start: startOf(error.token), end: endOf(error.token) } : { start: ORIGIN, end: ORIGIN };
}

const ORIGIN: Position = { line: 0, character: 0 };

/** The end of the file and what recovery has put in stand nowhere. */
function isInText(token: IToken): boolean {
    return token.startOffset >= 0;
}

function startOf(token: IToken): Position {
    return { line: token.startLine! - 1, character: token.startColumn! - 1 };
}

function endOf(token: IToken): Position {
    return { line: token.endLine! - 1, character: token.endColumn! };
}
