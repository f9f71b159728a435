import {
    defaultsOf,
    kindLineage,
    type AttributeModel,
    type CatalogueEntryModel,
    type ControlModel,
    type DefaultFact,
    type EnumerationModel,
    type FrameworkModel,
    type KindModel,
    type LibraryModel,
    type ThreatModel
} from '../../language/model/library-model.js';

export interface IndexedEntry {
    framework: FrameworkModel;
    entry: CatalogueEntryModel;
}

/** An attribute and the kind that declares it. */
export interface IndexedAttribute {
    attribute: AttributeModel;
    kind: KindModel;
}

/** A library by name, as the providers look things up. */
export class LibraryIndex {
    readonly kinds: ReadonlyMap<string, KindModel>;
    readonly enumerations: ReadonlyMap<string, EnumerationModel>;
    readonly controls: ReadonlyMap<string, ControlModel>;
    readonly threats: ReadonlyMap<string, ThreatModel>;
    readonly frameworks: ReadonlyMap<string, FrameworkModel>;
    /** By their full id, `atlas.AML.M0004`. */
    readonly entries: ReadonlyMap<string, IndexedEntry>;
    private readonly defaults = new Map<string, ReadonlyMap<string, DefaultFact>>();
    private readonly attributes = new Map<string, ReadonlyMap<string, IndexedAttribute>>();

    constructor(readonly library: LibraryModel) {
        this.kinds = byName(library.kinds);
        this.enumerations = byName(library.enumerations);
        this.controls = byName(library.controls);
        this.threats = byName(library.threats);
        this.frameworks = byName(library.frameworks);
        this.entries = new Map(
            library.frameworks.flatMap(framework =>
                framework.entries.map(entry => [`${framework.name}.${entry.id}`, { framework, entry }] as const)
            )
        );
    }

    /** A kind's own attributes and those of its bases, the nearest declaration of each name. Empty for an unknown kind. */
    attributesOf(kind: string): ReadonlyMap<string, IndexedAttribute> {
        let attributes = this.attributes.get(kind);
        if (!attributes) {
            attributes = this.collectAttributes(kind);
            this.attributes.set(kind, attributes);
        }
        return attributes;
    }

    /** The first kind that declares an attribute of this name, statement kinds included. */
    anyAttribute(name: string): IndexedAttribute | undefined {
        return this.allAttributes().get(name);
    }

    /** Every attribute name of the library with its first declaration: what a zone or system may state for all inside it. */
    allAttributes(): ReadonlyMap<string, IndexedAttribute> {
        let all = this.attributes.get('');
        if (!all) {
            const collected = new Map<string, IndexedAttribute>();
            for (const kind of this.library.kinds) {
                for (const attribute of kind.attributes) {
                    if (!collected.has(attribute.name)) {
                        collected.set(attribute.name, { attribute, kind });
                    }
                }
            }
            this.attributes.set('', (all = collected));
        }
        return all;
    }

    /** A kind and its bases, the nearest first. */
    ancestry(kind: string): KindModel[] {
        return kindLineage(kind, this.kinds);
    }

    /** What holds for elements of a kind where nothing nearer says otherwise, by the fact's name. */
    defaultsOf(kind: string): ReadonlyMap<string, DefaultFact> {
        let defaults = this.defaults.get(kind);
        if (!defaults) {
            defaults = defaultsOf(this.ancestry(kind));
            this.defaults.set(kind, defaults);
        }
        return defaults;
    }

    private collectAttributes(name: string): ReadonlyMap<string, IndexedAttribute> {
        const attributes = new Map<string, IndexedAttribute>();
        for (const kind of this.ancestry(name)) {
            for (const attribute of kind.attributes) {
                if (!attributes.has(attribute.name)) {
                    attributes.set(attribute.name, { attribute, kind });
                }
            }
        }
        return attributes;
    }
}

const indexes = new WeakMap<LibraryModel, LibraryIndex>();

/** The index of a library, built once per library. */
export function libraryIndex(library: LibraryModel): LibraryIndex {
    let index = indexes.get(library);
    if (!index) {
        indexes.set(library, (index = new LibraryIndex(library)));
    }
    return index;
}

function byName<T extends { name: string }>(items: readonly T[]): ReadonlyMap<string, T> {
    return new Map(items.map(item => [item.name, item]));
}
