import { describeEntry, describeFramework } from './describe-catalogue.js';
import { describeFact, describeKind, describeValues } from './describe-kind.js';
import { describeControl, describeThreat } from './describe-rule.js';
import type {
    ControlDescription,
    EntryDescription,
    FactDescription,
    FrameworkDescription,
    KindDescription,
    ThreatDescription,
    ValuesDescription
} from './descriptions.js';
import type { LibraryIndex } from './library-index.js';

/** Descriptions by what they are of; its published schema is docs/library.schema.json. */
export interface LibraryReport {
    threats?: ThreatDescription[];
    controls?: ControlDescription[];
    kinds?: KindDescription[];
    frameworks?: FrameworkDescription[];
    entries?: EntryDescription[];
    values?: ValuesDescription[];
    facts?: FactDescription[];
}

/** What can be listed. */
export const LISTS = ['threats', 'controls', 'kinds', 'frameworks', 'values'] as const;
export type ListName = (typeof LISTS)[number];

/** All of a library that is of one sort, in the order of the library. */
export function listOf(sort: ListName, index: LibraryIndex): LibraryReport {
    const { library } = index;
    switch (sort) {
        case 'threats':
            return { threats: library.threats.map(threat => describeThreat(threat, index)) };
        case 'controls':
            return { controls: library.controls.map(control => describeControl(control, index)) };
        case 'kinds':
            return { kinds: library.kinds.map(kind => describeKind(kind, index)) };
        case 'frameworks':
            return { frameworks: library.frameworks.map(describeFramework) };
        case 'values':
            return { values: library.enumerations.map(enumeration => describeValues(enumeration, index)) };
    }
}

/**
 * Everything that a name stands for: a threat, control, kind, catalogue, list of values or fact, or the id of a
 * catalogue's entry, with its framework (`atlas.AML.T0043`) or without.
 * @returns nothing in it where the name is unknown
 */
export function explanationOf(name: string, index: LibraryIndex): LibraryReport {
    const { library } = index;
    const entries = [...index.entries.values()].filter(
        ({ framework, entry }) => name === entry.id || name === `${framework.name}.${entry.id}`
    );
    const facts = library.kinds.flatMap(kind =>
        kind.attributes.filter(attribute => attribute.name === name).map(attribute => describeFact({ attribute, kind }, index))
    );
    return withoutEmpty({
        threats: [index.threats.get(name)].flatMap(each => (each ? [describeThreat(each, index)] : [])),
        controls: [index.controls.get(name)].flatMap(each => (each ? [describeControl(each, index)] : [])),
        kinds: [index.kinds.get(name)].flatMap(each => (each ? [describeKind(each, index)] : [])),
        frameworks: [index.frameworks.get(name)].flatMap(each => (each ? [describeFramework(each)] : [])),
        entries: entries.map(each => describeEntry(each, index)),
        values: [index.enumerations.get(name)].flatMap(each => (each ? [describeValues(each, index)] : [])),
        facts
    });
}

/** All names that {@link explanationOf} knows, */
export function explainableNames(index: LibraryIndex): string[] {
    const { threats, controls, kinds, frameworks, enumerations } = index.library;
    const named = [...threats, ...controls, ...kinds, ...frameworks, ...enumerations].map(({ name }) => name);
    const facts = kinds.flatMap(({ attributes }) => attributes.map(({ name }) => name));
    const ids = [...index.entries.values()].map(({ entry }) => entry.id);
    return [...new Set([...named, ...facts, ...ids, ...index.entries.keys()])];
}

/** Several reports in one. */
export function together(reports: readonly LibraryReport[]): LibraryReport {
    return withoutEmpty({
        threats: reports.flatMap(({ threats }) => threats ?? []),
        controls: reports.flatMap(({ controls }) => controls ?? []),
        kinds: reports.flatMap(({ kinds }) => kinds ?? []),
        frameworks: reports.flatMap(({ frameworks }) => frameworks ?? []),
        entries: reports.flatMap(({ entries }) => entries ?? []),
        values: reports.flatMap(({ values }) => values ?? []),
        facts: reports.flatMap(({ facts }) => facts ?? [])
    });
}

function withoutEmpty(report: LibraryReport): LibraryReport {
    return Object.fromEntries(Object.entries(report).filter(([, items]: [string, unknown[]]) => items.length > 0));
}
