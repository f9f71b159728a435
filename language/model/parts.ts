import type { DataAsset, Element, Zone } from '../generated/ast.js';
import type { Description } from '../references/names.js';
import { tokenRanges } from '../syntax/ranges.js';
import { declarationOf, factsOf, headOf, mitigationsOf } from './statements.js';

// What statements say by themselves, without their place among the others. Uris are of the document.

/** The small model of a test has no name but the test's sentence for a title. */
export function headOfSystem(system: Description, uri: string) {
    const name = system.$type === 'System' ? (system.name ?? '') : '';
    return {
        ...headOf({ name, title: system.title }),
        declaration: declarationOf(system, uri, system.$type === 'Test' ? tokenRanges(system, 'title')[0] : undefined),
        facts: factsOf(system.facts, uri),
        mitigations: mitigationsOf(system.mitigations, uri)
    };
}

export function zoneParts(zone: Zone | Element, uri: string) {
    return {
        ...headOf(zone),
        facts: factsOf(zone.facts, uri),
        mitigations: mitigationsOf(zone.mitigations, uri),
        declaration: declarationOf(zone, uri)
    };
}

export function elementParts(element: Element, uri: string) {
    return { ...zoneParts(element, uri), kind: element.kind?.$refText ?? '' };
}

export function dataParts(data: DataAsset, uri: string) {
    return { ...headOf(data), facts: factsOf(data.facts, uri), declaration: declarationOf(data, uri) };
}

/** Those of some properties that a value has. */
export function pick<T extends object, K extends keyof T>(value: T, ...keys: K[]): Pick<T, K> {
    return Object.fromEntries(keys.filter(key => value[key] !== undefined).map(key => [key, value[key]])) as Pick<T, K>;
}
