import type { AstNode, DocumentValidator, LangiumDocument, ValidationOptions } from 'langium';
import type { Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { TmodelServices } from '../tmodel-module.js';
import { rangesOf } from '../syntax/ranges.js';
import { walk } from '../syntax/walk.js';
import type { Check, CheckCode, CheckContext, CheckSeverity, Problem } from './check.js';
import { DeclaredAttributes } from './declared-attributes.js';
import { referenceCheck } from './references.js';
import { syntaxProblems } from './syntax.js';
import { checksFor } from './table.js';

/** The `data` of a diagnostic, for quick fixes. */
export interface DiagnosticDetails {
    code: CheckCode;
    suggestions: string[];
}

/** A complaint of the language, as the Language Server Protocol has it. */
export interface LanguageDiagnostic extends Diagnostic {
    code: CheckCode;
    data: DiagnosticDetails;
}

/** The protocol's numbers. They are written out so that the command line needs no part of the language server. */
const SEVERITIES: Readonly<Record<CheckSeverity, DiagnosticSeverity>> = { error: 1, warning: 2, information: 3 };

/** Runs every check in one synchronous walk over the tree. A check that throws is reported and stops no other. */
export class TmodelDocumentValidator implements DocumentValidator {
    constructor(private readonly services: TmodelServices) {}

    /** All diagnostics of a document in the order of its text. The categories of the options are all or nothing here. */
    async validateDocument(document: LangiumDocument, options: ValidationOptions = {}): Promise<LanguageDiagnostic[]> {
        if (options.categories && !options.categories.includes('fast')) {
            return [];
        }
        const visible = this.services.references.Visibility.visibleTo(document);
        const problems = syntaxProblems(document);
        const context: CheckContext = {
            document,
            visible,
            attributes: new DeclaredAttributes(visible),
            report: problem => problems.push(problem)
        };
        const checkReferences = referenceCheck();
        walk(document.parseResult.value, node => {
            run(checkReferences, node, context);
            for (const check of checksFor(node.$type)) {
                run(check, node, context);
            }
        });
        return withoutFollowing(problems).sort(byPosition).map(toDiagnostic);
    }
}

function run(check: Check<AstNode>, node: AstNode, context: CheckContext): void {
    try {
        check(node, context);
    } catch (error) {
        context.report({
            severity: 'error',
            code: 'check-failed',
            range: rangesOf(node).whole,
            message: `This could not be checked: ${String(error)}`
        });
    }
}

/** Where the syntax of a line is broken, words have been taken for kinds of elements that are none. */
function withoutFollowing(problems: Problem[]): Problem[] {
    const broken = new Set(problems.filter(({ code }) => MISLEADING.has(code)).map(({ range }) => range.start.line));
    return broken.size === 0 ? problems : problems.filter(({ code, range }) => code !== 'unknown-kind' || !broken.has(range.start.line));
}

const MISLEADING: ReadonlySet<CheckCode> = new Set(['syntax', 'unclosed-text', 'unexpected-character']);

function byPosition(a: Problem, b: Problem): number {
    return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}

function toDiagnostic({ severity, code, message, range, suggestions }: Problem): LanguageDiagnostic {
    const data: DiagnosticDetails = { code, suggestions: suggestions ?? [] };
    return { severity: SEVERITIES[severity], code, message, range, source: 'tmodel', data };
}
