import type { Attribute, Kind } from '../generated/ast.js';
import { MAX_LINEAGE } from '../model/library-model.js';
import type { VisibleNames } from '../references/visibility.js';

/** Kinds that describe statements of the language instead of elements. */
export const STATEMENT_KINDS: Readonly<Record<string, string>> = {
    Flow: 'flow',
    Zone: 'zone',
    DataAsset: 'data',
    System: 'system',
    Test: 'system'
};

/** @returns whether a kind describes a statement of the language, and so has no elements. */
export function isStatementKind({ name }: Kind): boolean {
    return Object.values(STATEMENT_KINDS).includes(name);
}

/** Attributes that the visible kinds declare, collected when first asked for. */
export class DeclaredAttributes {
    private readonly byKind = new Map<Kind, ReadonlyMap<string, Attribute>>();
    private everywhere: Map<string, Attribute[]> | undefined;
    private readonly belowKind = new Map<Kind | undefined, ReadonlyMap<string, readonly Attribute[]>>();
    private onElements: Map<string, Attribute> | undefined;

    constructor(private readonly visible: VisibleNames) {}

    /** Attributes of a kind with those of its bases; the nearest declaration of a name counts. */
    of(kind: Kind): ReadonlyMap<string, Attribute> {
        let attributes = this.byKind.get(kind);
        if (!attributes) {
            attributes = collect(lineage(kind));
            this.byKind.set(kind, attributes);
        }
        return attributes;
    }

    /** Attributes of the kind that describes a statement (`flow`, `zone` ...); undefined where the library has no such kind. */
    ofStatement(statement: string): ReadonlyMap<string, Attribute> | undefined {
        const kind = this.visible.find('Kind', STATEMENT_KINDS[statement]) as Kind | undefined;
        return kind && this.of(kind);
    }

    /** Attributes that any kind of element declares. */
    ofAnyElement(): ReadonlyMap<string, Attribute> {
        return (this.onElements ??= collect(this.kinds().filter(kind => !isStatementKind(kind))));
    }

    /** Every attribute by name, with all its declarations. */
    all(): ReadonlyMap<string, readonly Attribute[]> {
        this.everywhere ??= gather(this.kinds());
        return this.everywhere;
    }

    /** What the kind declares that describes a statement, each name with its one declaration; undefined as above. */
    describing(statement: string): ReadonlyMap<string, readonly Attribute[]> | undefined {
        const own = this.ofStatement(statement);
        return own && new Map([...own].map(([name, attribute]) => [name, [attribute]]));
    }

    /** What elements of a kind can have: its own attributes, its bases', and those of the kinds that extend it. Of any kind where none is given. */
    below(kind?: Kind): ReadonlyMap<string, readonly Attribute[]> {
        let attributes = this.belowKind.get(kind);
        if (!attributes) {
            const kinds = this.kinds().filter(other => (kind ? lineage(other).includes(kind) : !isStatementKind(other)));
            attributes = gather([...new Set([...(kind ? lineage(kind) : []), ...kinds])]);
            this.belowKind.set(kind, attributes);
        }
        return attributes;
    }

    private kinds(): Kind[] {
        return [...this.visible.all('Kind').values()] as Kind[];
    }
}

/** A kind, its base, the base's base ... as far as they exist, at most {@link MAX_LINEAGE} kinds; a circle is followed once. */
export function lineage(kind: Kind): Kind[] {
    const kinds = [kind];
    for (let base = kind.base?.ref; base && kinds.length < MAX_LINEAGE && !kinds.includes(base); base = base.base?.ref) {
        kinds.push(base);
    }
    return kinds;
}

function collect(kinds: readonly Kind[]): Map<string, Attribute> {
    const attributes = new Map<string, Attribute>();
    for (const kind of kinds) {
        for (const attribute of kind.attributes) {
            if (attribute.name && !attributes.has(attribute.name)) {
                attributes.set(attribute.name, attribute);
            }
        }
    }
    return attributes;
}

function gather(kinds: readonly Kind[]): Map<string, Attribute[]> {
    const attributes = new Map<string, Attribute[]>();
    for (const attribute of kinds.flatMap(kind => kind.attributes)) {
        const known = attributes.get(attribute.name);
        if (known) {
            known.push(attribute);
        } else {
            attributes.set(attribute.name, [attribute]);
        }
    }
    return attributes;
}
