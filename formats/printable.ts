/**
 * A text from a model, made safe to show on one line of a terminal: blanks and line breaks become one space, and
 * every character that a terminal would obey rather than show (control characters, direction marks, invisible
 * signs, halves of a pair) becomes a visible `\u{..}`. The joiners U+200C and U+200D stay, as some scripts need them.
 */
export function printable(text: string): string {
    return text
        .replace(/[ \t\r\n\f\v]+/g, ' ')
        .trim()
        .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, character => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}
