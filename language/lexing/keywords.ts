/** Words that open a statement with a name behind them. */
export const STATEMENT_WORDS: ReadonlySet<string> = new Set([
    'system',
    'zone',
    'data',
    'objective',
    'assumption',
    'view',
    'mitigation',
    'accept',
    'transfer',
    'avoid',
    'dismiss',
    'expect',
    'kind',
    'enum',
    'scalar',
    'control',
    'threat',
    'framework',
    'attribute',
    'derived'
]);

/** Words that can stand between `expect` and what is expected. */
export const EXPECTED_WORDS: ReadonlySet<string> = new Set([
    'no',
    'question',
    'mitigated',
    'residual',
    'planned',
    'accepted',
    'transferred',
    'avoided',
    'dismissed'
]);

/** Words that are facts of their own kind: keywords only directly before a ':'. */
export const KEYED_WORDS: ReadonlySet<string> = new Set(['sends', 'returns', 'maps', 'steps', 'severity']);

/** The same inside a view, where the others are facts or nothing. */
export const KEYED_WORDS_OF_VIEWS: ReadonlySet<string> = new Set(['collapse', 'expand', 'focus']);

/** The role of a word directly before a ':'. @param inView whether it stands in the body of a view */
export function keyRole(image: string, inView: boolean): string {
    return (inView ? KEYED_WORDS_OF_VIEWS : KEYED_WORDS).has(image) ? image : 'FACT_KEY';
}

/** Keywords of two words, where a statement or clause can start: first word -> possible second words. */
export const CLAUSE_PAIRS: ReadonlyMap<string, readonly string[]> = new Map([
    ['mitigated', ['by']],
    ['reduced', ['by']],
    ['implied', ['when']]
]);

/** Prefixes: keywords only directly before one of these statement words. */
export const PREFIXES: ReadonlyMap<string, readonly string[]> = new Map([
    ['ordered', ['enum']],
    ['override', ['control', 'threat']]
]);

/** Keywords of two words, where an operand of a rule expression can start. */
export const PATH_PAIRS: ReadonlyMap<string, readonly string[]> = new Map([
    ['reached', ['from']],
    ['queried', ['from']],
    ['learns', ['from']],
    ['supplied', ['by']],
    ['influenced', ['by']],
    ['loops', ['through']]
]);

/** Words that start an operand and have a name behind them. */
export const OPERAND_WORDS: ReadonlySet<string> = new Set(['some', 'every', 'no', 'supplies', 'reaches', 'influences']);

/** Words between or behind operands, with what must stand behind them: the kind of place that follows. */
export const INFIX_WORDS: ReadonlyMap<string, 'expression' | 'name'> = new Map([
    ['and', 'expression'],
    ['or', 'expression'],
    ['when', 'expression'],
    ['where', 'expression'],
    ['in', 'name'],
    ['includes', 'name'],
    ['without', 'name'],
    ['on', 'name'],
    ['extends', 'name']
]);
