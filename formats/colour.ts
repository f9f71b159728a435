import type { Severity } from '../analysis/finding.js';

export type Tone = Severity | 'error' | 'warning' | 'quiet' | 'strong';

/** Select Graphic Rendition parameters of ECMA-48, section 8.3.117; the plain eight colours, which every theme of a terminal defines. */
const PARAMETERS: Record<Tone, string> = {
    critical: '1;31',
    high: '31',
    medium: '33',
    low: '36',
    info: '34',
    error: '1;31',
    warning: '33',
    quiet: '2',
    strong: '1'
};

export type Painter = (tone: Tone, text: string) => string;

/** A function that gives a text its tone, or leaves every text as it is where colours are not wanted. */
export function painter(colour: boolean): Painter {
    return colour ? (tone, text) => `\u001b[${PARAMETERS[tone]}m${text}\u001b[0m` : (_tone, text) => text;
}
