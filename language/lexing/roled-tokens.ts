import type { IToken } from 'chevrotain';
import type { BareTitle } from './bare-titles.js';
import type { BareValues } from './bare-values.js';
import type { Slip } from './slips.js';

/** Words with their roles, and what was wrong with some. */
export interface RoledTokens {
    tokens: IToken[];
    /** Words that start a statement with nothing behind them on their line. They are not among `tokens`. */
    unfinished: IToken[];
    /** '=' signs that stand where a fact's ':' belongs; among `tokens` they count as ':'. */
    equalSigns: IToken[];
    /** Titles without quotation marks. They are not among `tokens`. */
    bareTitles: BareTitle[];
    /** Several values of a fact without brackets or quotation marks; those behind the first are not among `tokens`. */
    bareValues: BareValues[];
    /** Keywords that are misspelt or left out; among `tokens` they are put right. */
    slips: Slip[];
}
