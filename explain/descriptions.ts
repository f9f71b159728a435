// What the library says of its kinds, controls, threats and catalogues as plain data, for hovers, the terminal, JSON and pages.
// Words that name something of the language stand between backticks.

/** An entry of a catalogue that something refers to. */
export interface Reference {
    /** With its framework: `atlas.AML.T0043`. */
    id: string;
    title?: string;
    /** Its official page, where the catalogue has one per entry. */
    url?: string;
}

/** A name with the sentence that it was declared with. */
export interface Named {
    name: string;
    title?: string;
}

/** A fact that can be stated, or one that the engine works out (`derived`). */
export interface FactDescription {
    name: string;
    /** Its question or sentence. */
    title?: string;
    /** Name of the list of values, or `text`, `number`, `date`. */
    type: string;
    /** Several values may be given. */
    set: boolean;
    derived: boolean;
    /** The kind that declares it: the described one, or one of its bases. */
    from: string;
    /** Its values with their meaning; empty where it takes free text, numbers or dates. */
    values: Named[];
    /** Values compare: each is more than the one before. */
    ordered: boolean;
    /** What holds where the element, and the zones around it, say nothing. */
    default?: string[];
}

export interface KindDescription extends Named {
    /** What it extends, the nearest first. */
    bases: string[];
    /** Kinds that extend it directly. */
    extendedBy: string[];
    /** How it is drawn: external, process or store. None for the statements of the language. */
    shape?: string;
    /** Facts that it declares itself, then those of its bases. */
    facts: FactDescription[];
    /** Threats whose rules look at it. */
    threats: string[];
}

export interface ControlDescription extends Named {
    description?: string;
    verify?: string;
    /** `on_target`, `on_path` or `at_source`, as stated; and in a sentence. */
    counts: string;
    where: string;
    /** Paths that it can lie on. */
    guards: string[];
    /** `closes` or `reduces`: the most that it does for any threat. */
    effect?: string;
    /** Facts that stand for it, as the language writes them. */
    impliedBy: string[];
    /** Threats that it closes, alone or with others. */
    closes: string[];
    /** Threats that it only reduces. */
    reduces: string[];
    maps: Reference[];
}

export interface ThreatDescription extends Named {
    /** Name of the file that it is declared in, without its ending: related threats stand together. */
    family: string;
    /** Kinds that its rule looks at. */
    on: string[];
    message?: string;
    advice?: string;
    /** When it is deliberately not raised. */
    silent?: string;
    description?: string;
    falsePositives?: string;
    /** All must hold for a finding, each as a clause. */
    raised: string[];
    /** The clauses of the rule as the language writes them, a line each. */
    rule: string;
    /** Each closes it, as a clause. */
    closedBy: string[];
    /** Each lowers it, as a clause. */
    reducedBy: string[];
    /** Controls that these name. */
    controls: Named[];
    effort?: string;
    weighs?: string;
    stride: string[];
    /** In order; the first whose condition holds counts. */
    severities: { level: string; when?: string }[];
    maps: Reference[];
    steps: { references: Reference[]; when?: string }[];
}

export interface ValuesDescription extends Named {
    ordered: boolean;
    values: Named[];
    /** Facts that take these values, as `kind.fact`. */
    facts: string[];
}

export interface FrameworkDescription extends Named {
    edition?: string;
    entries: { id: string; title?: string; category: string }[];
}

export interface EntryDescription extends Reference {
    framework: string;
    category: string;
    facts: { name: string; values: string[] }[];
    /** Threats that are this entry. */
    threats: string[];
    /** Threats of which it is a step. */
    stepOf: string[];
    /** Controls that are this entry. */
    controls: string[];
}
