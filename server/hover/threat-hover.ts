import type { Finding } from '../../analysis/finding.js';
import type { ThreatModel } from '../../language/model/library-model.js';
import { describeThreat, type LibraryIndex } from '../../explain/index.js';
import { bold, code, codeBlock, list, paragraphs, plain } from '../markdown.js';
import type { AnalysedSystem } from '../session/session.js';
import { entryList } from './catalogue-hover.js';

/** A threat: its rule, what it is in the catalogues, and the findings it has in the system around. */
export function threatHover(threat: ThreatModel, system: AnalysedSystem | undefined, index: LibraryIndex): string {
    const findings = system?.analysis.findings.filter(finding => finding.threat === threat.name) ?? [];
    const { message, advice, silent, falsePositives, rule, effort, stride, maps } = describeThreat(threat, index);
    return paragraphs([
        `${code(threat.name)}${threat.title ? ` ${bold(threat.title)}` : ''}`,
        message && plain(message),
        advice && plain(advice),
        codeBlock(rule),
        silent && `Deliberately silent: ${plain(silent)}`,
        falsePositives && `False positives: ${plain(falsePositives)}`,
        effort && `Effort of the attacker: ${plain(effort)}`,
        stride.length > 0 ? `STRIDE: ${stride.map(plain).join(', ')}` : undefined,
        maps.length > 0 ? entryList(threat.maps, index) : undefined,
        ...findings.slice(0, 5).map(findingInWords)
    ]);
}

/** A finding: status, severity with its two factors, and why it is there. */
export function findingInWords(finding: Finding): string {
    const heading = `${code(finding.target)}: ${plain(finding.status)}, severity ${bold(finding.severity)} (likelihood ${plain(finding.likelihood)}, impact ${plain(finding.impact)})`;
    return finding.because.length > 0 ? `${heading}, because\n\n${list(finding.because.map(reason => plain(reason.text)))}` : heading;
}
