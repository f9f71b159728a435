import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { BUILT_IN_SCHEME, builtInTexts } from '../../language/index.js';
import { builtInPages } from '../library-pages.js';

/**
 * The built-in library as read-only files, for editors that open nothing else: "go to definition" on a threat leads to its rule
 * there as well, and a finding's code to the page about its threat. The files are written when a place in the library is first sent, into a folder that is named after their content;
 * whatever else may have been written to them is put right again.
 */
export class LibraryFiles {
    private readonly texts = builtInTexts();
    private readonly folder: string;
    private base: string | undefined;

    /** @param cache folder that holds caches of this program */
    constructor(private readonly cache = cacheFolder()) {
        const hash = createHash('sha256').update(JSON.stringify([...this.texts]));
        this.folder = `library-${hash.digest('hex').slice(0, 16)}`;
    }

    /**
     * URL of the folder that stands for `tmodel-builtin:/`, with a slash at its end, its files written.
     * @throws where they cannot be written
     */
    written(): string {
        return (this.base ??= this.write());
    }

    /** The URI of the built-in library's document that a file of that folder holds; undefined for every other URI. */
    documentAt(uri: string): string | undefined {
        const at = uri.lastIndexOf(`/${this.folder}/`);
        const document = `${BUILT_IN_SCHEME}:/${uri.slice(at + this.folder.length + 2)}`;
        return at >= 0 && this.texts.has(document) ? document : undefined;
    }

    private write(): string {
        const folder = path.join(this.cache, this.folder);
        for (const [uri, text] of [...this.texts, ...builtInPages()]) {
            const file = path.join(folder, uri.slice(`${BUILT_IN_SCHEME}:/`.length));
            if (contentOf(file) !== text) {
                // Renamed into place: another server may be reading, or writing, the same file.
                const draft = `${file}.${process.pid}`;
                mkdirSync(path.dirname(file), { recursive: true });
                writeFileSync(draft, text);
                chmodSync(draft, 0o444);
                renameSync(draft, file);
            }
        }
        return `${pathToFileURL(folder).href}/`;
    }
}

function contentOf(file: string): string | undefined {
    try {
        return readFileSync(file, 'utf8');
    } catch {
        return undefined;
    }
}

/** Where this program may keep what it can make again: of this user alone, unlike the system's folder for temporary files. */
function cacheFolder(): string {
    const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
    switch (process.platform) {
        case 'win32':
            return path.join(LOCALAPPDATA ?? path.join(homedir(), 'AppData', 'Local'), 'tmodel', 'cache');
        case 'darwin':
            return path.join(homedir(), 'Library', 'Caches', 'tmodel');
        default:
            // The specification of XDG_CACHE_HOME: a path that is not absolute does not count.
            return path.join(XDG_CACHE_HOME && path.isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : path.join(homedir(), '.cache'), 'tmodel');
    }
}
