/** Text that stands for itself inside a snippet. */
export { escapeSnippet } from '../fixes/treatment-fix.js';

/** A tab stop with values to choose from; a single one is a plain placeholder. */
export function choice(stop: number, values: readonly string[]): string {
    const escaped = values.map(value => value.replace(/[\\$},|]/g, '\\$&'));
    return escaped.length > 1 ? `\${${stop}|${escaped.join(',')}|}` : `\${${stop}:${escaped[0] ?? ''}}`;
}

/** What a snippet writes for an editor that has no tab stops: every placeholder as it is, the first of every choice. */
export function withoutStops(snippet: string): string {
    return snippet
        .replace(/\$\{\d+\|((?:\\.|[^,|\\])*)(?:\\.|[^|\\])*\|\}/g, '$1')
        .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
        .replace(/\$\{?\d+\}?/g, '')
        .replace(/\\([\\$},|])/g, '$1');
}
