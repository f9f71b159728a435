import type { Attribute, Kind } from '../generated/ast.js';
import { MAX_LINEAGE } from '../model/library-model.js';
import type { VisibleNames } from '../references/visibility.js';

/** Kinds that describe statements of the language instead of elements. */
export const STATEMENT_KINDS: Readonly<Record<string, string>> = { Flow: 'flow', Zone: 'zone', DataAsset: 'data', System: 'system' };

/** Attributes that the visible kinds declare, collected when first asked for. */
export class DeclaredAttributes {
    private readonly byKind = new Map<Kind, ReadonlyMap<string, Attribute>>();
    private everywhere: Map<string, Attribute[]> | undefined;
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
        return (this.onElements ??= collect(this.kinds().filter(kind => !Object.values(STATEMENT_KINDS).includes(kind.name))));
    }

    /** Every attribute by name, with all its declarations. */
    all(): ReadonlyMap<string, readonly Attribute[]> {
        if (!this.everywhere) {
            this.everywhere = new Map();
            for (const kind of this.kinds()) {
                for (const attribute of kind.attributes) {
                    const known = this.everywhere.get(attribute.name);
                    if (known) {
                        known.push(attribute);
                    } else {
                        this.everywhere.set(attribute.name, [attribute]);
                    }
                }
            }
        }
        return this.everywhere;
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
