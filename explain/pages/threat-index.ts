import type { LibraryModel, ThreatModel } from '../../language/model/library-model.js';
import { BUILT_IN_PREFIX, describeThreat, familyOf } from '../describe-rule.js';
import type { Reference, ThreatDescription } from '../descriptions.js';
import type { LibraryIndex } from '../library-index.js';
import { code, link, page, part, prose, table } from './markdown.js';
import { VOCABULARY } from './places.js';
import { referenceInMarkdown } from './threat-page.js';

/** The framework whose techniques the threats are listed by. */
const ATLAS = 'atlas.';

/**
 * The list of all threats of the built-in library: by family, by technique of MITRE ATLAS, by category of STRIDE.
 * @param texts of the library's files by URI; a family is introduced by the comment at the start of its file
 */
export function threatIndexText(index: LibraryIndex, texts: ReadonlyMap<string, string>): string {
    const threats = builtInThreats(index.library).map(threat => ({ threat, description: describeThreat(threat, index) }));
    const families = [...new Set(threats.map(({ threat }) => familyOf(threat)))].sort();
    const descriptions = threats.map(({ description }) => description);
    return page([
        '# Threats',
        `${threats.length} threats that the built-in library looks for, generated from it. ${link('The vocabulary', `../${VOCABULARY}`)} says how a system is described.`,
        '## By family',
        ...families.flatMap(family => {
            const own = threats.filter(({ threat }) => familyOf(threat) === family);
            const rows = own.map(({ description }) => [linked(description), prose(description.title ?? ''), on(description)]);
            return part(
                `### ${title(family)}`,
                introduction(texts.get(own[0].threat.declaration.uri)),
                table(['threat', 'what it is', 'on'], rows)
            );
        }),
        ...part('## By technique of MITRE ATLAS', table(['technique', 'threats', 'a step of'], techniqueRows(descriptions))),
        ...part('## By category of STRIDE', table(['category', 'threats'], strideRows(descriptions)))
    ]);
}

/** The threats that the built-in library declares itself. */
export function builtInThreats({ threats }: LibraryModel): ThreatModel[] {
    return threats.filter(({ declaration }) => declaration.uri.startsWith(BUILT_IN_PREFIX));
}

function linked({ name }: ThreatDescription): string {
    return link(code(name), `${name}.md`);
}

function on({ on: kinds }: ThreatDescription): string {
    return kinds.map(code).join(', ');
}

function title(family: string): string {
    return prose(family.charAt(0).toUpperCase() + family.slice(1).replace(/-/g, ' '));
}

/** The comment that a file starts with. */
function introduction(text: string | undefined): string | undefined {
    const lines = /^(?:\/\/.*\n)+/
        .exec(text ?? '')?.[0]
        .trimEnd()
        .split('\n');
    return lines && prose(lines.map(line => line.replace(/^\/\/\s?/, '')).join(' '));
}

function techniqueRows(threats: readonly ThreatDescription[]): string[][] {
    const rows = new Map<string, { reference: Reference; threats: string[]; stepOf: string[] }>();
    const rowOf = (reference: Reference) => {
        const row = rows.get(reference.id) ?? { reference, threats: [], stepOf: [] };
        rows.set(reference.id, row);
        return row;
    };
    const add = (list: string[], threat: ThreatDescription) => {
        if (!list.includes(linked(threat))) list.push(linked(threat));
    };
    for (const threat of threats) {
        for (const reference of threat.maps) if (reference.id.startsWith(ATLAS)) add(rowOf(reference).threats, threat);
        for (const reference of threat.steps.flatMap(({ references }) => references)) {
            if (reference.id.startsWith(ATLAS)) add(rowOf(reference).stepOf, threat);
        }
    }
    return [...rows.values()]
        .sort((a, b) => (a.reference.id < b.reference.id ? -1 : 1))
        .map(row => [referenceInMarkdown(row.reference), row.threats.join(', '), row.stepOf.join(', ')]);
}

function strideRows(threats: readonly ThreatDescription[]): string[][] {
    const categories = ['spoofing', 'tampering', 'repudiation', 'information_disclosure', 'denial_of_service', 'elevation_of_privilege'];
    return categories.map(category => [
        prose(category.replace(/_/g, ' ')),
        threats
            .filter(({ stride }) => stride.includes(category))
            .map(linked)
            .join(', ')
    ]);
}
