import { libraryIndex, type LibraryIndex } from '../explain/index.js';
import type { Problem } from '../formats/report.js';
import { BUILT_IN_SCHEME, builtInLibraryModel } from '../language/index.js';
import type { LibraryModel } from '../language/model/library-model.js';
import { loadModels } from './load-models.js';

export interface LoadedLibrary {
    index: LibraryIndex;
    /** What is wrong with the files, errors only. */
    problems: Problem[];
    fileName: (uri: string) => string;
}

/**
 * The built-in library, or what some files and folders see: what they declare and import, and of the built-in library what
 * they do not replace. Never throws for what the files hold.
 */
export async function loadLibrary(paths: readonly string[]): Promise<LoadedLibrary> {
    if (paths.length === 0) return { index: libraryIndex(builtInLibraryModel()), problems: [], fileName: uri => uri };
    const { libraries, problems, fileName } = await loadModels(paths);
    return {
        index: libraryIndex(merged(libraries.length > 0 ? libraries : [builtInLibraryModel()])),
        problems: problems.filter(({ severity }) => severity === 'error'),
        fileName
    };
}

/** What any of the libraries declares; of several with one name the first that is not built in. */
function merged(libraries: readonly LibraryModel[]): LibraryModel {
    return {
        enumerations: nearest(libraries.map(({ enumerations }) => enumerations)),
        kinds: nearest(libraries.map(({ kinds }) => kinds)),
        controls: nearest(libraries.map(({ controls }) => controls)),
        threats: nearest(libraries.map(({ threats }) => threats)),
        frameworks: nearest(libraries.map(({ frameworks }) => frameworks))
    };
}

function nearest<T extends { name: string; declaration: { uri: string } }>(lists: readonly (readonly T[])[]): T[] {
    const isBuiltIn = ({ declaration }: T) => declaration.uri.startsWith(`${BUILT_IN_SCHEME}:`);
    const byName = new Map<string, T>();
    for (const item of lists.flat()) {
        const known = byName.get(item.name);
        if (!known || (isBuiltIn(known) && !isBuiltIn(item))) byName.set(item.name, item);
    }
    return [...byName.values()];
}
