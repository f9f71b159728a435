const OBEYED = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const OBEYED_ON_A_LINE = /(?![\u200c\u200d\t\n\r])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * A text with every character that a screen would obey rather than show (control characters, direction marks, invisible
 * signs, halves of a pair) as a visible `\u{..}`. Line breaks and tabs stay, and so do the joiners U+200C and U+200D,
 * as some scripts need them.
 */
export function visible(text: string): string {
    return text.replace(OBEYED_ON_A_LINE, codePoint);
}

/**
 * A text from a model, made safe to show on one line of a terminal or a build's log: blanks and line breaks become one
 * space, what would be obeyed becomes visible, and a line cannot begin like a command to the build server (`::`, `##[`).
 */
export function printable(text: string): string {
    return text
        .replace(/[ \t\r\n\f\v]+/g, ' ')
        .trim()
        .replace(OBEYED, codePoint)
        .replace(/^(?=::|##\[)./, codePoint);
}

function codePoint(character: string): string {
    return `\\u{${character.codePointAt(0)!.toString(16)}}`;
}
