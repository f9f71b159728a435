// Compares what threats map with a crosswalk from ATLAS techniques to other catalogues.
import type { LibraryModel } from '../../language/model/library-model.js';

/** For each column of the crosswalk, the framework that its ids are of, and what of an id is left when the edition is taken off. */
const COLUMNS: Readonly<Record<string, string>> = {
    owasp_llm_2025: 'owasp-llm-2025',
    owasp_llm_2026: 'owasp-llm-2026',
    owasp_ml_2023: 'owasp-ml-2023',
    owasp_asi_2026: 'owasp-agentic-2026',
    nist_ai_100_2_e2025: 'nist-ai-100-2',
    cwe: 'cwe',
    saif: 'saif'
};

/** An entry of another catalogue that an ATLAS technique comes to. */
export interface CrosswalkEntry {
    /** With its framework, `owasp-llm-2026.LLM04`. */
    entry: string;
    /** With its framework, `atlas.AML.T0010.003`. */
    technique: string;
    /** Somebody has published it; otherwise it is one expert's judgement. */
    published: boolean;
}

/** A row of a crosswalk by its columns: `technique_id`, `basis`, and those above with ids such as `LLM03:2025;LLM04:2025`. */
export type CrosswalkRow = Readonly<Record<string, string>>;

/** All entries of a crosswalk. */
export function crosswalkEntries(rows: readonly CrosswalkRow[]): CrosswalkEntry[] {
    return rows.flatMap(row =>
        Object.entries(COLUMNS).flatMap(([column, framework]) =>
            (row[column] ?? '')
                .split(';')
                .map(id => id.trim())
                .filter(id => id !== '')
                .map(id => ({
                    entry: `${framework}.${id.split(':')[0]}`,
                    technique: `atlas.${row.technique_id}`,
                    published: isPublished(column, row.basis ?? '')
                }))
        )
    );
}

/** A row's basis names the cells that are published: `LLM/SAIF cell published by X; other cells expert`. */
function isPublished(column: string, basis: string): boolean {
    const cells = /^(\S+) cell published/.exec(basis)?.[1].split('/') ?? [];
    return cells.some(cell => column.startsWith(cell === 'LLM' ? 'owasp_llm' : cell.toLowerCase()));
}

/** The entries that the library has no catalogue entry for. */
export function unresolved(library: LibraryModel, entries: readonly CrosswalkEntry[]): string[] {
    const known = new Set(library.frameworks.flatMap(({ name, entries }) => entries.map(({ id }) => `${name}.${id}`)));
    return [...new Set(entries.flatMap(({ entry, technique }) => [entry, technique]))].filter(id => !known.has(id));
}

/** By the name of each threat that maps an ATLAS technique, the entries that it could map as well and does not. */
export function missingMappings(library: LibraryModel, entries: readonly CrosswalkEntry[]): Map<string, CrosswalkEntry[]> {
    const missing = library.threats.map(({ name, maps }) => {
        const lacking = entries.filter(({ entry, technique }) => maps.includes(technique) && !maps.includes(entry));
        return [name, lacking.filter(({ entry }, index) => lacking.findIndex(each => each.entry === entry) === index)] as const;
    });
    return new Map(missing.filter(([, lacking]) => lacking.length > 0));
}
