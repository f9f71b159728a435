import { FIXED_FACTS, LIBRARY_FACTS, type FactType } from '../../language/index.js';
import type { Block } from '../text-context/enclosing-block.js';

/** A fact of a statement whose facts the language fixes, not a library. */
export interface StatementFact {
    name: string;
    title?: string;
    type: FactType['value'];
    /** Several values may be given. */
    set: boolean;
}

/** What the facts mean, by name; they mean the same wherever they can be stated. */
const TITLES: Readonly<Record<string, string>> = {
    by: 'Who decided it and answers for it',
    until: 'The last day on which it holds',
    reason: 'Why this was decided',
    owner: 'Who answers for it',
    ticket: 'Where it is tracked',
    since: 'From which day it holds',
    status: 'Whether it is in place',
    due: 'By when it will be in place',
    evidence: 'What shows that it works',
    verified: 'When that was last seen',
    impact: 'What is at stake',
    description: 'What it is, in words',
    message: 'What a finding says',
    advice: 'What to do about it',
    silent: 'What its silence means',
    stride: 'Its STRIDE categories',
    effort: 'What it costs an attacker',
    weighs: 'What its impact is taken from',
    counts: 'Where it must be to count',
    verify: 'How to see that it works',
    shape: 'How it is drawn in a data flow diagram',
    glyph: 'The picture that marks its elements in a diagram',
    relays: 'Whether content that enters can leave again'
};

/** What they mean in a view, where they choose what is drawn. */
const TITLES_IN_VIEWS: Readonly<Record<string, string>> = {
    level: 'How much of the system is drawn',
    severity: 'Findings that count: of these severities',
    status: 'Findings that count: in these states',
    stride: 'Findings that count: of these STRIDE categories',
    tactics: 'Findings that count: by the ATLAS tactics that they serve',
    show_data: 'Whether flows and stores show the class of their data'
};

/** The facts of a body that no kind describes: of mitigations, treatments, objectives, assumptions, views, and on the library side. */
export function statementFacts(block: Block): readonly StatementFact[] {
    const titles = block.type === 'view' ? { ...TITLES, ...TITLES_IN_VIEWS } : TITLES;
    return Object.entries(factsOf(block)).map(([name, { value, set }]) => ({ name, title: titles[name], type: value, set }));
}

function factsOf({ type, word }: Block): Readonly<Record<string, FactType>> {
    switch (type) {
        case 'mitigation':
            return FIXED_FACTS.Mitigation;
        case 'treatment':
            return FIXED_FACTS.Treatment;
        case 'statement':
            return word === 'objective' ? FIXED_FACTS.Objective : FIXED_FACTS.Assumption;
        case 'view':
            return FIXED_FACTS.View;
        case 'threat':
            return LIBRARY_FACTS.Threat;
        case 'control':
            return LIBRARY_FACTS.Control;
        case 'kind':
            return LIBRARY_FACTS.Kind;
        default:
            return {};
    }
}
