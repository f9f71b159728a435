import { InvalidArgumentError } from 'commander';

/** The day it is here, as YYYY-MM-DD. */
export function today(): string {
    const now = new Date();
    const twoDigits = (number: number) => String(number).padStart(2, '0');
    return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}

/** Reads the argument of `--today`; throws commander's error for anything but a day of the calendar. */
export function parseDay(text: string): string {
    const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
    if (day === undefined || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) {
        throw new InvalidArgumentError('Give a day as YYYY-MM-DD.');
    }
    return text;
}
