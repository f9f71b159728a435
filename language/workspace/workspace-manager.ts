import { DefaultWorkspaceManager, UriUtils, type BuildOptions, type FileSystemNode } from 'langium';

const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['node_modules', 'out', 'dist']);

/** Whether a folder of a workspace is searched for models, by its name. */
export function isSearchedFolder(name: string): boolean {
    return !name.startsWith('.') && !SKIPPED_FOLDERS.has(name);
}

/** Loads every .tmodel file of the workspace and checks those that are not open in an editor, too. */
export class TmodelWorkspaceManager extends DefaultWorkspaceManager {
    override initialBuildOptions: BuildOptions = { validation: true };

    override shouldIncludeEntry(entry: FileSystemNode): boolean {
        const name = UriUtils.basename(entry.uri);
        return entry.isDirectory ? isSearchedFolder(name) : entry.isFile && name.endsWith('.tmodel');
    }
}
