import { visible } from '../../formats/printable.js';

/** A sentence of the library in Markdown: it stands for itself, but for names that it sets between backticks. */
export function prose(text: string): string {
    return visible(text)
        .replace(/\s+/g, ' ')
        .trim()
        .split('`')
        .map((part, index) => (index % 2 === 1 ? `\`${part}\`` : part.replace(/[\\*[\]<>|#]/g, '\\$&')))
        .join('');
}

/** A name set as code. */
export function code(name: string): string {
    return `\`${visible(name).replace(/[`\s]+/g, ' ')}\``;
}

export function link(text: string, address: string): string {
    return `[${text}](${encodeURI(address)})`;
}

/** Items of a list, each already Markdown. */
export function bullets(items: readonly string[]): string {
    return items.map(item => `- ${item}`).join('\n');
}

/** A table; cells are already Markdown. Empty where it has no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
    if (rows.length === 0) return '';
    const line = (cells: readonly string[]) => `| ${cells.map(cell => cell.replace(/\n/g, ' ')).join(' | ')} |`;
    return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** A part with a heading; nothing where it is empty. */
export function part(heading: string, ...paragraphs: readonly (string | undefined)[]): string[] {
    const body = paragraphs.filter(paragraph => paragraph !== undefined && paragraph !== '') as string[];
    return body.length > 0 ? [heading, ...body] : [];
}

/** Paragraphs with an empty line between them, and a line break at the end. */
export function page(paragraphs: readonly string[]): string {
    return `${paragraphs.join('\n\n')}\n`;
}
