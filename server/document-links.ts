import { dirname, relative, isAbsolute, resolve, sep } from 'node:path';
import type { DocumentLink } from 'vscode-languageserver-types';
import { URI } from 'vscode-uri';
import { importedUri } from '../language/index.js';
import { catalogueUrl } from '../explain/index.js';
import { rangeOfToken, type Reading } from './readings/reading.js';
import { readingsOf } from './readings/readings.js';
import type { Snapshot } from './session/session.js';

/** Facts whose texts say where something is to be found. */
const LINKING_FACTS: ReadonlySet<string> = new Set(['evidence', 'ticket']);

/**
 * What the editor may open from a text: imported files, the catalogues' own pages of their ids, and evidence. Evidence leads to
 * https addresses and to files inside the workspace folders, and nowhere else.
 * @param folders URIs of the workspace folders
 */
export function documentLinks(snapshot: Snapshot, folders: readonly string[]): DocumentLink[] {
    const links: DocumentLink[] = [];
    let previous: Reading | undefined;
    for (const reading of readingsOf(snapshot)) {
        const link = linkOf(reading, previous, snapshot, folders);
        if (link) {
            links.push(link);
        }
        previous = reading;
    }
    return links;
}

function linkOf(
    { token, meaning, fact, block }: Reading,
    previous: Reading | undefined,
    { uri }: Snapshot,
    folders: readonly string[]
): DocumentLink | undefined {
    if (meaning === 'entry' || (meaning === 'value' && block.type === 'entry')) {
        const target = catalogueUrl(token.text);
        return target === undefined ? undefined : { range: rangeOfToken(token), target, tooltip: 'Open in the catalogue' };
    }
    const content = meaning === 'text' ? /^"([^"\n\\]+)"$/.exec(token.text)?.[1] : undefined;
    if (content === undefined) {
        return undefined;
    }
    const range = { start: { line: token.line, character: token.character + 1 }, end: rangeOfToken(token).end };
    range.end.character--;
    if (previous?.token.role === 'import') {
        const target = importedUri(URI.parse(uri), content)?.toString();
        return target === undefined ? undefined : { range, target };
    }
    const target = fact !== undefined && LINKING_FACTS.has(fact) ? evidenceTarget(content, uri, folders) : undefined;
    return target === undefined ? undefined : { range, target };
}

/** An https address, or a relative path that stays inside a workspace folder; undefined for anything else. */
function evidenceTarget(text: string, uri: string, folders: readonly string[]): string | undefined {
    if (/^https:\/\/[^\s/?#@]+(?:[/?#]\S*)?$/i.test(text)) {
        return text;
    }
    const document = URI.parse(uri);
    if (document.scheme !== 'file' || !/^[\w.-][^\s:\\?#%\0]*$/.test(text) || isAbsolute(text) || !/[./]/.test(text)) {
        return undefined;
    }
    const path = resolve(dirname(document.fsPath), text);
    return folders.some(folder => isInside(URI.parse(folder), path)) ? URI.file(path).toString() : undefined;
}

function isInside(folder: URI, path: string): boolean {
    const way = relative(folder.fsPath, path);
    return folder.scheme === 'file' && way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
