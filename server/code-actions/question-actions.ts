import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver-types';
import type { Question } from '../../analysis/finding.js';
import type { SystemModel } from '../../language/model/system-model.js';
import { stateFact } from '../fixes/fact-fix.js';
import { placeOf, type PlaceType } from '../fixes/places.js';
import type { Snapshot } from '../session/session.js';
import { plainEdit } from './workspace-edits.js';

/** One action per possible answer to each question that is open at a place. */
export function questionActions(
    snapshot: Snapshot,
    model: SystemModel,
    questions: readonly Question[],
    asked: { type: PlaceType; target: string },
    diagnostic: Diagnostic
): CodeAction[] {
    const place = placeOf(model, asked.type, asked.target);
    // Another file's text is not at hand here; its own diagnostics offer the answer where it decides something there.
    if (!place || place.declaration.uri !== snapshot.uri) {
        return [];
    }
    return questions
        .filter(question => question.targetType === asked.type && question.target === asked.target)
        .flatMap(({ fact, answers }) =>
            answers.map(answer => ({
                title: `State ${fact}: ${answer.name} on ${asked.target}${answer.title ? ` (${answer.title})` : ''}`,
                kind: CodeActionKind.QuickFix,
                diagnostics: [diagnostic],
                edit: plainEdit(snapshot.text, [stateFact(snapshot.text, place, fact, answer.name)])
            }))
        );
}
