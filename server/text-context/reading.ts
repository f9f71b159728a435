/**
 * What a rule expression speaks about: names of kinds (`flow`, `data` and `system` among them), and {@link ANY_ELEMENT}
 * where it can be an element of any kind.
 */
export type Subject = readonly string[];

export const ANY_ELEMENT = '*';

/** What there is room for behind some tokens. `given` are the names that a list holds already. */
export type Reading =
    | { expects: 'nothing' | 'severity' }
    /** `continuing`: words that carry the statement before on; `stated`: the facts that the body states before the position. */
    | { expects: 'statement'; continuing?: readonly string[]; stated?: ReadonlySet<string> }
    | { expects: 'words'; words: readonly string[] }
    | { expects: 'fact-value'; fact: string; list: boolean; given: readonly string[] }
    /** `source` is the other end of the flow; `treated` says that the flow is one that exists. */
    | { expects: 'element'; source: string; treated?: string }
    | { expects: 'data'; list: boolean; given: readonly string[] }
    /** A place with content, to be collapsed or expanded. */
    | { expects: 'enclosure'; list: boolean; given: readonly string[] }
    /** What a view looks at. */
    | { expects: 'sight' }
    | { expects: 'control'; as: 'mitigation' | 'answer' | 'override'; given?: readonly string[] }
    | { expects: 'threat'; as: 'treated' | 'override' }
    /** What a test expects; `words` are those that can stand in front of it. */
    | { expects: 'threat'; as: 'expected'; words: readonly string[] }
    | { expects: 'asked-fact' }
    /** `data`: it may be data as well. */
    | { expects: 'treated-place'; threat: string; data?: boolean }
    /** `compared`: the word before is a fact's name as well, behind which an operator can stand. */
    | {
          expects: 'kind';
          as: 'target' | 'path-end' | 'base';
          given: readonly string[];
          compared?: { subject: Subject; fact: string; nested: boolean };
      }
    /** `phrase`: the words between the last separator and the position, which a catalogue can be searched for. */
    | { expects: 'entry'; given: readonly string[]; phrase: readonly { text: string; start: number }[] }
    | { expects: 'value-type'; set: boolean }
    | { expects: 'relation'; subject: Subject }
    /** An operand of a rule expression, or, behind an operator, a value that `fact` is compared with. */
    | { expects: 'expression'; subject: Subject; fact?: string; given?: readonly string[] }
    /** Behind a fact of a rule expression. */
    | { expects: 'operator'; subject: Subject; fact: string; nested: boolean };
