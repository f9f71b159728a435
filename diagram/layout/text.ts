/**
 * Widths of the printable ASCII characters from the space on, in hundredths of the font size: those of the common
 * sans-serif interface fonts, the widest counting, so that a drawing needs no measuring and is the same everywhere.
 */
const ASCII_WIDTHS = [
    32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 53, 100, 68,
    69, 70, 77, 63, 58, 77, 75, 30, 30, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55,
    63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 53, 64, 34, 64, 84
];
const FIRST_ASCII = 32;
const OTHER_WIDTH = 66;
const WIDE_WIDTH = 100;

/** East Asian wide and full-width forms and pictographs, by Unicode block. */
const WIDE =
    /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const ZERO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** How much wider bold text is, at most. */
const BOLD = 1.12;

/** Width in pixels of a text set in `fontSize` pixels. */
export function textWidth(text: string, fontSize: number, bold = false): number {
    return (hundredthsOf(text) * fontSize * (bold ? BOLD : 1)) / 100;
}

function hundredthsOf(text: string): number {
    let hundredths = 0;
    for (let index = 0; index < text.length; index++) {
        const ascii = ASCII_WIDTHS[text.charCodeAt(index) - FIRST_ASCII];
        if (ascii === undefined) {
            return hundredths + [...text.slice(index)].reduce((sum, character) => sum + widthOf(character), 0);
        }
        hundredths += ascii;
    }
    return hundredths;
}

function widthOf(character: string): number {
    const ascii = ASCII_WIDTHS[character.codePointAt(0)! - FIRST_ASCII];
    return ascii ?? (ZERO_WIDTH.test(character) ? 0 : WIDE.test(character) ? WIDE_WIDTH : OTHER_WIDTH);
}

/** The text, or as much of it as fits into `width` pixels with an ellipsis behind. */
export function shorten(text: string, width: number, fontSize: number, bold = false): string {
    let room = (width * 100) / fontSize / (bold ? BOLD : 1);
    if (hundredthsOf(text) <= room) {
        return text;
    }
    let kept = '';
    let keptBeforeEllipsis = '';
    for (const character of text) {
        room -= widthOf(character);
        if (room < 0) {
            return keptBeforeEllipsis.trimEnd() + '…';
        }
        kept += character;
        if (room >= WIDE_WIDTH) {
            keptBeforeEllipsis = kept;
        }
    }
    return text;
}

/** Spaces other than one at a time between words. */
const UNEVEN = /^\s|\s$|\s\s|[^\S ]/u;
/** Far more than fits on any number of lines the diagram has: a title of a million characters costs no more than this. */
const MOST_CHARACTERS = 2000;

/** A text's words with one space between them, cut far behind anything that could be shown. */
export function onOneLine(text: string): string {
    const start = text.slice(0, MOST_CHARACTERS);
    return UNEVEN.test(start) ? start.replace(/\s+/gu, ' ').trim() : start;
}

/** Breaks a text at its spaces into at most `count` lines of `width` pixels; what does not fit is shortened. */
export function breakLines(text: string, width: number, fontSize: number, count: number, bold = false): string[] {
    const whole = onOneLine(text);
    if (textWidth(whole, fontSize, bold) <= width) {
        return whole === '' ? [] : [shorten(whole, width, fontSize, bold)];
    }
    const words = whole.split(' ');
    const lines: string[] = [];
    let line = '';
    for (let index = 0; index < words.length; index++) {
        const longer = line === '' ? words[index] : `${line} ${words[index]}`;
        if (line === '' || textWidth(longer, fontSize, bold) <= width) {
            line = longer;
        } else if (lines.length === count - 1) {
            line = [line, ...words.slice(index)].join(' ');
            break;
        } else {
            lines.push(line);
            line = words[index];
        }
    }
    if (line !== '') {
        lines.push(line);
    }
    return lines.map(each => shorten(each, width, fontSize, bold));
}
