import type { Attribute, Enumeration } from '../generated/ast.js';

/** What values a fact takes. */
export type ValueType = { type: 'text' | 'number' | 'date' | 'any' } | { type: 'names'; literals: readonly string[]; ordered: boolean };

export interface FactType {
    value: ValueType;
    /** Several values may be given. */
    set: boolean;
    /** Computed by the engine, cannot be stated. */
    derived: boolean;
}

const SCALARS: Readonly<Record<string, ValueType>> = { text: { type: 'text' }, number: { type: 'number' }, date: { type: 'date' } };

const namesByEnumeration = new WeakMap<Enumeration, ValueType>();

/** What an attribute takes. A scalar that the language does not know, and a type that does not exist, take anything. */
export function factTypeOf(attribute: Attribute): FactType {
    const declared = attribute.type?.ref;
    const value = declared?.$type === 'Enumeration' ? namesOf(declared) : (SCALARS[declared?.name ?? ''] ?? { type: 'any' });
    return { value, set: attribute.set, derived: attribute.derived };
}

function namesOf(enumeration: Enumeration): ValueType {
    let type = namesByEnumeration.get(enumeration);
    if (!type) {
        type = { type: 'names', literals: enumeration.literals.map(literal => literal.name).filter(Boolean), ordered: enumeration.ordered };
        namesByEnumeration.set(enumeration, type);
    }
    return type;
}

const text: FactType = { value: { type: 'text' }, set: false, derived: false };
const date: FactType = { value: { type: 'date' }, set: false, derived: false };

function oneOf(...literals: string[]): FactType {
    return { value: { type: 'names', literals, ordered: false }, set: false, derived: false };
}

function someOf(...literals: string[]): FactType {
    return { ...oneOf(...literals), set: true };
}

const STRIDE = ['spoofing', 'tampering', 'repudiation', 'information_disclosure', 'denial_of_service', 'elevation_of_privilege'];

/** Facts of statements that no kind describes: statement -> fact -> type. */
export const FIXED_FACTS: Readonly<Record<string, Readonly<Record<string, FactType>>>> = {
    Treatment: { by: text, until: date, reason: text, owner: text, ticket: text, since: date },
    Mitigation: {
        status: oneOf('planned', 'implemented', 'verified'),
        due: date,
        owner: text,
        evidence: text,
        ticket: text,
        reason: text,
        verified: date
    },
    Objective: {
        impact: { value: { type: 'any' }, set: true, derived: false },
        owner: text,
        description: text,
        text
    },
    Assumption: { owner: text, description: text, text, until: date, evidence: text, ticket: text },
    View: {
        level: oneOf('context', 'boundaries', 'everything'),
        severity: someOf('critical', 'high', 'medium', 'low', 'info'),
        status: someOf('open', 'planned', 'residual', 'accepted', 'transferred', 'avoided', 'dismissed', 'mitigated'),
        stride: someOf(...STRIDE),
        tactics: { ...text, set: true },
        show_data: oneOf('true', 'false'),
        description: text
    }
};

/**
 * Facts that the engine reads on the library side. Other facts of threats and controls are free, for whoever keeps a library
 * to use; those of a kind are defaults of its elements.
 */
export const LIBRARY_FACTS: Readonly<Record<string, Readonly<Record<string, FactType>>>> = {
    Threat: {
        message: text,
        advice: text,
        silent: text,
        false_positives: text,
        description: text,
        stride: someOf(...STRIDE),
        effort: oneOf('low', 'medium', 'high'),
        weighs: oneOf('decision', 'data')
    },
    Control: {
        counts: oneOf('on_target', 'on_path', 'at_source'),
        guards: someOf('questions', 'content', 'lessons', 'artifacts', 'actions'),
        effect: oneOf('closes', 'reduces'),
        description: text,
        verify: text
    },
    Kind: {
        shape: oneOf('external', 'process', 'store'),
        glyph: { value: { type: 'any' }, set: false, derived: false },
        relays: oneOf('true', 'false'),
        description: text
    }
};
