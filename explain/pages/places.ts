/** Where pages find each other and the texts of the library. Pages lie in a folder of their own, those of threats in `threats/` below it. */
export interface PagePlaces {
    /** The folder of the built-in library, as seen from the folder of the pages, with a slash at its end. */
    library: string;
    /** The pages about severity and about the language, as seen from the same folder; undefined where there are none. */
    severity?: string;
    language?: string;
}

/** The addresses of a heading on the page of the vocabulary, as seen from the folder of the pages. */
export const VOCABULARY = 'vocabulary.md';

/** Headings have the sort of thing in front, so that a kind and a list of values may have one name. */
export function headingOf(sort: 'Kind' | 'Control' | 'Values', name: string): string {
    return `${sort} \`${name}\``;
}

/** What a heading is called behind `#`. */
export function anchorOf(sort: 'Kind' | 'Control' | 'Values', name: string): string {
    return `#${sort}-${name}`.toLowerCase().replace(/[^\w#-]/g, '');
}

/** The page of a threat, as seen from the folder of the pages. */
export function threatPage(threat: string): string {
    return `threats/${threat}.md`;
}
