// Checks the models of published attacks: which of the techniques that were used does the library find in the victim's design?
//
//   npm run casestudies [-- --own FOLDER]
//
// test/casestudies/expected.json says per model which techniques were used: `primary` ones that an architecture decides, and all
// that can be checked. A technique is found where an open, planned or residual finding names it: primary ones as what it is (`maps`), the others
// also as a step. A parent is found with any of its sub-techniques.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const UNRESOLVED = new Set(['open', 'planned', 'residual']);

const folder = process.argv[2] ?? 'test/casestudies';
const expected = JSON.parse(readFileSync(join(root, folder, 'expected.json'), 'utf8'));
const totals = { primary: [0, 0], checkable: [0, 0], findings: 0, elements: 0 };

for (const [id, { title, primary, checkable }] of Object.entries(expected)) {
    const report = check(join(folder, `${id}.tmodel`));
    const findings = report.findings.filter(({ status }) => UNRESOLVED.has(status));
    const elements = report.systems.reduce((sum, system) => sum + system.elements, 0);
    const named = findings.flatMap(({ maps, threat }) => maps.map(technique => ({ technique, threat })));
    const stepped = findings.flatMap(({ steps, threat }) => steps.map(technique => ({ technique, threat })));
    const missedPrimary = primary.filter(technique => !isFound(technique, named));
    const missed = checkable.filter(technique => !isFound(technique, [...named, ...stepped]));
    count(totals.primary, primary, missedPrimary);
    count(totals.checkable, checkable, missed);
    totals.findings += findings.length;
    totals.elements += elements;
    const score = `${share(primary, missedPrimary)} primary, ${share(checkable, missed)} checkable`;
    console.log(`${id.padEnd(12)} ${score.padEnd(36)} ${(findings.length / elements).toFixed(1)} per element  ${title}`);
    for (const { message, line } of report.errors) console.log(`    error in line ${line}: ${message}`);
    if (missedPrimary.length > 0) console.log(`    missed primary: ${missedPrimary.join(' ')}`);
    const others = missed.filter(technique => !missedPrimary.includes(technique));
    if (others.length > 0) console.log(`    missed: ${others.join(' ')}`);
}

console.log(`\nprimary techniques: ${percent(totals.primary)}, all checkable: ${percent(totals.checkable)}`);
console.log(`findings per element: ${(totals.findings / totals.elements).toFixed(2)}`);

/** The report of the command line on one model. */
function check(model) {
    const call = ['--import=tsx', join(root, 'cli', 'main.ts'), 'check', join(root, model), '--format', 'json', '--fail-on', 'none'];
    return JSON.parse(execFileSync(process.execPath, call, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }));
}

/** A parent is found with any of its sub-techniques; a sub-technique not with its parent alone. */
function isFound(technique, references) {
    const id = `atlas.${technique}`;
    return references.some(reference => reference.technique === id || reference.technique.startsWith(`${id}.`));
}

function count(total, all, missed) {
    total[0] += all.length - missed.length;
    total[1] += all.length;
}

function share(all, missed) {
    return `${all.length - missed.length} of ${all.length}`;
}

function percent([found, all]) {
    return `${found} of ${all} (${all === 0 ? '-' : ((100 * found) / all).toFixed(0)} %)`;
}
