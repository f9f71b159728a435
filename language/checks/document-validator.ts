import type { DocumentValidator, LangiumDocument, ValidationOptions } from 'langium';
import type { Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { Document } from '../generated/ast.js';
import type { TmodelServices } from '../tmodel-module.js';
import { hasUnreadableSystems } from '../model/systems.js';
import type { CheckCode, CheckSeverity, Problem } from './check.js';
import type { ProblemFix } from './problem-fix.js';
import { StatementProblems } from './statement-problems.js';
import { syntaxProblems } from './syntax.js';

/** The `data` of a diagnostic, for quick fixes. */
export interface DiagnosticDetails {
    code: CheckCode;
    suggestions: string[];
    fixes?: ProblemFix[];
}

/** A complaint of the language, as the Language Server Protocol has it. */
export interface LanguageDiagnostic extends Diagnostic {
    code: CheckCode;
    data: DiagnosticDetails;
}

/** The protocol's numbers. They are written out so that the command line needs no part of the language server. */
const SEVERITIES: Readonly<Record<CheckSeverity, DiagnosticSeverity>> = { error: 1, warning: 2, information: 3, hint: 4 };

/** The protocol's number for what has no effect. */
const UNNECESSARY: DiagnosticTag = 1;

/** How many problems of a document are told one by one; a last one stands for the others. */
export const MAX_PROBLEMS = 1000;

/** Runs every check, synchronously. A check that throws is reported and stops no other. */
export class TmodelDocumentValidator implements DocumentValidator {
    constructor(private readonly services: TmodelServices) {}

    /** All diagnostics of a document in the order of its text. The categories of the options are all or nothing here. */
    async validateDocument(document: LangiumDocument, options: ValidationOptions = {}): Promise<LanguageDiagnostic[]> {
        if (options.categories && !options.categories.includes('fast')) {
            return [];
        }
        try {
            return atMost(MAX_PROBLEMS, this.problemsOf(document)).map(toDiagnostic);
        } catch (error) {
            if (!(error instanceof RangeError)) {
                throw error;
            }
            // The stack has run out, on a text that no model has. The other documents do not suffer for it.
            return [toDiagnostic(UNREADABLE)];
        }
    }

    private problemsOf(document: LangiumDocument): Problem[] {
        const visible = this.services.references.Visibility.visibleTo(document);
        const problems = [
            ...syntaxProblems(document),
            ...new StatementProblems(document, visible).of(document.parseResult.value as Document)
        ];
        if (hasUnreadableSystems(document)) {
            problems.push(UNREADABLE);
        }
        return withoutFollowing(problems).sort(byPosition);
    }
}

const UNREADABLE: Problem = {
    severity: 'error',
    code: 'unreadable-file',
    message: 'This file is too complicated to be read as a model.',
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }
};

/** The first problems, and where there are more, one that counts those: as severe as the worst, where the first of them is. */
function atMost(limit: number, problems: Problem[]): Problem[] {
    if (problems.length <= limit) {
        return problems;
    }
    const rest = problems.slice(limit - 1);
    const severity = (['error', 'warning'] as const).find(level => rest.some(problem => problem.severity === level)) ?? 'information';
    const message = `This file has ${rest.length} more problems from here on.`;
    return [...problems.slice(0, limit - 1), { severity, code: 'more-problems', message, range: rest[0].range }];
}

/** Where the syntax of a line is broken, words have been taken for kinds, facts and values that are none. */
function withoutFollowing(problems: Problem[]): Problem[] {
    const broken = new Set(problems.filter(({ code }) => MISLEADING.has(code)).map(({ range }) => range.start.line));
    return broken.size === 0 ? problems : problems.filter(({ code, range }) => !MISLED.has(code) || !broken.has(range.start.line));
}

const MISLEADING: ReadonlySet<CheckCode> = new Set([
    'syntax',
    'unclosed-text',
    'unexpected-character',
    'bare-values',
    'unfinished-statement'
]);

const MISLED: ReadonlySet<CheckCode> = new Set([
    'unknown-kind',
    'unknown-fact',
    'duplicate-fact',
    'duplicate-name',
    'wrong-type',
    'single-value',
    'due-missing',
    'evidence-missing',
    'bad-import',
    'unordered-comparison',
    'never-true',
    'always-true',
    'threat-without-target',
    'threat-without-condition'
]);

function byPosition(a: Problem, b: Problem): number {
    return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}

const diagnostics = new WeakMap<Problem, LanguageDiagnostic>();

/** A problem that is taken over from the version before gives the same object again. */
function toDiagnostic(problem: Problem): LanguageDiagnostic {
    let diagnostic = diagnostics.get(problem);
    if (!diagnostic) {
        diagnostic = diagnosticOf(problem);
        diagnostics.set(problem, diagnostic);
    }
    return diagnostic;
}

function diagnosticOf({ severity, code, message, range, suggestions, fixes, unnecessary, related }: Problem): LanguageDiagnostic {
    const data: DiagnosticDetails = { code, suggestions: suggestions ?? [], ...(fixes && { fixes }) };
    const diagnostic: LanguageDiagnostic = { severity: SEVERITIES[severity], code, message, range, source: 'tmodel', data };
    if (related) {
        diagnostic.relatedInformation = related.map(({ uri, range, message }) => ({ location: { uri, range }, message }));
    }
    return unnecessary ? { ...diagnostic, tags: [UNNECESSARY] } : diagnostic;
}
