import { UriUtils, type FileSystemProvider, type URI } from 'langium';
import { TmodelFileSystemProvider } from './file-system.js';
import { importedFolder, importedUri } from './imports.js';

/** Finds the files on disk that imports name. */
export class ImportedFiles {
    /** Folders that have been read: what comes into them later is told by the editor. */
    private readonly listed = new Set<string>();

    constructor(private readonly files: FileSystemProvider) {}

    /**
     * The files that an import names and that are still to be loaded: none where there is no such file or folder, or where
     * a symbolic link lies on the way.
     * @param isLoaded whether a file is a document already
     */
    async of(importing: URI, path: string, isLoaded: (uri: URI) => boolean): Promise<URI[]> {
        const folder = importedFolder(importing, path);
        if (folder) {
            return (await this.inFolder(importing, path, folder)).filter(uri => !isLoaded(uri));
        }
        const uri = importedUri(importing, path);
        return uri && !isLoaded(uri) && (await this.isFile(importing, path, uri)) ? [uri] : [];
    }

    /** Reads folders again when they are next imported. */
    forget(): void {
        this.listed.clear();
    }

    private async inFolder(importing: URI, path: string, folder: URI): Promise<URI[]> {
        if (this.listed.has(folder.toString())) {
            return [];
        }
        try {
            if (!(await this.leadsStraight(importing, path))) {
                return [];
            }
            const entries = await this.files.readDirectory(folder);
            this.listed.add(folder.toString());
            return entries
                .filter(({ isFile, uri }) => isFile && UriUtils.basename(uri).endsWith('.tmodel'))
                .map(({ uri }) => uri)
                .sort((a, b) => (a.path < b.path ? -1 : 1));
        } catch {
            return [];
        }
    }

    private async isFile(importing: URI, path: string, uri: URI): Promise<boolean> {
        try {
            return (await this.leadsStraight(importing, path)) && (await this.files.stat(uri)).isFile;
        } catch {
            return false;
        }
    }

    private async leadsStraight(importing: URI, path: string): Promise<boolean> {
        return !(this.files instanceof TmodelFileSystemProvider) || this.files.leadsStraight(importing, path);
    }
}
