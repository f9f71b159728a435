import type { Position } from '../../language/model/source.js';

export interface Marked {
    text: string;
    positions: Position[];
}

/** Takes the `<|>` marks out of a text and tells where they stood. */
export function marked(source: string): Marked {
    const positions: Position[] = [];
    let text = '';
    source.split('<|>').forEach((part, index, parts) => {
        text += part;
        if (index < parts.length - 1) {
            const lines = text.split('\n');
            positions.push({ line: lines.length - 1, character: lines.at(-1)!.length });
        }
    });
    return { text, positions };
}
