import { l10n } from 'vscode';
import { SEVERITIES, type Grouping } from './finding-groups.js';

/** The names of severities, statuses and categories as the user reads them; names that are none of these stand for themselves. */
export function severityName(severity: string): string {
    switch (severity) {
        case 'critical':
            return l10n.t('critical');
        case 'high':
            return l10n.t('high');
        case 'medium':
            return l10n.t('medium');
        case 'low':
            return l10n.t('low');
        case 'info':
            return l10n.t('info');
        default:
            return severity;
    }
}

export function statusName(status: string): string {
    switch (status) {
        case 'open':
            return l10n.t('open');
        case 'planned':
            return l10n.t('planned');
        case 'residual':
            return l10n.t('residual');
        case 'accepted':
            return l10n.t('accepted');
        case 'transferred':
            return l10n.t('transferred');
        case 'avoided':
            return l10n.t('avoided');
        case 'dismissed':
            return l10n.t('dismissed');
        default:
            return status;
    }
}

export function strideName(category: string): string {
    switch (category) {
        case 'spoofing':
            return l10n.t('Spoofing');
        case 'tampering':
            return l10n.t('Tampering');
        case 'repudiation':
            return l10n.t('Repudiation');
        case 'information_disclosure':
            return l10n.t('Information disclosure');
        case 'denial_of_service':
            return l10n.t('Denial of service');
        case 'elevation_of_privilege':
            return l10n.t('Elevation of privilege');
        default:
            return category;
    }
}

export function groupingName(grouping: Grouping): string {
    switch (grouping) {
        case 'element':
            return l10n.t('by element');
        case 'threat':
            return l10n.t('by threat');
        case 'stride':
            return l10n.t('by STRIDE category');
        case 'tactic':
            return l10n.t('by tactic');
        case 'status':
            return l10n.t('by status');
    }
}

/** `3 high, 2 medium`: how many findings are open, the worst first. */
export function openInWords(open: Record<string, number>): string {
    const counts = SEVERITIES.flatMap(severity => (open[severity] ? [`${open[severity]} ${severityName(severity)}`] : []));
    return counts.length > 0 ? counts.join(', ') : l10n.t('No open findings');
}
