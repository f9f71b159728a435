import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Candidate } from './candidate.js';

/** Facts whose day lies ahead. */
const AHEAD: ReadonlySet<string> = new Set(['due', 'until']);

const TERMS: readonly { months: number; detail: string }[] = [
    { months: 3, detail: 'In three months' },
    { months: 6, detail: 'In six months' },
    { months: 12, detail: 'In a year' },
    { months: 1, detail: 'In a month' }
];

/** Days to choose from: today, and before it those ahead where the fact is about one. */
export function dateCandidates(fact: string, today: string): Candidate[] {
    const now: Candidate = { label: today, kind: CompletionItemKind.Value, detail: 'Today' };
    if (!AHEAD.has(fact)) {
        return [now];
    }
    const ahead = TERMS.map(({ months, detail }) => ({ label: monthsAfter(today, months), kind: CompletionItemKind.Value, detail }));
    return [...ahead, now];
}

/** The same day of a later month, or that month's last day. */
export function monthsAfter(day: string, months: number): string {
    const [year, month, date] = day.split('-').map(Number);
    const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
    return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
