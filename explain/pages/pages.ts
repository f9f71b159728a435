import type { LibraryIndex } from '../library-index.js';
import type { PagePlaces } from './places.js';
import { threatPage, VOCABULARY } from './places.js';
import { builtInThreats, threatIndexText } from './threat-index.js';
import { threatPageText } from './threat-page.js';
import { vocabularyText } from './vocabulary.js';

/**
 * All pages about the built-in library, by their path in the folder of the pages. Each text is made when it is asked for: all of them
 * together are more work than the analysis of a model.
 * @param index of the built-in library
 * @param texts of its files by URI
 */
export function libraryPages(index: LibraryIndex, texts: ReadonlyMap<string, string>, places: PagePlaces): Map<string, () => string> {
    return new Map([
        [VOCABULARY, () => vocabularyText(index, places)],
        [threatPage('README'), () => threatIndexText(index, texts)],
        ...builtInThreats(index.library).map(threat => [threatPage(threat.name), () => threatPageText(threat, index, places)] as const)
    ]);
}
