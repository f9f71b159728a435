import type { WrittenToken } from '../../language/index.js';
import type { Range } from '../../language/model/source.js';
import type { Block } from '../text-context/enclosing-block.js';

/** What a token stands for. `place` is the name of an element, zone or system, `type` an enumeration or scalar. */
export type Meaning =
    | 'keyword'
    | 'sign'
    | 'text'
    | 'number'
    | 'comment'
    | 'system'
    | 'zone'
    | 'element'
    | 'place'
    | 'data'
    | 'statement'
    | 'kind'
    | 'fact'
    | 'value'
    | 'relation'
    | 'type'
    | 'control'
    | 'threat'
    | 'framework'
    | 'entry';

/** A token with what it stands for, read from the tokens before it. */
export interface Reading {
    token: WrittenToken;
    meaning: Meaning;
    /** Whether the name is declared here, not used. */
    declares: boolean;
    /** The fact whose value this is, or that a rule compares it with. */
    fact?: string;
    /** The statement in whose body it stands. */
    block: Block;
}

/** Where a token stands that does not span lines. */
export function rangeOfToken({ line, character, text }: WrittenToken): Range {
    return { start: { line, character }, end: { line, character: character + text.length } };
}
