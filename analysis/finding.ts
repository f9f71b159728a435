import type { Declaration, SourceRange } from '../language/model/source.js';

export type FindingStatus = 'open' | 'planned' | 'residual' | 'accepted' | 'transferred' | 'avoided' | 'dismissed' | 'mitigated';

/** Ascending. */
export const SEVERITIES = ['info', 'low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One reason of a finding: a stated fact, a missing control, a step of the path. */
export interface Reason {
    text: string;
    source?: SourceRange;
}

/** A step of the witness path: an element and the flow by which it was reached (none for the first). */
export interface PathStep {
    /** Index of the element in its SystemModel. */
    element: number;
    /** Index of the flow in its SystemModel. */
    flow?: number;
    /** True where the content moved against the flow's arrow. */
    against?: boolean;
}

/** A place where a control would close or reduce findings. */
export interface Fix {
    control: string;
    /** Id of the element, flow or zone, or the system's name. */
    on: string;
    onType: 'element' | 'flow' | 'zone' | 'system';
    /** What the control is in the catalogues: `atlas.AML.M0013`. */
    maps: string[];
    /** How many open findings of the system go away (or become residual, for a reducing control) with it. */
    closes: number;
    /** closes: the finding goes; reduces: it becomes residual. */
    effect: 'closes' | 'reduces';
    /** Controls that must be applied together with this one for the effect. */
    also: { control: string; on: string; onType: 'element' | 'flow' | 'zone' | 'system'; maps: string[] }[];
}

export interface Finding {
    /** Depends on the names of system, threat and target only, not on position or order. */
    id: string;
    system: string;
    threat: string;
    title: string;
    /** Id of the element or flow, or the system's name. */
    target: string;
    targetType: 'element' | 'flow' | 'system';
    /** Index in the model's elements or flows; 0 for the system. */
    targetIndex: number;
    /** The element's kind; `flow` or `system` otherwise. */
    targetKind: string;
    status: FindingStatus;
    severity: Severity;
    likelihood: Severity;
    impact: Severity;
    maps: string[];
    steps: string[];
    stride: string[];
    message: string;
    advice?: string;
    because: Reason[];
    path: PathStep[];
    /** Best first; worked out when first read, because the keystroke path does not need them. */
    readonly fixes: Fix[];
    /** Where the finding is reported: the target's declaration. */
    declaration: Declaration;
    /** Where the threat's rule stands. */
    rule: Declaration;
    /** The treatment that decided the status, if one did. */
    treatment?: Declaration;
    /** For `planned`: the earliest due date of the controls that would close it. */
    due?: string;
}

/** An unknown fact that decides whether threats are present. */
export interface Question {
    target: string;
    targetType: 'element' | 'flow' | 'zone' | 'system' | 'data';
    targetIndex: number;
    fact: string;
    /** The attribute's own sentence, to ask with. */
    title?: string;
    /** Values to answer with, where the attribute's type is an enumeration. */
    answers: { name: string; title?: string }[];
    /** True where several values may be given. */
    set: boolean;
    /** Threats, by name, that the answer decides. */
    decides: string[];
    /** How many more facts of this place will be asked for once those asked for now are stated, if any. */
    further?: number;
    /** The system that has to answer, where it is another one. */
    from?: string;
    /** Where the question is asked: the subject's declaration; for another system's subject a flow of this system that meets it. */
    declaration: Declaration;
}

/** A complaint about a treatment: it has expired or matches no finding. */
export interface TreatmentNotice {
    code: 'treatment-expired' | 'treatment-orphaned';
    message: string;
    declaration: Declaration;
}

/** Result of analysing one system against one library on one day. */
export interface Analysis {
    findings: Finding[];
    questions: Question[];
    notices: TreatmentNotice[];
}
