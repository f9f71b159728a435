// Writes the MITRE ATLAS catalogue as library text: language/library/frameworks/atlas.tmodel.
//
//   node scripts/generate-atlas.mjs INPUT [--before FILE] [--history FILE] [--out FILE]
//
// INPUT is what MITRE publishes (https://github.com/mitre-atlas/atlas-data): dist/v6/ATLAS-<YYYY.MM>.yaml in format 6, or
// dist/ATLAS.yaml in the format that is frozen at 5.6. The same facts as JSON will do (scripts/atlas/editions.mjs says in which shape).
//
// Ids that an edition drops and names that it changes are worked out by comparing it with the edition before: FILE of --before, in any
// of these forms, or else the library text that is about to be written over. They are added to scripts/atlas-history.json (--history),
// which keeps them for good: somebody may still write an id of years ago. Where the successor of an id cannot be told by its name, the
// script says so; put it into the history by hand and run it again.
//
// The script refuses an edition whose relations name unknown ids.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { editionInLibrary, readEdition } from './atlas/editions.mjs';
import { libraryText } from './atlas/library-text.mjs';
import { historyIn, historyText, isOlder, succeed } from './atlas/succession.mjs';

const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
        before: { type: 'string' },
        history: { type: 'string', default: fileURLToPath(new URL('./atlas-history.json', import.meta.url)) },
        out: { type: 'string', default: fileURLToPath(new URL('../language/library/frameworks/atlas.tmodel', import.meta.url)) }
    }
});
if (positionals.length !== 1) {
    console.error('Usage: node scripts/generate-atlas.mjs INPUT.yaml|INPUT.json [--before FILE] [--history FILE] [--out FILE]');
    process.exit(2);
}

/** The edition before, if there is one. */
async function editionBefore() {
    if (values.before === undefined) {
        return existsSync(values.out) ? editionInLibrary(readFileSync(values.out, 'utf8')) : undefined;
    }
    return values.before.endsWith('.tmodel') ? editionInLibrary(readFileSync(values.before, 'utf8')) : readEdition(values.before);
}

/** Throws where a relation, or what became of an id, names an id that the edition does not define. */
function verify({ tactics, techniques, mitigations, mitigates }, { retired }) {
    const known = new Set([...tactics, ...techniques, ...mitigations].map(entry => entry.id));
    const named = [
        ...techniques.flatMap(technique => [...technique.tactics, ...(technique.parent ? [technique.parent] : [])]),
        ...mitigates.flat(),
        ...Object.values(retired).flatMap(({ replacedBy }) => (replacedBy === null ? [] : [replacedBy]))
    ];
    const unknown = [...new Set(named.filter(id => !known.has(id)))];
    if (unknown.length > 0) {
        throw new Error(`The edition names ids that it does not define: ${unknown.join(', ')}`);
    }
}

const edition = await readEdition(positionals[0]);
const before = await editionBefore();
let history = JSON.parse(readFileSync(values.history, 'utf8'));
if (before && !isOlder(edition.edition, before.edition)) {
    const changes = succeed(before, edition, history);
    ({ history } = changes);
    console.log(`Since ${before.edition}:`);
    for (const what of ['retired', 'renamed', 'added'])
        console.log(`  ${changes[what].length} ${what} ${changes[what].join(' ')}`.trimEnd());
    for (const id of changes.unclear) {
        console.warn(`  ${id} "${history.retired[id].name}" is gone. What replaced it, if anything, has to be put into ${values.history}.`);
    }
}
const past = historyIn(history, edition);
verify(edition, past);
writeFileSync(values.out, libraryText(edition, past));
writeFileSync(values.history, historyText(history));
console.log(`${values.out}: ATLAS ${edition.edition}`);
