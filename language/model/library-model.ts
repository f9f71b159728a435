import type { FactModel, FactScalar } from './system-model.js';
import type { Declaration, SourceRange } from './source.js';

export interface EnumerationModel {
    name: string;
    title?: string;
    /** Ordered enumerations compare by position: `trust < corporate`. */
    ordered: boolean;
    literals: { name: string; title?: string }[];
    declaration: Declaration;
}

export interface AttributeModel {
    name: string;
    title?: string;
    /** Name of an enumeration, or one of the scalars `text`, `number`, `date`. */
    type: string;
    set: boolean;
    /** Computed by the engine, cannot be stated. */
    derived: boolean;
    declaration: Declaration;
}

/** How many kinds inheritance takes in at most: a kind and its nearest bases. Those further away are not looked at. */
export const MAX_LINEAGE = 64;

/** The pseudo-kinds `flow`, `zone`, `data` and `system` give those statements their attributes. */
export interface KindModel {
    name: string;
    title?: string;
    base?: string;
    /** Own attributes; those of `base` come on top. */
    attributes: AttributeModel[];
    /** What the kind is ({@link STRUCTURAL_FACTS}), and what holds for its elements unless they, or what is around them, say otherwise. */
    facts: FactModel[];
    declaration: Declaration;
}

/** Facts that say what a kind itself is; all others are defaults of its elements. */
export const STRUCTURAL_FACTS: ReadonlySet<string> = new Set(['shape', 'glyph', 'relays', 'description']);

/** A fact that holds for every element of a kind, and the kind that states it. */
export interface DefaultFact {
    fact: FactModel;
    kind: string;
}

/**
 * @param lineage a kind and its bases, the nearest first ({@link kindLineage})
 * @returns by name what elements of the kind are unless something nearer says otherwise; of several statements the nearest kind's
 */
export function defaultsOf(lineage: readonly KindModel[]): ReadonlyMap<string, DefaultFact> {
    const defaults = new Map<string, DefaultFact>();
    for (const { name: kind, facts } of lineage) {
        for (const fact of facts) {
            if (!STRUCTURAL_FACTS.has(fact.name) && !defaults.has(fact.name)) defaults.set(fact.name, { fact, kind });
        }
    }
    return defaults;
}

/**
 * A kind and its bases, the nearest first.
 * @param name of the kind, known or not
 * @param kinds by their names
 * @returns at most {@link MAX_LINEAGE} kinds; none for an unknown name. Where kinds extend each other in a circle, each is there once.
 */
export function kindLineage(name: string, kinds: ReadonlyMap<string, KindModel>): KindModel[] {
    const lineage: KindModel[] = [];
    for (
        let kind = kinds.get(name);
        kind && lineage.length < MAX_LINEAGE && !lineage.includes(kind);
        kind = kind.base === undefined ? undefined : kinds.get(kind.base)
    ) {
        lineage.push(kind);
    }
    return lineage;
}

/** A rule expression. `source` is where it stands, for messages about it. */
export type Expression =
    | { op: 'and' | 'or'; operands: Expression[]; source: SourceRange }
    | { op: 'not'; operand: Expression; source: SourceRange }
    | { op: 'compare'; fact: string; operator: ComparisonOperator; values: FactScalar[]; source: SourceRange }
    | { op: 'quantified'; quantifier: 'some' | 'every' | 'no'; relation: string; where?: Expression; source: SourceRange }
    | { op: 'path'; path: PathKind; kind: string; where?: Expression; without?: ControlExpression; source: SourceRange };

/** `holds` is a bare fact: true where its value is `true`. */
export type ComparisonOperator = 'holds' | '=' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'includes';

export type PathKind = 'reached' | 'queried' | 'influenced' | 'influences' | 'learns' | 'supplied' | 'supplies' | 'reaches' | 'loops';

export type ControlExpression = { op: 'and' | 'or'; operands: ControlExpression[] } | { op: 'control'; control: string };

export interface ControlModel {
    name: string;
    title?: string;
    /** Catalogue ids with their framework: `atlas.AML.M0004`. */
    maps: string[];
    /** A fact can stand for the control: any of these expressions, evaluated on the place. */
    implied: Expression[];
    facts: FactModel[];
    declaration: Declaration;
}

export interface ThreatModel {
    name: string;
    title?: string;
    /** Kinds (with their sub-kinds) whose elements the rule looks at; `flow` for flows. */
    targets: string[];
    /** All must hold. */
    conditions: Expression[];
    /** Any of these closes the threat. */
    mitigatedBy: ControlExpression[];
    /** Any of these lowers it to a residual. */
    reducedBy: ControlExpression[];
    /** In order; the first whose condition holds counts. */
    severities: { level: string; when?: Expression }[];
    maps: string[];
    /** What an attacker does before and after; a step with a condition counts only where it holds. */
    steps: { entries: string[]; when?: Expression }[];
    facts: FactModel[];
    declaration: Declaration;
}

export interface CatalogueEntryModel {
    /** As written, `AML.T0011.000`; references prefix it with the framework's name. */
    id: string;
    title?: string;
    /** tactic, technique, mitigation, weakness, risk … */
    category: string;
    facts: FactModel[];
    declaration: Declaration;
}

export interface FrameworkModel {
    name: string;
    title?: string;
    edition?: string;
    entries: CatalogueEntryModel[];
    declaration: Declaration;
}

/** Everything declared on the library side that one system can see. */
export interface LibraryModel {
    enumerations: EnumerationModel[];
    kinds: KindModel[];
    controls: ControlModel[];
    threats: ThreatModel[];
    frameworks: FrameworkModel[];
}
