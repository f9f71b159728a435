import { readFileSync } from 'node:fs';

/** A position in a text, and what must be offered there. */
export interface MarkedPlace {
    title: string;
    source: string;
    first: string[];
    offers: string[];
    never: string[];
    /** All labels; undefined where others may be there too. */
    only?: string[];
    /** Labels with what is shown behind them. */
    effects: string[];
}

const EXPECTATION = /^\/\/ (first|offers|never|only|effects): (.*)$/;

/** Reads a fixture: what stands before the first case stands in front of every case. */
export function markedPlaces(file: string, words: Readonly<Record<string, string>>): MarkedPlace[] {
    const text = readFileSync(new URL(`fixtures/${file}`, import.meta.url), 'utf8');
    const [head, ...cases] = text.split(/^(?=\/\/\/\/ (?=[a-z]))/m);
    const prefix = head
        .split('\n')
        .filter(line => !line.startsWith('////'))
        .join('\n');
    return cases.map(part => {
        const [title, ...lines] = part.split('\n');
        const expected = new Map<string, string[]>();
        let line = 0;
        for (let match = EXPECTATION.exec(lines[line]); match; match = EXPECTATION.exec(lines[++line])) {
            const labels = match[2].split(' | ').map(label => label.replace(/\{([^}]*)\}/g, (whole, word: string) => words[word] ?? whole));
            expected.set(match[1], labels);
        }
        const at = (key: string) => expected.get(key) ?? [];
        return {
            title: title.slice('//// '.length),
            source: prefix + lines.slice(line).join('\n'),
            first: at('first'),
            offers: at('offers'),
            never: at('never'),
            only: expected.size === 0 ? [] : expected.get('only'),
            effects: at('effects')
        };
    });
}
