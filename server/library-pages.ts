import { BUILT_IN_PREFIX, libraryIndex, libraryPages, threatPage } from '../explain/index.js';
import { builtInLibraryModel, builtInTexts } from '../language/index.js';

/** The folder of the pages beside the built-in library's documents. */
const PAGES = `${BUILT_IN_PREFIX}docs/`;

let pages: ReadonlyMap<string, () => string> | undefined;

/** The pages about the built-in library by URI (`tmodel-builtin:/docs/vocabulary.md`), each made when its text is asked for. */
export function builtInPages(): ReadonlyMap<string, () => string> {
    pages ??= new Map(
        [...libraryPages(libraryIndex(builtInLibraryModel()), builtInTexts(), { library: '../' })].map(
            ([path, text]) => [PAGES + path, text] as const
        )
    );
    return pages;
}

/** The page about a threat; undefined for one that is not declared in the built-in library. @param rule URI of the document with its rule */
export function pageOfThreat(threat: string, rule: string): string | undefined {
    return rule.startsWith(BUILT_IN_PREFIX) ? PAGES + threatPage(threat) : undefined;
}
