import { SEVERITIES, type Finding } from '../../analysis/index.js';

/** Whether something is still to be done about a finding: it is open, or its mitigation only planned. */
export function isOpen({ status }: Finding): boolean {
    return status === 'open' || status === 'planned';
}

/** `3 findings (1 high)`: how many, and how many are of the highest severity among them. */
export function countInWords(findings: readonly Finding[]): string {
    const total = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
    const worst = [...SEVERITIES].reverse().find(severity => findings.some(finding => finding.severity === severity));
    return worst ? `${total} (${findings.filter(({ severity }) => severity === worst).length} ${worst})` : total;
}

/** The first of the most severe findings; undefined where there is none. */
export function mostSevere(findings: readonly Finding[]): Finding | undefined {
    return findings.reduce<Finding | undefined>(
        (worst, each) => (worst && SEVERITIES.indexOf(worst.severity) >= SEVERITIES.indexOf(each.severity) ? worst : each),
        undefined
    );
}
