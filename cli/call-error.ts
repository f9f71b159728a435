/** The call cannot be carried out; the message says why in plain words and is all that the user sees. */
export class CallError extends Error {}

/** What the operating system said, in words: `no such file or folder`. */
export function inWords(error: unknown): string {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return WORDS[code] ?? (error instanceof Error ? error.message : String(error));
}

/** Names of <errno.h> that a user of files meets. */
const WORDS: Record<string, string> = {
    EACCES: 'permission denied',
    EISDIR: 'it is a folder',
    ELOOP: 'too many symbolic links',
    ENAMETOOLONG: 'the name is too long',
    ENOENT: 'no such file or folder',
    ENOSPC: 'no space left',
    ENOTDIR: 'a part of its path is not a folder',
    EPERM: 'not permitted',
    EROFS: 'the file system is read-only'
};
