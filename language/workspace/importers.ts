import type { URI } from 'langium';
import { folderOf } from './documents.js';
import { importedFolder, importedUri } from './imports.js';

/** Knows which files of the workspace are imported by others, so that nothing is called unused that another file may use. */
export class Importers {
    /** What each document imports: URIs of files and folders. */
    private readonly targets = new Map<string, ReadonlySet<string>>();
    /** Who imports a file or folder. */
    private readonly importers = new Map<string, Set<string>>();

    /**
     * Takes in what a document imports now.
     * @param paths as they are written; none for a document that is gone
     * @returns URIs of the files and folders that it imports no longer, or has not imported before
     */
    note(importing: URI, paths: readonly string[]): string[] {
        const key = importing.toString();
        const before = this.targets.get(key) ?? NOTHING;
        const now = new Set(paths.flatMap(path => (importedFolder(importing, path) ?? importedUri(importing, path))?.toString() ?? []));
        const gone = [...before].filter(target => !now.has(target));
        const come = [...now].filter(target => !before.has(target));
        gone.forEach(target => this.importers.get(target)?.delete(key));
        come.forEach(target => this.importersOf(target).add(key));
        if (now.size > 0) {
            this.targets.set(key, now);
        } else {
            this.targets.delete(key);
        }
        return [...gone, ...come];
    }

    /** Whether another file imports this one, by itself or with its folder. */
    isImported(uri: URI): boolean {
        const key = uri.toString();
        return [key, folderOf(uri)].some(target => {
            const importers = this.importers.get(target);
            return importers !== undefined && importers.size > (importers.has(key) ? 1 : 0);
        });
    }

    private importersOf(target: string): Set<string> {
        let importers = this.importers.get(target);
        if (!importers) {
            this.importers.set(target, (importers = new Set()));
        }
        return importers;
    }
}

const NOTHING: ReadonlySet<string> = new Set();
