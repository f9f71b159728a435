import type { Block, TextContext } from './enclosing-block.js';

/** What a text context leaves room for, by the words before the position. `partial` is the word being written. */
export type Expectation = { partial: string } & (
    | { expects: 'statement' | 'element' | 'data' | 'control' | 'threat' | 'treated-place' | 'kind' | 'entry' | 'value-type' | 'severity' }
    | { expects: 'expression'; fact?: string }
    | { expects: 'fact-value'; fact: string }
    | { expects: 'nothing' }
);

const WORD = /[A-Za-z_][\w.-]*$|$/;

/** Reads the words before the position from the nearest one outwards; the first pattern that fits decides. */
export function expectationAt({ block, fragment, inText }: TextContext): Expectation {
    const partial = WORD.exec(fragment)![0];
    const before = fragment.slice(0, fragment.length - partial.length);
    if (inText || /[\w"]$/.test(before)) {
        return { expects: 'nothing', partial };
    }
    return { partial, ...byFactKey(block, before), ...byWords(block, before) } as Expectation;
}

type Reading = Partial<{ expects: Expectation['expects']; fact: string }>;

/** `key: ` and `key: [a, ` decide what may follow, whatever the statement. */
function byFactKey(block: Block, before: string): Reading {
    const key = /([A-Za-z_][\w-]*)[ \t]*:\s*(?:\[[^\]]*)?$/.exec(before)?.[1];
    if (!key || (/[\w\])"][ \t]*$/.test(before) && !before.trimEnd().endsWith(':'))) {
        return { expects: 'statement' };
    }
    if (block.type === 'flow' && (key === 'sends' || key === 'returns')) {
        return { expects: 'data' };
    }
    if ((block.type === 'threat' || block.type === 'control') && (key === 'maps' || key === 'steps')) {
        return { expects: 'entry' };
    }
    if (block.type === 'threat' && key === 'severity') {
        return { expects: 'severity' };
    }
    return /\b(?:attribute|derived)\s[^:]*:\s*$/.test(before) ? { expects: 'value-type' } : { expects: 'fact-value', fact: key };
}

/** Words of the statement itself; an empty reading leaves the decision to the fact keys. */
function byWords(block: Block, before: string): Reading {
    if (/->\s*$/.test(before)) {
        return { expects: 'element' };
    }
    if (block.type === 'threat' || block.type === 'control') {
        return byRuleClause(before);
    }
    const statement = before.slice(Math.max(before.lastIndexOf('{'), before.lastIndexOf('}')) + 1);
    if (/\bmitigation\s+$/.test(statement)) {
        return { expects: 'control' };
    }
    if (/\b(?:accept|transfer|avoid|dismiss)\s+$/.test(statement)) {
        return { expects: 'threat' };
    }
    if (/\b(?:accept|transfer|avoid|dismiss)\s+[\w-]+\s+on\s+$/.test(statement)) {
        return { expects: 'treated-place' };
    }
    if (/\bextends\s+$/.test(statement)) {
        return { expects: 'kind' };
    }
    if (/\b(?:attribute|derived)\s.*:\s*(?:set\s+of\s+)?$/.test(statement)) {
        return { expects: 'value-type' };
    }
    // A word and blanks at the end: the name that is to follow is the user's to choose.
    return /[A-Za-z_][\w-]*\s+$/.test(statement) && !/:\s*[\w."-]+\s+$/.test(statement) ? { expects: 'nothing' } : {};
}

/** The last clause word of a rule decides: kinds after `on`, controls after `mitigated by`, facts after `when`. */
function byRuleClause(before: string): Reading {
    const clauses = [
        ...before.matchAll(
            /\b(on|when|mitigated\s+by|reduced\s+by|without|implied\s+when|reached\s+from|queried\s+from|influenced\s+by|learns\s+from|supplied\s+by|reaches|loops\s+through|[A-Za-z_]\w*[ \t]*:)(?![\w-])/g
        )
    ];
    const last = clauses.at(-1);
    if (!last) {
        return {};
    }
    const clause = last[1].replace(/\s+/g, ' ');
    const rest = before.slice(last.index + last[0].length);
    if (clause.endsWith(':')) {
        return {};
    }
    if (/^(mitigated by|reduced by|without)$/.test(clause)) {
        return openOperand(rest) ? { expects: 'control' } : {};
    }
    if (clause === 'on') {
        return /^\s*$|,\s*$/.test(rest) ? { expects: 'kind' } : {};
    }
    if (/^(when|implied when)$/.test(clause)) {
        const compared = /([A-Za-z_][\w.]*)\s*(?:<=|>=|!=|=|<|>|\bin\b|\bincludes\b)\s*(?:\[[^\]]*)?$/.exec(rest);
        return compared ? { expects: 'expression', fact: compared[1] } : { expects: 'expression' };
    }
    // A path clause names a kind, then goes on as the expression it stands in.
    return /^\s*$/.test(rest) ? { expects: 'kind' } : { expects: 'expression' };
}

function openOperand(rest: string): boolean {
    return /(?:^|\b(?:and|or)|\()\s*$/.test(rest);
}
