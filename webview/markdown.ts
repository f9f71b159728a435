import { html } from './element.js';

/**
 * The Markdown of the editor's hovers as elements: paragraphs, lists, fenced code, and in them code, bold and links. What it
 * does not know stays text, and text only ever becomes text. Reads each character once.
 */
export function markdownNodes(markdown: string): HTMLElement[] {
    const nodes: HTMLElement[] = [];
    let items: HTMLElement[] = [];
    const endList = () => {
        if (items.length > 0) {
            nodes.push(html('ul', {}, ...items));
            items = [];
        }
    };
    let fence: string[] | undefined;
    for (const line of markdown.split('\n')) {
        if (line.startsWith('```')) {
            endList();
            if (fence) {
                nodes.push(html('pre', {}, fence.join('\n')));
            }
            fence = fence ? undefined : [];
        } else if (fence) {
            fence.push(line);
        } else if (line.startsWith('- ')) {
            items.push(html('li', {}, ...inline(line.slice(2))));
        } else {
            endList();
            if (line.trim() !== '') {
                nodes.push(html('p', {}, ...inline(line)));
            }
        }
    }
    endList();
    return nodes;
}

function inline(line: string): (Node | string)[] {
    const parts: (Node | string)[] = [];
    let text = '';
    let bold: HTMLElement | undefined;
    const add = (part: Node | string) => {
        if (bold) {
            bold.append(part);
        } else {
            parts.push(part);
        }
    };
    const flush = () => {
        if (text !== '') {
            add(text);
            text = '';
        }
    };
    let at = 0;
    while (at < line.length) {
        const character = line[at];
        const end = character === '`' ? line.indexOf('`', at + 1) : -1;
        const linked = character === '[' ? linkAt(line, at) : undefined;
        if (character === '\\' && at + 1 < line.length) {
            text += line[at + 1];
            at += 2;
        } else if (end > 0) {
            flush();
            add(html('code', {}, line.slice(at + 1, end)));
            at = end + 1;
        } else if (line.startsWith('**', at)) {
            flush();
            if (bold) {
                const done = bold;
                bold = undefined;
                parts.push(done);
            } else {
                bold = html('strong');
            }
            at += 2;
        } else if (linked) {
            flush();
            add(html('a', { href: linked.address }, linked.text));
            at = linked.end;
        } else {
            text += character;
            at++;
        }
    }
    flush();
    if (bold) {
        parts.push(bold);
    }
    return parts;
}

/** Neither the text nor the address of a link is looked for farther than this, so that brackets without an end cost little. */
const LONGEST_LINK = 1_000;

/** `[text](https://…)`; any other address is no link. */
function linkAt(line: string, start: number): { text: string; address: string; end: number } | undefined {
    let text = '';
    let at = start + 1;
    const most = Math.min(line.length, start + LONGEST_LINK);
    while (at < most && line[at] !== ']') {
        at += line[at] === '\\' ? 1 : 0;
        text += line[at] ?? '';
        at++;
    }
    const length = line.startsWith('](https://', at) ? line.slice(at, at + LONGEST_LINK).indexOf(')') : -1;
    return length < 0 ? undefined : { text, address: line.slice(at + 2, at + length), end: at + length + 1 };
}
