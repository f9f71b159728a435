import type { EnumerationModel, KindModel } from '../language/model/library-model.js';
import type { FactModel } from '../language/model/system-model.js';
import type { FactDescription, KindDescription, Named, ValuesDescription } from './descriptions.js';
import type { IndexedAttribute, LibraryIndex } from './library-index.js';

/** The kinds that statements of the language have; they cannot stand in front of an element's name. */
export const STATEMENT_KINDS: readonly string[] = ['system', 'zone', 'data', 'flow'];

/** A kind with everything that can be stated about its elements. */
export function describeKind(kind: KindModel, index: LibraryIndex): KindDescription {
    const lineage = index.ancestry(kind.name);
    const defaults = index.defaultsOf(kind.name);
    const facts = [...index.attributesOf(kind.name).values()].map(fact =>
        describeFact(fact, index, defaults.get(fact.attribute.name)?.fact)
    );
    return {
        ...named(kind),
        bases: lineage.slice(1).map(({ name }) => name),
        extendedBy: index.library.kinds.filter(({ base }) => base === kind.name).map(({ name }) => name),
        ...shapeOf(lineage),
        facts,
        threats: threatsOn(lineage, index)
    };
}

/** A fact of a kind. @param stated what holds where its elements say nothing */
export function describeFact({ attribute, kind }: IndexedAttribute, index: LibraryIndex, stated?: FactModel): FactDescription {
    const enumeration = index.enumerations.get(attribute.type);
    return {
        ...named(attribute),
        type: attribute.type,
        set: attribute.set,
        derived: attribute.derived,
        from: kind.name,
        values: enumeration?.literals.map(named) ?? [],
        ordered: enumeration?.ordered ?? false,
        ...(stated && { default: stated.values.map(({ value }) => String(value)) })
    };
}

/** A list of values and the facts that take them. */
export function describeValues(enumeration: EnumerationModel, index: LibraryIndex): ValuesDescription {
    return {
        ...named(enumeration),
        ordered: enumeration.ordered,
        values: enumeration.literals.map(named),
        facts: index.library.kinds.flatMap(kind =>
            kind.attributes.filter(({ type }) => type === enumeration.name).map(({ name }) => `${kind.name}.${name}`)
        )
    };
}

function shapeOf(lineage: readonly KindModel[]): { shape?: string } {
    const shape = lineage.flatMap(({ facts }) => facts).find(({ name }) => name === 'shape')?.values[0]?.value;
    return shape === undefined ? {} : { shape: String(shape) };
}

function threatsOn(lineage: readonly KindModel[], index: LibraryIndex): string[] {
    const names = new Set(lineage.map(({ name }) => name));
    return index.library.threats.filter(({ targets }) => targets.some(target => names.has(target))).map(({ name }) => name);
}

/** The name and title alone. */
export function named({ name, title }: Named): Named {
    return title === undefined ? { name } : { name, title };
}
