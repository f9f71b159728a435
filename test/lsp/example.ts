import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Position, Range } from '../../language/model/source.js';
import { newUri } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';

const FILE = fileURLToPath(new URL('../../examples/image-classifier/as-is.tmodel', import.meta.url));

/** The image classifier, open in an editor. */
export interface Example {
    uri: string;
    text: string;
    /** The place of the only text like this; the cursor goes to its `|`, or to its start. */
    at(phrase: string): { textDocument: { uri: string }; position: Position };
    /** What stands in a range. */
    cut(range: Range): string;
}

/** Opens the image classifier as a new document, changed where `edit` changes it, and waits for its diagnostics. */
export async function openExample(client: ProtocolClient, edit: (text: string) => string = text => text): Promise<Example> {
    const text = edit(readFileSync(FILE, 'utf8'));
    const uri = newUri();
    const published = client.nextDiagnostics(uri);
    await client.open(uri, text);
    await published;
    return exampleOf(uri, text);
}

/** A text with its URI, to ask about places in it. */
export function exampleOf(uri: string, text: string): Example {
    return {
        uri,
        text,
        at(phrase) {
            const [before, after = ''] = phrase.split('|');
            const start = text.indexOf(before + after);
            if (start < 0 || text.indexOf(before + after, start + 1) >= 0) {
                throw new Error(`The text has no such place, or several: ${phrase}`);
            }
            const lines = text.slice(0, start + (phrase.includes('|') ? before.length : 0)).split('\n');
            return { textDocument: { uri }, position: { line: lines.length - 1, character: lines.at(-1)!.length } };
        },
        cut({ start, end }) {
            const lines = text.split('\n').slice(start.line, end.line + 1);
            lines[lines.length - 1] = lines.at(-1)!.slice(0, end.character);
            lines[0] = lines[0].slice(start.character);
            return lines.join('\n');
        }
    };
}
