import type { IToken } from 'chevrotain';
import { didYouMean, suggestionsFor } from '../syntax/spelling.js';
import { CLAUSE_PAIRS, INFIX_WORDS, KEYED_WORDS, PATH_PAIRS, STATEMENT_WORDS } from './keywords.js';
import { FILE_STATEMENTS, isName, isPair, isWord, RULE_WORDS, sameLine, TREATMENTS } from './words.js';

/** A keyword that is misspelt or left out. */
export interface Slip {
    /** The word that the complaint is about. */
    token: IToken;
    message: string;
    /** What can stand in the place of the word. */
    suggestions: string[];
}

/** What a word is taken for all the same, so that the rest of its statement can be read. */
export interface Mended extends Slip {
    /** Types of the tokens that the word stands for: its own is `null`, the others are put in. */
    reads: readonly (string | null)[];
    /** The type of the word itself. */
    as: string;
    /** What can stand behind it. */
    place: 'statement' | 'expression' | 'name';
}

/** A word where a statement or clause can start, that is none but nearly one. */
export function slipInStatement(
    token: IToken,
    next: IToken | undefined,
    afterNext: IToken | undefined,
    kept: readonly IToken[]
): Mended | undefined {
    const behind = behindThreat(token, next, kept) ?? behindName(token, kept);
    if (behind) {
        return behind;
    }
    const { image } = token;
    if (image === 'override' && isWord(next) && sameLine(token, next!) && isWord(afterNext) && FILE_STATEMENTS.has(next!.image)) {
        return { token, message: 'Only controls and threats can be overridden.', suggestions: [], as: '', reads: [], place: 'statement' };
    }
    const follower = next && sameLine(token, next) ? next : undefined;
    const [second] = CLAUSE_PAIRS.get(image) ?? [];
    if (second && isName(follower) && !(isName(afterNext) && sameLine(follower, afterNext))) {
        return missing(token, second);
    }
    if (KEYED_WORDS.has(image) && (isWord(follower) || follower?.tokenType.name === '[')) {
        return {
            token,
            message: `':' is missing behind '${image}'.`,
            suggestions: [`${image}:`],
            as: image,
            reads: [null, ':'],
            place: 'name'
        };
    }
    if (isWord(follower) && afterNext?.image === 'on' && sameLine(follower!, afterNext) && !STATEMENT_WORDS.has(image)) {
        const [word] = suggestionsFor(image, [...TREATMENTS, 'expect']);
        return word ? respelt(token, word) : undefined;
    }
    return undefined;
}

/** A word directly behind the head of a statement that goes on with a keyword or a sign. */
function behindName(token: IToken, kept: readonly IToken[]): Mended | undefined {
    const name = kept.at(-1);
    if (!name || name.endLine !== token.startLine || STATEMENT_WORDS.has(token.image)) {
        return undefined;
    }
    const titled = name.tokenType.name === 'TEXT';
    if (!titled && name.tokenType.name !== 'NAME') {
        return undefined;
    }
    const head = kept.at(titled ? -3 : -2)?.tokenType.name ?? '';
    if (ATTRIBUTES.has(head)) {
        const message = `':' is missing between this attribute and its type.`;
        return { token, message, suggestions: [`: ${token.image}`], as: 'NAME', reads: [':', null], place: 'statement' };
    }
    if (head === 'kind' && suggestionsFor(token.image, ['extends']).length > 0) {
        return respelt(token, 'extends');
    }
    return undefined;
}

/** A word between the threat and the place of a treatment that is not its `on`. */
function behindThreat(token: IToken, next: IToken | undefined, kept: readonly IToken[]): Mended | undefined {
    const isBehindThreat = kept.at(-1)?.tokenType.name === 'NAME' && TREATMENTS.has(kept.at(-2)?.tokenType.name ?? '');
    return isBehindThreat && kept.at(-1)!.endLine === token.startLine && isWord(next) && sameLine(token, next!)
        ? {
              token,
              message: `'${token.image}' has no meaning here.${didYouMean(['on'])}`,
              suggestions: ['on'],
              as: 'on',
              reads: [null],
              place: 'name'
          }
        : undefined;
}

/** The word of a rule expression that is meant by one that cannot stand behind an operand. */
export function slipBehindOperand(token: IToken, next: IToken | undefined, previous: IToken | undefined): Mended | undefined {
    const follows = previous?.endLine === token.startLine && !STATEMENT_WORDS.has(token.image);
    const [word] =
        follows && (isWord(next) || next?.tokenType.name === '(') && !isPair(CLAUSE_PAIRS, token, next)
            ? suggestionsFor(token.image, RULE_WORDS)
            : [];
    return word ? respelt(token, word) : undefined;
}

/** The second word of a path where it is another one, as in `reached form actor`. */
export function slipBehindPath(token: IToken, next: IToken | undefined, afterNext: IToken | undefined): Mended | undefined {
    const [second] = PATH_PAIRS.get(token.image) ?? [];
    return second && isName(next) && sameLine(token, next) && isName(afterNext) && sameLine(next, afterNext)
        ? {
              token: next,
              message: `'${token.image}' is followed by '${second}'.`,
              suggestions: [second],
              as: second,
              reads: [null],
              place: 'name'
          }
        : undefined;
}

/** The `set` of an attribute's type without its `of`. */
export function slipInType(token: IToken, next: IToken | undefined, kept: readonly IToken[]): Mended | undefined {
    const isType = token.image === 'set' && kept.at(-1)?.tokenType.name === ':' && isWord(next) && sameLine(token, next!);
    const attribute = kept.at(kept.at(-2)?.tokenType.name === 'TEXT' ? -4 : -3)?.tokenType.name ?? '';
    return isType && ATTRIBUTES.has(attribute) ? missing(token, 'of') : undefined;
}

const ATTRIBUTES: ReadonlySet<string> = new Set(['attribute', 'derived']);

/** The first word of a path without its second one, as in `reached actor`. */
export function slipInPath(token: IToken, next: IToken | undefined, afterNext: IToken | undefined): Mended | undefined {
    const [second] = PATH_PAIRS.get(token.image) ?? [];
    return second && isName(next) && sameLine(token, next) && afterNext?.tokenType.name !== ':' ? missing(token, second) : undefined;
}

function missing(token: IToken, second: string): Mended {
    const { image } = token;
    return {
        token,
        message: `'${image}' is followed by '${second}'.`,
        suggestions: [`${image} ${second}`],
        as: image,
        reads: [null, second],
        place: CLAUSE_PAIRS.has(image) ? 'expression' : 'name'
    };
}

function respelt(token: IToken, word: string): Mended {
    return {
        token,
        message: `'${token.image}' has no meaning here.${didYouMean([word])}`,
        suggestions: [word],
        as: word,
        reads: [null],
        place: INFIX_WORDS.get(word) ?? 'name'
    };
}
