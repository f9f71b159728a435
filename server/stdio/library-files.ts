import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { BUILT_IN_SCHEME, builtInTexts } from '../../language/index.js';
import { builtInPages } from '../library-pages.js';

const ROOT = `${BUILT_IN_SCHEME}:/`;

/**
 * The built-in library as read-only files, for editors that open nothing else: "go to definition" on a threat leads to its rule
 * there as well, and a finding's code to the page about its threat. The files are in a folder that is named after their content;
 * whatever else may have been written to them is put right again. To make them all takes as long as the first analysis of a model:
 * they are written in the background, one at a time, once a place in the library was sent.
 */
export class LibraryFiles {
    private name: string | undefined;
    private base: string | undefined;
    /** URIs of what needs no writing any more. */
    private readonly done = new Set<string>();
    private writing = Promise.resolve();

    /**
     * @param report gets why files could not be written in the background
     * @param cache folder that holds caches of this program
     */
    constructor(
        private readonly report: (error: unknown) => void,
        private readonly cache = cacheFolder()
    ) {}

    /**
     * URL of the folder that stands for `tmodel-builtin:/`, with a slash at its end. Its files are being written from now on.
     * @throws where there can be no such folder
     */
    url(): string {
        return (this.base ??= this.begin());
    }

    /** Writes the file of a document of the library, or of a page about it, at once. @throws where it cannot be written */
    write(uri: string): void {
        const text = this.done.has(uri) ? undefined : (builtInTexts().get(uri) ?? builtInPages().get(uri)?.());
        const file = path.join(this.cache, this.folder, uri.slice(ROOT.length));
        if (text !== undefined && contentOf(file) !== text) {
            // Renamed into place: another server may be reading, or writing, the same file.
            const draft = `${file}.${process.pid}`;
            mkdirSync(path.dirname(file), { recursive: true });
            writeFileSync(draft, text);
            chmodSync(draft, 0o444);
            renameSync(draft, file);
        }
        this.done.add(uri);
    }

    /** Resolves when all files are written, or one could not be. */
    get written(): Promise<void> {
        return this.writing;
    }

    /** The URI of the built-in library's document that a file of that folder holds; undefined for every other URI. */
    documentAt(uri: string): string | undefined {
        if (!uri.includes(FOLDER_PREFIX)) {
            return undefined;
        }
        const at = uri.lastIndexOf(`/${this.folder}/`);
        const document = ROOT + uri.slice(at + this.folder.length + 2);
        return at >= 0 && builtInTexts().has(document) ? document : undefined;
    }

    private get folder(): string {
        if (this.name === undefined) {
            const hash = createHash('sha256').update(JSON.stringify([...builtInTexts()]));
            this.name = FOLDER_PREFIX + hash.digest('hex').slice(0, 16);
        }
        return this.name;
    }

    private begin(): string {
        const folder = path.join(this.cache, this.folder);
        mkdirSync(folder, { recursive: true });
        this.writing = this.writeAll();
        return `${pathToFileURL(folder).href}/`;
    }

    private async writeAll(): Promise<void> {
        try {
            for (const list of [builtInTexts, builtInPages]) {
                // Whatever an editor asks for in the meantime comes first.
                await setImmediate();
                for (const uri of list().keys()) {
                    await setImmediate();
                    this.write(uri);
                }
            }
        } catch (error) {
            this.report(error);
        }
    }
}

const FOLDER_PREFIX = 'library-';

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
