import { painter, type Painter } from '../../formats/colour.js';
import type { KindDescription, Named } from '../descriptions.js';
import type { LibraryReport } from '../library-report.js';
import { rowsOf } from './layout.js';

/** A line or two for each thing in a report, to read in a terminal of 80 columns: threats by family, kinds as a tree. */
export function renderList(report: LibraryReport, colour: boolean): string {
    const paint = painter(colour);
    const lines = [
        ...byFamily(report.threats ?? [], paint),
        ...rows(report.controls ?? [], paint),
        ...tree(report.kinds ?? [], paint),
        ...(report.frameworks ?? []).flatMap(({ name, title, edition, entries }) =>
            rows([{ name, title: `${title ?? name}${edition ? `, edition ${edition}` : ''}, ${entries.length} entries` }], paint)
        ),
        ...rows(report.values ?? [], paint)
    ];
    return lines.map(line => `${line}\n`).join('');
}

function byFamily(threats: readonly (Named & { family: string })[], paint: Painter): string[] {
    return [...new Set(threats.map(({ family }) => family))].flatMap((family, index) => [
        ...(index > 0 ? [''] : []),
        paint('quiet', family),
        ...rows(
            threats.filter(threat => threat.family === family),
            paint,
            2
        )
    ]);
}

/** Each kind below its base, a step to the right. */
function tree(kinds: readonly KindDescription[], paint: Painter): string[] {
    const known = new Set(kinds.map(({ name }) => name));
    const depth = ({ bases }: KindDescription) => bases.filter(base => known.has(base)).length;
    const below = (base: string | undefined): KindDescription[] =>
        kinds
            .filter(({ bases }) => (base === undefined ? !known.has(bases[0]) : bases[0] === base))
            .flatMap(kind => [kind, ...below(kind.name)]);
    // Kinds that extend each other in a circle hang nowhere; they are listed all the same.
    const ordered = below(undefined);
    const rest = kinds.filter(kind => !ordered.includes(kind));
    return rowsOf(
        [
            ...ordered.map(kind => [`${'  '.repeat(depth(kind))}${kind.name}`, kind.title] as const),
            ...rest.map(kind => [kind.name, kind.title] as const)
        ],
        paint,
        0
    );
}

function rows(items: readonly Named[], paint: Painter, indent = 0): string[] {
    return rowsOf(
        items.map(({ name, title }) => [name, title] as const),
        paint,
        indent
    );
}
