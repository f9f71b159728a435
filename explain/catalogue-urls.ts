/** The address of an id's own page in each catalogue that has one per id. */
const PAGES: readonly { id: RegExp; page: (found: RegExpExecArray) => string }[] = [
    { id: /^(?:atlas\.)?(AML\.TA\d{4})$/, page: ([, id]) => `https://atlas.mitre.org/tactics/${id}` },
    { id: /^(?:atlas\.)?(AML\.T\d{4}(?:\.\d{3})?)$/, page: ([, id]) => `https://atlas.mitre.org/techniques/${id}` },
    { id: /^(?:atlas\.)?(AML\.M\d{4})$/, page: ([, id]) => `https://atlas.mitre.org/mitigations/${id}` },
    { id: /^(?:atlas\.)?(AML\.CS\d{4})$/, page: ([, id]) => `https://atlas.mitre.org/studies/${id}` },
    { id: /^(?:cwe\.)?CWE-(\d{1,6})$/, page: ([, number]) => `https://cwe.mitre.org/data/definitions/${number}.html` }
];

/**
 * The official page of a catalogue entry, made from its id alone (`atlas.AML.T0043`, or `AML.T0043` inside its framework).
 * Undefined for catalogues that have no page per id.
 */
export function catalogueUrl(id: string): string | undefined {
    for (const { id: pattern, page } of PAGES) {
        const found = pattern.exec(id);
        if (found) {
            return page(found);
        }
    }
    return undefined;
}
