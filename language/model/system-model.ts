import type { Declaration, Range, SourceRange } from './source.js';

/** A value as written: `pickle` and `true` are names, `"text"` is text, `2027-01-31` is a date. */
export type FactScalar =
    { type: 'name'; value: string } | { type: 'text'; value: string } | { type: 'number'; value: number } | { type: 'date'; value: string };

/** One stated fact, `format: pickle` or `outputs: [label, probability]`. */
export interface FactModel {
    name: string;
    values: FactScalar[];
    list: boolean;
    /** The whole fact. */
    source: SourceRange;
    /** The values only (with their brackets). */
    valueRange: Range;
}

export type MitigationStatus = 'planned' | 'implemented' | 'verified';

/** A control applied to a place. */
export interface MitigationModel {
    control: string;
    status: MitigationStatus;
    facts: FactModel[];
    declaration: Declaration;
}

export type TreatmentAction = 'accept' | 'transfer' | 'avoid' | 'dismiss';

/** A decision about findings of one threat at one place. */
export interface TreatmentModel {
    action: TreatmentAction;
    threat: string;
    /** Id of the element, zone or flow; the system's name; undefined where the text names nothing that exists. */
    target: string | undefined;
    facts: FactModel[];
    declaration: Declaration;
}

/**
 * A part that another system declares bears that system's name in `from`. Its id begins with that name, its declaration
 * stands in that system's text, and findings about it are that system's.
 */
export interface Foreign {
    from?: string;
}

export interface DataModel extends Foreign {
    /** Unique within the system: its name, or `zone.name` where declared in a zone. */
    id: string;
    name: string;
    title?: string;
    facts: FactModel[];
    declaration: Declaration;
}

export interface ZoneModel extends Foreign {
    /** Names from the outermost zone inwards, joined by dots: `cloud.prod`. */
    id: string;
    name: string;
    title?: string;
    /** Index of the enclosing zone in `SystemModel.zones`. */
    parent?: number;
    facts: FactModel[];
    mitigations: MitigationModel[];
    declaration: Declaration;
}

export interface ElementModel extends Foreign {
    /** Zones and enclosing elements from the outside in, joined by dots: `prod.resnet50`. */
    id: string;
    name: string;
    title?: string;
    /** As written; may name no kind of the library. */
    kind: string;
    /** Index of the innermost enclosing zone. */
    zone?: number;
    /** Index of the enclosing element. */
    parent?: number;
    facts: FactModel[];
    mitigations: MitigationModel[];
    declaration: Declaration;
}

export interface FlowModel extends Foreign {
    /** `source -> target` with element ids; ` #2`, ` #3` … is added to the second and later flows that join the same two. */
    id: string;
    title?: string;
    /** Indices into `SystemModel.elements`. */
    source: number;
    target: number;
    /** Indices into `SystemModel.data`; undefined where the flow does not say. */
    sends?: number[];
    returns?: number[];
    facts: FactModel[];
    mitigations: MitigationModel[];
    declaration: Declaration;
}

export interface StatementModel {
    name: string;
    title?: string;
    facts: FactModel[];
    declaration: Declaration;
}

/** What a view looks at: by id, or by name for a control. A finding is known by its threat and the id of its target. */
export type ViewFocusModel = { on: 'element' | 'data' | 'control'; id: string } | { on: 'finding'; threat: string; target: string };

/** A diagram that the model keeps. */
export interface ViewModel extends StatementModel {
    /** Ids of places. Names that nothing in the system bears are left out. */
    collapse: string[];
    expand: string[];
    focus?: ViewFocusModel;
}

/**
 * One system as plain data: serialisable, without syntax nodes, complete even where its text is broken.
 * Order is the order of the text; behind the own parts in each list stand those of other systems ({@link Foreign}), all
 * of one system's in a zone that stands for it. Flows with an end that names no element are left out (the language reports them).
 */
export interface SystemModel {
    name: string;
    title?: string;
    declaration: Declaration;
    facts: FactModel[];
    mitigations: MitigationModel[];
    zones: ZoneModel[];
    elements: ElementModel[];
    flows: FlowModel[];
    data: DataModel[];
    treatments: TreatmentModel[];
    objectives: StatementModel[];
    assumptions: StatementModel[];
    views: ViewModel[];
}
