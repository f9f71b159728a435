// Checks models of attacked systems: which of the techniques that were, or would be, used does the library find in the design?
//
//   npm run casestudies
//
// Two groups: published attacks (test/casestudies), and systems of other kinds with what experts would expect (test/casestudies/own).
// The JSON files beside the models say per model which techniques are expected: `primary` ones that an architecture decides, all that
// can be checked, and `absent` ones that no open finding may name. A technique is found where an open, planned or residual finding names
// it: primary ones as what it is (`maps`), the others also as a step. A parent is found with any of its sub-techniques.

import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const UNRESOLVED = new Set(['open', 'planned', 'residual']);

for (const [title, folder] of [
    ['published attacks', 'test/casestudies'],
    ['other systems', 'test/casestudies/own']
]) {
    console.log(`${title}\n`);
    measure(folder);
}

/** Prints what is found in each model of a folder, and the sums. */
function measure(folder) {
    const totals = { primary: [0, 0], checkable: [0, 0], findings: 0, elements: 0, questions: 0, unexpected: 0 };
    for (const [id, { title, primary, checkable, absent = [] }] of Object.entries(expectations(folder))) {
        const report = check(join(folder, `${id}.tmodel`));
        const findings = report.findings.filter(({ status }) => UNRESOLVED.has(status));
        const elements = report.systems.reduce((sum, system) => sum + system.elements, 0);
        const named = findings.flatMap(({ maps, threat }) => maps.map(technique => ({ technique, threat })));
        const stepped = findings.flatMap(({ steps, threat }) => steps.map(technique => ({ technique, threat })));
        const open = findings.filter(({ status }) => status !== 'residual').flatMap(({ maps }) => maps.map(technique => ({ technique })));
        const missedPrimary = primary.filter(technique => !isFound(technique, named));
        const missed = checkable.filter(technique => !isFound(technique, [...named, ...stepped]));
        const unexpected = absent.filter(technique => isFound(technique, open));
        count(totals.primary, primary, missedPrimary);
        count(totals.checkable, checkable, missed);
        totals.findings += findings.length;
        totals.elements += elements;
        totals.questions += report.questions.length;
        totals.unexpected += unexpected.length;
        const score = `${share(primary, missedPrimary)} primary, ${share(checkable, missed)} checkable`;
        console.log(`${id.padEnd(18)} ${score.padEnd(36)} ${(findings.length / elements).toFixed(1)} per element  ${title}`);
        for (const { message, line } of report.errors) console.log(`    error in line ${line}: ${message}`);
        if (missedPrimary.length > 0) console.log(`    missed primary: ${missedPrimary.join(' ')}`);
        const others = missed.filter(technique => !missedPrimary.includes(technique));
        if (others.length > 0) console.log(`    missed: ${others.join(' ')}`);
        if (unexpected.length > 0) console.log(`    out of place: ${unexpected.join(' ')}`);
    }
    console.log(
        `\nprimary techniques: ${percent(totals.primary)}, all checkable: ${percent(totals.checkable)}, out of place: ${totals.unexpected}`
    );
    const each = number => (number / totals.elements).toFixed(2);
    console.log(`findings per element: ${each(totals.findings)}, questions per element: ${each(totals.questions)}\n`);
}

/** What is expected of the models in a folder, by their names: all its JSON files together. */
function expectations(folder) {
    const files = readdirSync(join(root, folder)).filter(file => file.endsWith('.json'));
    return Object.assign({}, ...files.sort().map(file => JSON.parse(readFileSync(join(root, folder, file), 'utf8'))));
}

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
