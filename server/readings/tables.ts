import type { Meaning } from './reading.js';

/** What the names behind a statement's first word are, as far as the statement declares them. */
export const DECLARED: Readonly<Record<string, Meaning>> = {
    system: 'system',
    zone: 'zone',
    data: 'data',
    objective: 'statement',
    assumption: 'statement',
    view: 'statement',
    kind: 'kind',
    enum: 'type',
    scalar: 'type',
    control: 'control',
    threat: 'threat',
    framework: 'framework',
    attribute: 'fact',
    derived: 'fact'
};

/** What the names behind a keyword are, until the next one. */
export const FOLLOWED: Readonly<Record<string, Meaning>> = {
    '->': 'element',
    extends: 'kind',
    when: 'fact',
    where: 'fact',
    not: 'fact',
    from: 'kind',
    through: 'kind',
    supplies: 'kind',
    influences: 'kind',
    reaches: 'kind',
    some: 'relation',
    every: 'relation',
    no: 'relation',
    in: 'value',
    includes: 'value',
    without: 'control'
};

/** What the values of facts are that name something. */
export const KEYED: Readonly<Record<string, Meaning>> = {
    sends: 'data',
    returns: 'data',
    maps: 'entry',
    steps: 'entry',
    severity: 'value',
    collapse: 'place',
    expand: 'place',
    focus: 'place'
};
export const COMPARISONS: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=']);
/** What terminals of the grammar are. */
export const LITERALS: Readonly<Record<string, Meaning>> = {
    TEXT: 'text',
    NUMBER: 'number',
    DATE: 'number',
    SL_COMMENT: 'comment',
    ML_COMMENT: 'comment'
};

/** Meanings of what can be the value of a fact. */
export const VALUES: ReadonlySet<Meaning> = new Set<Meaning>(['value', 'text', 'number', 'kind']);
