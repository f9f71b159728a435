// The page about coverage: docs/atlas-coverage.md.
import { frameworkNamed, type Reasons, type Standing, type TechniqueStanding } from './standing.js';
import type { LibraryModel } from '../../language/model/library-model.js';

const HEADINGS: Readonly<Record<Standing, string>> = {
    finding: 'Findings of their own',
    step: 'Steps of other findings',
    control: 'Known by a control only',
    none: 'Not in the library'
};

const MEANINGS: Readonly<Record<Standing, string>> = {
    finding: 'A threat of the library is this technique, or one of its sub-techniques.',
    step: 'An attacker does this, or one of its sub-techniques, before or after what a finding is about. It is shown with that finding and raises none of its own.',
    control: 'No threat names it, but a control of the library is a mitigation that ATLAS gives for it.',
    none: 'Neither a threat nor a control names it.'
};

/** Counts by standing, and how many techniques have neither a threat nor a reason. */
export function summary(standing: readonly TechniqueStanding[]): string {
    const count = (wanted: Standing) => standing.filter(each => each.standing === wanted).length;
    const open = standing.filter(each => (each.standing === 'control' || each.standing === 'none') && each.reason === undefined).length;
    return (
        `${standing.length} techniques and sub-techniques: ${count('finding')} are findings, ${count('step')} steps of others, ` +
        `${count('control')} known by a control only, ${count('none')} not in the library; ${open} without a reason.`
    );
}

/** The whole page, in Markdown. */
export function coveragePage(library: LibraryModel, standing: readonly TechniqueStanding[], reasons: Reasons): string {
    const having = (...wanted: Standing[]) => standing.filter(each => wanted.includes(each.standing));
    const uncovered = having('control', 'none');
    const unexplained = uncovered.filter(({ reason }) => reason === undefined);
    return [
        '# Which techniques of MITRE ATLAS the library covers',
        '<!-- Written by scripts/atlas-coverage.ts from language/library and scripts/coverage/atlas-reasons.json: do not edit by hand. -->',
        `Of ATLAS ${frameworkNamed(library, 'atlas').edition ?? ''}. ${summary(standing)}`,
        ...(['finding', 'step'] as const).flatMap(each => [
            `## ${HEADINGS[each]}`,
            MEANINGS[each],
            table(
                each === 'finding' ? 'threats' : 'step of',
                having(each).map(technique => [technique, threatsOf(technique, each)])
            )
        ]),
        '## Not findings, and why',
        'What no element, flow or fact of a system decides raises nothing. Where a control of the library helps all the same, it is named.',
        ...reasons.flatMap(({ reason }) => {
            const rows = uncovered.filter(each => each.reason === reason);
            return rows.length === 0 ? [] : [reason, withControls(rows)];
        }),
        ...(unexplained.length === 0
            ? []
            : ['## Not covered yet', 'No threat names these, and no reason says why.', withControls(unexplained)])
    ]
        .join('\n\n')
        .concat('\n');
}

/** The standing as plain lines, for a terminal. */
export function coverageLines(standing: readonly TechniqueStanding[]): string[] {
    return (Object.keys(HEADINGS) as Standing[]).flatMap(each => [
        `${HEADINGS[each]}:`,
        ...standing
            .filter(technique => technique.standing === each)
            .map(technique => {
                const { id, title, findings, findingsBelow, steps, stepsBelow, controls, reason } = technique;
                const by = { finding: [...findings, ...findingsBelow], step: [...steps, ...stepsBelow], control: controls, none: [] }[each];
                const why = each === 'control' || each === 'none' ? (reason ?? 'NO REASON') : '';
                return `  ${id.padEnd(14)} ${title}  ${[by.join(', '), why].filter(Boolean).join('; ')}`;
            })
    ]);
}

function withControls(rows: readonly TechniqueStanding[]): string {
    return table(
        'controls',
        rows.map(row => [row, code(row.controls)])
    );
}

/** The threats by which a technique is a finding or a step: its own, and those of its sub-techniques only. */
function threatsOf(technique: TechniqueStanding, by: 'finding' | 'step'): string {
    const [own, below] = by === 'finding' ? [technique.findings, technique.findingsBelow] : [technique.steps, technique.stepsBelow];
    const others = below.filter(name => !own.includes(name));
    return [code(own), ...(others.length > 0 ? [`by its sub-techniques: ${code(others)}`] : [])].filter(Boolean).join('; ');
}

function table(column: string, rows: readonly [TechniqueStanding, string][]): string {
    const lines = rows.map(([{ id, title }, names]) => `| [${id}](https://atlas.mitre.org/techniques/${id}) | ${title} | ${names} |`);
    return [`| id | technique | ${column} |`, '|---|---|---|', ...lines].join('\n');
}

function code(names: readonly string[]): string {
    return names.map(name => `\`${name}\``).join(', ');
}
