import type { FrameworkModel } from '../language/model/library-model.js';
import { named } from './describe-kind.js';
import { describeReference } from './describe-rule.js';
import type { EntryDescription, FrameworkDescription } from './descriptions.js';
import type { IndexedEntry, LibraryIndex } from './library-index.js';

/** A catalogue with its entries. */
export function describeFramework(framework: FrameworkModel): FrameworkDescription {
    return {
        ...named(framework),
        ...(framework.edition !== undefined && { edition: framework.edition }),
        entries: framework.entries.map(({ id, title, category }) => ({ id, ...(title !== undefined && { title }), category }))
    };
}

/** An entry of a catalogue with what the library does about it. */
export function describeEntry({ framework, entry }: IndexedEntry, index: LibraryIndex): EntryDescription {
    const id = `${framework.name}.${entry.id}`;
    const { threats, controls } = index.library;
    const names = (items: readonly { name: string }[]) => items.map(({ name }) => name);
    return {
        ...describeReference(id, index),
        framework: framework.name,
        category: entry.category,
        facts: entry.facts.map(({ name, values }) => ({ name, values: values.map(({ value }) => String(value)) })),
        threats: names(threats.filter(({ maps }) => maps.includes(id))),
        stepOf: names(threats.filter(({ steps }) => steps.some(({ entries }) => entries.includes(id)))),
        controls: names(controls.filter(({ maps }) => maps.includes(id)))
    };
}
