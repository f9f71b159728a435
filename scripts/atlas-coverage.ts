// How the built-in library stands to each technique of MITRE ATLAS: its own finding, a step of one, known by a control, or not covered
// and why. Works on what `npm run generate` has stored.
//
//   npm run coverage:atlas -- [--write | --check]
//
// Prints the table. --write writes docs/atlas-coverage.md instead. --check prints what does not fit (scripts/coverage/standing.ts says
// what that is) and whether the page is out of date, with exit status 1 where there is anything.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { atlasReasons, builtInLibrary } from './coverage/library.js';
import { coverageLines, coveragePage, summary } from './coverage/page.js';
import { coverageProblems, standings } from './coverage/standing.js';

const PAGE = new URL('../docs/atlas-coverage.md', import.meta.url);

const { values } = parseArgs({ options: { write: { type: 'boolean' }, check: { type: 'boolean' } } });
const library = await builtInLibrary();
const reasons = atlasReasons();
const standing = standings(library, reasons);
const page = coveragePage(library, standing, reasons);
if (values.write) {
    writeFileSync(PAGE, page);
} else if (values.check) {
    const current = existsSync(PAGE) && readFileSync(PAGE, 'utf8') === page;
    const problems = [
        ...coverageProblems(standing, reasons),
        ...(current ? [] : ['docs/atlas-coverage.md is out of date: npm run coverage:atlas -- --write'])
    ];
    problems.forEach(problem => console.error(problem));
    process.exitCode = problems.length > 0 ? 1 : 0;
} else {
    coverageLines(standing).forEach(line => console.log(line));
}
console.log(summary(standing));
