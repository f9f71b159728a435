import { l10n, QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import { SEVERITIES, STATUSES, type FindingFilter } from './finding-groups.js';
import { severityName, statusName } from './words.js';

interface FilterRow extends QuickPickItem {
    severity?: string;
    status?: string;
}

/** Lets the user choose severities and statuses. Undefined where the choice was given up. */
export async function chooseFilter(filter: FindingFilter): Promise<FindingFilter | undefined> {
    const rows: FilterRow[] = [
        { label: l10n.t('Severity'), kind: QuickPickItemKind.Separator },
        ...SEVERITIES.map(severity => ({
            label: severityName(severity),
            severity,
            picked: filter.severities?.includes(severity) ?? true
        })),
        { label: l10n.t('Status'), kind: QuickPickItemKind.Separator },
        ...STATUSES.map(status => ({ label: statusName(status), status, picked: filter.statuses?.includes(status) ?? true }))
    ];
    const chosen = await window.showQuickPick(rows, {
        canPickMany: true,
        title: l10n.t('Filter Threats'),
        placeHolder: l10n.t('Severities and statuses to show')
    });
    if (!chosen) return undefined;
    const severities = chosen.flatMap(({ severity }) => severity ?? []);
    const statuses = chosen.flatMap(({ status }) => status ?? []);
    return {
        text: filter.text,
        severities: severities.length < SEVERITIES.length ? severities : undefined,
        statuses: statuses.length < STATUSES.length ? statuses : undefined
    };
}

/** Asks for words to look for. Undefined where the question was given up. */
export async function chooseText(filter: FindingFilter): Promise<FindingFilter | undefined> {
    const text = await window.showInputBox({
        title: l10n.t('Filter Threats by Text'),
        prompt: l10n.t('Words of the threat, the element or the message; nothing shows all.'),
        value: filter.text
    });
    return text === undefined ? undefined : { ...filter, text: text.trim() || undefined };
}
