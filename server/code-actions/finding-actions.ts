import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver-types';
import type { Finding, Fix } from '../../analysis/finding.js';
import type { SystemModel, TreatmentAction } from '../../language/model/system-model.js';
import { applyControls, isPlanned } from '../fixes/mitigation-fix.js';
import { placeOf, type Place } from '../fixes/places.js';
import { addTreatment } from '../fixes/treatment-fix.js';
import { monthsLater } from '../session/calendar.js';
import type { Snapshot } from '../session/session.js';
import { plainEdit, snippetEdit } from './workspace-edits.js';

/** More controls than this per finding make a menu nobody reads; the best come first. */
const MOST_CONTROLS = 5;

/** How long a risk acceptance runs unless the user says otherwise. */
const ACCEPTANCE_MONTHS = 6;

/**
 * What can be done about a finding: put a control in place where it closes most, accept the risk, dismiss the finding.
 * @param snippets whether the client takes snippets in workspace edits
 */
export function findingActions(
    snapshot: Snapshot,
    model: SystemModel,
    finding: Finding,
    diagnostic: Diagnostic,
    snippets: boolean
): CodeAction[] {
    const controls = finding.fixes.slice(0, MOST_CONTROLS).flatMap((fix, index) => {
        const action = controlAction(snapshot, model, fix, diagnostic);
        return action ? [index === 0 ? { ...action, isPreferred: true } : action] : [];
    });
    const treatments = (['accept', 'dismiss'] as const).flatMap(action =>
        treatmentAction(snapshot, model, finding, action, diagnostic, snippets)
    );
    return [...controls, ...treatments];
}

function controlAction(snapshot: Snapshot, model: SystemModel, fix: Fix, diagnostic: Diagnostic): CodeAction | undefined {
    const steps = [{ control: fix.control, on: fix.on, onType: fix.onType }, ...fix.also];
    const places = new Map<Place, string[]>();
    for (const { control, on, onType } of steps) {
        const place = placeOf(model, onType, on);
        if (!place) {
            return undefined;
        }
        places.set(place, [...(places.get(place) ?? []), control]);
    }
    const edits = [...places].flatMap(([place, controls]) => applyControls(snapshot.text, place, controls));
    const title = titleOf(fix, isPlanned(placeOf(model, fix.onType, fix.on)!, fix.control));
    return { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], edit: plainEdit(snapshot.text, edits) };
}

function titleOf(fix: Fix, planned: boolean): string {
    const also = fix.also.map(({ control, on }) => ` and ${control}${on === fix.on ? '' : ` on ${on}`}`).join('');
    const findings = fix.closes === 1 ? '1 finding' : `${fix.closes} findings`;
    const what = fix.also.every(step => step.on === fix.on) ? `${fix.control}${also} on ${fix.on}` : `${fix.control} on ${fix.on}${also}`;
    return `${planned ? 'Mark' : 'Apply'} ${what}${planned ? ' as implemented' : ''} (${fix.effect} ${findings})`;
}

function treatmentAction(
    snapshot: Snapshot,
    model: SystemModel,
    finding: Finding,
    action: TreatmentAction,
    diagnostic: Diagnostic,
    snippets: boolean
): CodeAction[] {
    const { threat, targetType, target } = finding;
    const until = monthsLater(snapshot.today, ACCEPTANCE_MONTHS);
    const edit = addTreatment(snapshot.text, model, { action, threat, targetType, target, until }, snippets ? 'snippet' : 'plain');
    if (!edit) {
        return [];
    }
    const title =
        action === 'accept' ? `Accept the risk of ${threat} on ${target} until a date` : `Dismiss ${threat} on ${target} as not applicable`;
    return [
        {
            title,
            kind: CodeActionKind.QuickFix,
            diagnostics: [diagnostic],
            data: { treatment: action },
            edit: snippets ? snippetEdit(snapshot.text, edit) : plainEdit(snapshot.text, [edit])
        }
    ];
}
