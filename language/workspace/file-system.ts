import { realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { URI } from 'langium';
import { NodeFileSystemProvider } from 'langium/node';

/** Largest file that is read from disk, in bytes. */
export const MAX_FILE_SIZE = 8 * 1024 * 1024;

/** Reads regular files up to a size only: a workspace may hold anything, pipes and gigabytes included. */
export class TmodelFileSystemProvider extends NodeFileSystemProvider {
    /** @throws where the file is missing, unreadable, no regular file or too large */
    override async readFile(uri: URI): Promise<string> {
        if (uri.scheme !== 'file') {
            throw new Error(`Only files on disk can be read, not '${uri.scheme}:'.`);
        }
        const status = await stat(uri.fsPath);
        if (!status.isFile()) {
            throw new Error('This is not a regular file.');
        }
        if (status.size > MAX_FILE_SIZE) {
            throw new Error(`This file is larger than ${MAX_FILE_SIZE / 1024 / 1024} MB and is not analysed.`);
        }
        return super.readFile(uri);
    }

    /**
     * Whether a relative path leads from a file to another without passing a symbolic link. Through links one file has
     * any number of names, and imports could lead round and round or out of the workspace unseen.
     * @throws where one of the two does not exist
     */
    async leadsStraight(importing: URI, path: string): Promise<boolean> {
        const folder = await realpath(dirname(importing.fsPath));
        const target = resolve(folder, path);
        return (await realpath(target)) === target;
    }
}

/** The context to create the language's services with, where files are on disk. */
export const TmodelFileSystem = {
    fileSystemProvider: () => new TmodelFileSystemProvider()
};

/** One sentence for a user about why a file could not be read. */
export function describeReadFailure(error: unknown): string {
    switch ((error as NodeJS.ErrnoException | undefined)?.code) {
        case 'ENOENT':
            return 'There is no such file.';
        case 'EACCES':
        case 'EPERM':
            return 'This file cannot be read: permission denied.';
        case 'EISDIR':
            return 'This is a folder, not a file.';
        default:
            return error instanceof Error ? error.message : String(error);
    }
}
