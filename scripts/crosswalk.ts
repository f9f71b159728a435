// What threats of the built-in library do not map although the ATLAS techniques that they map come to it.
//
//   TMODEL_KNOWLEDGE=FOLDER npm run coverage:crosswalk -- [--all]
//
// FOLDER has crosswalk.csv: a row for each ATLAS technique with the ids of other catalogues, and on what each rests. Prints what rests on
// something published, with --all also what is an expert's judgement. Without the folder there is nothing to compare with.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { crosswalkEntries, missingMappings, unresolved } from './coverage/crosswalk.js';
import { csvRows } from './coverage/csv.js';
import { builtInLibrary } from './coverage/library.js';

const { values } = parseArgs({ options: { all: { type: 'boolean' } } });
const file = join(process.env.TMODEL_KNOWLEDGE ?? '', 'crosswalk.csv');
if (process.env.TMODEL_KNOWLEDGE === undefined || !existsSync(file)) {
    console.log('crosswalk skipped: TMODEL_KNOWLEDGE names no folder with crosswalk.csv');
} else {
    const library = await builtInLibrary();
    const entries = crosswalkEntries(csvRows(readFileSync(file, 'utf8')));
    for (const id of unresolved(library, entries)) {
        console.log(`not in the library: ${id}`);
    }
    const missing = missingMappings(
        library,
        entries.filter(({ published }) => published || values.all)
    );
    for (const [threat, lacking] of missing) {
        console.log(`${threat}: ${lacking.map(({ entry, technique }) => `${entry} (${technique.slice('atlas.AML.'.length)})`).join(', ')}`);
    }
    console.log(`${missing.size} of ${library.threats.length} threats could map more.`);
}
