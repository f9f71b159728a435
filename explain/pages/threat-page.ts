import { BUILT_IN_PREFIX, describeControl, describeThreat } from '../describe-rule.js';
import type { Reference, ThreatDescription } from '../descriptions.js';
import type { LibraryIndex } from '../library-index.js';
import type { ThreatModel } from '../../language/model/library-model.js';
import { bullets, code, link, page, part, prose, table } from './markdown.js';
import { anchorOf, VOCABULARY, type PagePlaces } from './places.js';

/**
 * The page of a threat of the built-in library: what it is, when it is raised and when not, what to do about it, and what it is in the
 * catalogues.
 */
export function threatPageText(threat: ThreatModel, index: LibraryIndex, places: PagePlaces): string {
    const description = describeThreat(threat, index);
    const { name, title, message, silent, advice, falsePositives } = description;
    const file = threat.declaration.uri.slice(BUILT_IN_PREFIX.length);
    return page([
        `# ${prose(title ?? name)}`,
        `${code(name)}, in ${link(prose(file), `../${places.library}${file}`)}. ${link('All threats', 'README.md')}`,
        ...(message === undefined ? [] : [prose(message)]),
        ...(description.description === undefined ? [] : [prose(description.description)]),
        ...part('## When it is raised', raisedOn(description), rule(description)),
        ...part('## When it is not', silent && prose(silent)),
        ...part('## What to do', advice && prose(advice), treatment(description), controls(description, index)),
        ...part('## False positives', falsePositives && prose(falsePositives)),
        ...part('## Severity', severity(description, places)),
        ...part('## What an attacker does before and after', steps(description)),
        ...part('## References', bullets(references(description)))
    ]);
}

/** An id of a catalogue with its title, linked where it has a page. */
export function referenceInMarkdown({ id, title, url }: Reference): string {
    const name = url === undefined ? code(id) : link(code(id), url);
    return title === undefined ? name : `${name} ${prose(title)}`;
}

function raisedOn({ on, raised }: ThreatDescription): string {
    const kinds = on.map(kind => link(code(kind), `../${VOCABULARY}${anchorOf('Kind', kind)}`)).join(', ');
    const every = on.length === 1 && on[0] === 'flow' ? `On every ${kinds}` : `On every ${kinds}, and every kind that extends it`;
    if (raised.length === 0) return `${every}.`;
    return `${every}, where all of this holds. What the model does not state is asked, not assumed.\n\n${bullets(raised.map(prose))}`;
}

function rule({ rule: text }: ThreatDescription): string {
    return `As the rule says it:\n\n\`\`\`tmodel-rule\n${text}\n\`\`\``;
}

function treatment({ closedBy, reducedBy }: ThreatDescription): string {
    return bullets([...closedBy.map(each => `Closed by ${prose(each)}`), ...reducedBy.map(each => `Reduced by ${prose(each)}`)]);
}

function controls({ controls: named }: ThreatDescription, index: LibraryIndex): string {
    return table(
        ['control', 'what it is', 'how to verify it'],
        named.flatMap(({ name }) => {
            const control = index.controls.get(name);
            if (!control) return [];
            const { description = '', verify = '' } = describeControl(control, index);
            return [[link(code(name), `../${VOCABULARY}${anchorOf('Control', name)}`), prose(description), prose(verify)]];
        })
    );
}

function severity({ severities, effort, weighs }: ThreatDescription, { severity: address }: PagePlaces): string {
    const cases = severities.map(({ level, when }) => (when === undefined ? level : `${level} when ${prose(when)}`));
    const how = address === undefined ? undefined : link('How severity is worked out', `../${address}`);
    return [
        bullets([
            ...(cases.length > 0 ? [`Impact: ${cases.join('; ')}`] : []),
            ...(weighs === undefined ? [] : [`Raised by ${WEIGHED[weighs] ?? prose(weighs)}`]),
            ...(effort === undefined ? [] : [`Effort of the attacker: ${prose(effort)}`])
        ]),
        ...(how === undefined ? [] : [how])
    ].join('\n\n');
}

/** What the fact `weighs` means. */
const WEIGHED: Record<string, string> = {
    decision: "what hangs on the model's decision, its `impact`",
    data: 'the most sensitive data involved, by its `classification`'
};

function steps({ steps: listed }: ThreatDescription): string {
    return bullets(
        listed.flatMap(({ references: entries, when }) =>
            entries.map(entry => referenceInMarkdown(entry) + (when === undefined ? '' : `, when ${prose(when)}`))
        )
    );
}

function references({ maps, stride }: ThreatDescription): string[] {
    return [...maps.map(referenceInMarkdown), ...stride.map(category => `STRIDE: ${prose(category.replace(/_/g, ' '))}`)];
}
