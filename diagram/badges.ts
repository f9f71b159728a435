import { SEVERITIES, type Finding, type FindingStatus } from '../analysis/finding.js';
import { BADGE_STATES, type Badge, type BadgeState } from './drawing.js';

/** Which badge a finding's status counts towards; avoided, dismissed and mitigated findings need no badge. */
const STATE_OF_STATUS: Partial<Record<FindingStatus, BadgeState>> = {
    open: 'open',
    planned: 'planned',
    residual: 'residual',
    accepted: 'accepted',
    transferred: 'accepted'
};

/** The badge of a place from the findings at that place; undefined where none of them needs one. */
export function badgeOf(findings: readonly Finding[]): Badge | undefined {
    const counts: Partial<Record<FindingStatus, number>> = {};
    for (const finding of findings) {
        counts[finding.status] = (counts[finding.status] ?? 0) + 1;
    }
    for (const state of BADGE_STATES) {
        const shown = findings.filter(finding => STATE_OF_STATUS[finding.status] === state);
        if (shown.length > 0) {
            const worst = Math.max(...shown.map(finding => SEVERITIES.indexOf(finding.severity)));
            return { state, severity: SEVERITIES[Math.max(worst, 0)], count: shown.length, counts };
        }
    }
    return undefined;
}
