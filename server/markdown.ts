import { visible } from '../formats/printable.js';

/** Longer texts are cut in hovers; the whole stands in the file. */
const LONGEST_TEXT = 600;

/**
 * Text from a model or library, to stand for itself in Markdown: the one place where names, titles and sentences are
 * escaped, so that none of them becomes a link, an image, HTML or a heading.
 */
export function plain(text: string): string {
    const short = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
    return visible(short)
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/[\\`*_{}[\]()#+\-.!|<>~&:@/]/g, '\\$&');
}

/** A name or a piece of the language, set as code. */
export function code(text: string): string {
    return `\`${visible(text)
        .replace(/[`\s]+/g, ' ')
        .slice(0, LONGEST_TEXT)}\``;
}

/** A link to an address of our own making; the text is escaped, the address must be https. */
export function link(text: string, address: string): string {
    return `[${plain(text)}](${encodeURI(address)})`;
}

export function bold(text: string): string {
    return `**${plain(text)}**`;
}

/** Items of a list, one per line, each already Markdown. */
export function list(items: readonly string[]): string {
    return items.map(item => `- ${item}`).join('\n');
}

/** Paragraphs, each already Markdown; empty ones are left out. */
export function paragraphs(parts: readonly (string | undefined)[]): string {
    return parts.filter(part => part !== undefined && part !== '').join('\n\n');
}

/** A fragment of the language on lines of its own, highlighted by the editor. */
export function codeBlock(text: string): string {
    return `\`\`\`tmodel\n${visible(text).replace(/`{3,}/g, '')}\n\`\`\``;
}
