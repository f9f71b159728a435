import {
    defaultsOf,
    kindLineage,
    type AttributeModel,
    type DefaultFact,
    type EnumerationModel,
    type KindModel,
    type LibraryModel
} from '../language/model/library-model.js';
import type { SystemModel } from '../language/model/system-model.js';
import { indicesBy } from './grouping.js';

/** The kinds that statements of the language have by themselves, not elements. */
export const STATEMENT_KINDS = ['system', 'zone', 'data', 'flow'] as const;

/** The kinds of a library with their inheritance resolved once. Unknown kinds have no ancestors and no attributes. */
export class KindTable {
    private readonly ancestors = new Map<string, Set<string>>();
    private readonly attributes = new Map<string, Map<string, AttributeModel>>();
    private readonly defaults = new Map<string, ReadonlyMap<string, DefaultFact>>();
    private readonly silent = new Set<string>();
    private readonly positions = new Map<string, Map<string, number>>();
    private readonly enumerations = new Map<string, EnumerationModel>();

    constructor(library: LibraryModel) {
        const kinds = new Map(library.kinds.map(kind => [kind.name, kind]));
        for (const kind of library.kinds) this.resolve(kind, kinds);
        for (const enumeration of library.enumerations) {
            this.enumerations.set(enumeration.name, enumeration);
            this.positions.set(enumeration.name, new Map(enumeration.literals.map((literal, index) => [literal.name, index])));
        }
    }

    /** @returns whether `kind` is `base` or extends it at any distance. */
    isA(kind: string, base: string): boolean {
        return kind === base || (this.ancestors.get(kind)?.has(base) ?? false);
    }

    /** @returns the attribute that `kind` or one of its bases declares under `name`. */
    attribute(kind: string, name: string): AttributeModel | undefined {
        return this.attributes.get(kind)?.get(name);
    }

    /** @returns what elements of `kind` are under `name` where neither they nor anything around them says so. */
    default(kind: string, name: string): DefaultFact | undefined {
        return this.defaults.get(kind)?.get(name);
    }

    enumeration(name: string): EnumerationModel | undefined {
        return this.enumerations.get(name);
    }

    /** @returns the place of a literal in its enumeration, which is its rank where the enumeration is ordered. */
    position(enumeration: string, literal: string): number | undefined {
        return this.positions.get(enumeration)?.get(literal);
    }

    /** @returns whether content that enters an element of this kind can leave it again (`relays: false` says no). */
    relays(kind: string): boolean {
        return !this.silent.has(kind);
    }

    private resolve(kind: KindModel, kinds: ReadonlyMap<string, KindModel>): void {
        const ancestors = new Set<string>();
        const attributes = new Map<string, AttributeModel>();
        let relays: string | undefined;
        const lineage = kindLineage(kind.name, kinds);
        for (const current of lineage) {
            ancestors.add(current.name);
            for (const attribute of current.attributes) if (!attributes.has(attribute.name)) attributes.set(attribute.name, attribute);
            const fact = current.facts.find(candidate => candidate.name === 'relays')?.values[0];
            relays ??= fact?.type === 'name' ? fact.value : undefined;
        }
        this.ancestors.set(kind.name, ancestors);
        this.attributes.set(kind.name, attributes);
        this.defaults.set(kind.name, defaultsOf(lineage));
        if (relays === 'false') this.silent.add(kind.name);
    }
}

/** @returns the indices of elements by their kind, in the order of the text. */
export function groupByKind({ elements }: SystemModel): Map<string, number[]> {
    return indicesBy(elements, ({ kind }) => kind);
}
