import { packed } from '../generated/library.js';
import { unpack } from './packed.js';
import type { PrebuiltLibrary } from './stored.js';

let library: PrebuiltLibrary | undefined;

/** The built-in library, as scripts/build-library.ts has made it from language/library. */
export function builtInLibrary(): PrebuiltLibrary {
    return (library ??= unpack(packed));
}
