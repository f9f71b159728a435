import { monthsLater } from '../session/calendar.js';
import type { Blanks } from './treatment-fix.js';

/** What a user is asked to write in the place of a text. */
const HINTS: Readonly<Record<string, string>> = { by: 'who answers for it', reason: 'why', evidence: 'what shows that it works' };

/** Dates, in months from today. */
const MONTHS: Readonly<Record<string, number>> = { until: 6, due: 3 };

/**
 * A fact with its value to be filled in: a tab stop with a hint in a snippet, otherwise an empty text, of which the
 * language goes on to complain. Dates lie some months ahead.
 * @param stop number of the tab stop, from 1
 * @param today as `2027-01-31`
 */
export function factSkeleton(fact: string, stop: number, blanks: Blanks, today: string): string {
    const months = MONTHS[fact];
    const value = months === undefined ? (HINTS[fact] ?? fact) : monthsLater(today, months);
    const quote = months === undefined ? '"' : '';
    if (blanks === 'snippet') {
        return `${fact}: ${quote}\${${stop}:${value}}${quote}`;
    }
    return `${fact}: ${months === undefined ? '""' : value}`;
}
