import type { Finding } from '../../analysis/finding.js';
import type { ThreatModel } from '../../language/model/library-model.js';
import type { LibraryIndex } from '../../explain/index.js';
import { bold, code, codeBlock, list, paragraphs, plain } from '../markdown.js';
import type { AnalysedSystem } from '../session/session.js';
import { entryList } from './catalogue-hover.js';
import { ruleInWords } from '../../explain/index.js';
import { textFacts } from './text-facts.js';

/** A threat: its rule, what it is in the catalogues, and the findings it has in the system around. */
export function threatHover(threat: ThreatModel, system: AnalysedSystem | undefined, index: LibraryIndex): string {
    const findings = system?.analysis.findings.filter(finding => finding.threat === threat.name) ?? [];
    return paragraphs([
        `${code(threat.name)}${threat.title ? ` ${bold(threat.title)}` : ''}`,
        ...textFacts(threat.facts, ['message', 'advice']),
        codeBlock(ruleInWords(threat)),
        ...attack(threat),
        threat.maps.length > 0 ? entryList(threat.maps, index) : undefined,
        ...findings.slice(0, 5).map(findingInWords)
    ]);
}

/** What the attack costs, and its STRIDE categories. */
function attack({ facts }: ThreatModel): string[] {
    const named = (name: string) => facts.find(fact => fact.name === name)?.values.map(({ value }) => plain(String(value)));
    const [effort, stride] = [named('effort'), named('stride')];
    return [...(effort ? [`Effort of the attacker: ${effort.join(', ')}`] : []), ...(stride ? [`STRIDE: ${stride.join(', ')}`] : [])];
}

/** A finding: status, severity with its two factors, and why it is there. */
export function findingInWords(finding: Finding): string {
    const heading = `${code(finding.target)}: ${plain(finding.status)}, severity ${bold(finding.severity)} (likelihood ${plain(finding.likelihood)}, impact ${plain(finding.impact)})`;
    return finding.because.length > 0 ? `${heading}, because\n\n${list(finding.because.map(reason => plain(reason.text)))}` : heading;
}
