import type { URI } from 'langium';

/** Scheme of the built-in library's documents: `tmodel-builtin:/kinds.tmodel`. */
export const BUILT_IN_SCHEME = 'tmodel-builtin';

export function isBuiltIn(uri: URI): boolean {
    return uri.scheme === BUILT_IN_SCHEME;
}
