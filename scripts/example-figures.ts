// What the library says of the examples, in figures.
//
//   npm run examples [-- FOLDER]
//
// As built: open findings and questions per element. Hardened: what is still open, and which applied mitigations could go without
// a finding that names them: each is taken away once, alone, and the systems that have it are analysed again.
// Exit status 1 where a figure misses its bar.

import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyse, compileLibrary, QUESTIONS_AT_ONCE, type Finding, type RuleSet } from '../analysis/index.js';
import { loadModels, type LoadedSystem } from '../cli/load-models.js';
import type { LibraryModel } from '../language/model/library-model.js';
import type { MitigationModel, SystemModel } from '../language/model/system-model.js';

const MOST_FINDINGS = 2.5;
const MOST_QUESTIONS = 3;
const LEAST_NOTICED = 95;
/** Long before any acceptance in the examples expires. */
const DAY = '2026-11-23';
const UNRESOLVED = new Set(['open', 'planned', 'residual']);

const root = fileURLToPath(new URL('..', import.meta.url));
const rulesOf = new Map<LibraryModel, RuleSet>();

function rulesFor({ library }: LoadedSystem): RuleSet {
    const rules = rulesOf.get(library) ?? compileLibrary(library);
    rulesOf.set(library, rules);
    return rules;
}

function unresolvedFindings(system: LoadedSystem, model = system.model): Finding[] {
    return analyse(model, rulesFor(system), { today: DAY }).findings.filter(({ status }) => UNRESOLVED.has(status));
}

/** All mitigations that a system sees, its own and those of systems that it refers to. */
function mitigationsIn(model: SystemModel): MitigationModel[] {
    return [model, ...model.zones, ...model.elements, ...model.flows].flatMap(({ mitigations }) => mitigations);
}

function keyOf({ control, declaration }: MitigationModel): string {
    const { line, character } = declaration.name.start;
    return `${control} in ${relative(root, fileURLToPath(declaration.uri))}:${line + 1}:${character + 1}`;
}

/** The system as it would be without one mitigation. */
function without(model: SystemModel, key: string): SystemModel {
    const less = <Place extends { mitigations: MitigationModel[] }>(place: Place): Place => ({
        ...place,
        mitigations: place.mitigations.filter(mitigation => keyOf(mitigation) !== key)
    });
    return { ...less(model), zones: model.zones.map(less), elements: model.elements.map(less), flows: model.flows.map(less) };
}

/** Whether a finding asks for a control: among its fixes, or in what is not in place. */
function names(finding: Finding, control: string): boolean {
    return (
        finding.because.some(({ text }) => text.startsWith('not in place:') && text.split(/[^\w-]+/).includes(control)) ||
        finding.fixes.some(fix => fix.control === control)
    );
}

const failures: string[] = [];
const { systems, problems } = await loadModels([process.argv[2] ?? 'examples']);
for (const { message } of problems.filter(({ severity }) => severity === 'error')) failures.push(message);

console.log('as built                                elements   open  per element   questions  per element');
for (const system of systems) {
    const { model } = system;
    const file = relative(root, fileURLToPath(model.declaration.uri));
    if (file.includes('hardened')) continue;
    const { findings, questions } = analyse(model, rulesFor(system), { today: DAY, questionsAtOnce: QUESTIONS_AT_ONCE });
    const open = findings.filter(({ status }) => status === 'open').length;
    const elements = model.elements.filter(({ from }) => from === undefined).length;
    const figures = [String(elements).padStart(8), String(open).padStart(6), (open / elements).toFixed(2).padStart(12)];
    const asked = [String(questions.length).padStart(11), (questions.length / elements).toFixed(2).padStart(12)];
    console.log(`${model.name.padEnd(40)}${[...figures, ...asked].join(' ')}`);
    if (open / elements > MOST_FINDINGS) failures.push(`${model.name}: more than ${MOST_FINDINGS} open findings per element`);
    if (questions.length / elements > MOST_QUESTIONS) failures.push(`${model.name}: more than ${MOST_QUESTIONS} questions per element`);
}

console.log('\nhardened                                    open  mitigations  noticed when taken away');
const hardened = systems.filter(({ model }) => model.declaration.uri.includes('hardened'));
const keys = new Map<string, string>();
for (const { model } of hardened)
    for (const each of mitigationsIn(model)) if (each.status !== 'planned') keys.set(keyOf(each), each.control);
const noticed = new Set<string>();
for (const system of hardened) {
    const before = unresolvedFindings(system);
    const open = before.filter(({ status }) => status === 'open');
    const known = new Map(before.map(finding => [finding.id, finding]));
    const own = new Set(
        mitigationsIn(system.model)
            .map(keyOf)
            .filter(key => keys.has(key))
    );
    let here = 0;
    for (const key of own) {
        const control = keys.get(key)!;
        const asksAnew = (finding: Finding): boolean => {
            const earlier = known.get(finding.id);
            return names(finding, control) && (earlier === undefined || earlier.status !== finding.status || !names(earlier, control));
        };
        if (!unresolvedFindings(system, without(system.model, key)).some(asksAnew)) continue;
        noticed.add(key);
        here++;
    }
    console.log(
        `${system.model.name.padEnd(40)}${String(open.length).padStart(8)} ${String(own.size).padStart(12)} ${String(here).padStart(24)}`
    );
    for (const { threat, target } of open) console.log(`    open: ${threat} on ${target}`);
    if (open.length > 0) failures.push(`${system.model.name}: ${open.length} open findings`);
}
const unnoticed = [...keys.keys()].filter(key => !noticed.has(key));
for (const key of unnoticed) console.log(`    not missed: ${key}`);
const share = keys.size === 0 ? 100 : (100 * noticed.size) / keys.size;
console.log(`mitigations that are missed when taken away: ${noticed.size} of ${keys.size} (${share.toFixed(0)} %)`);
if (share < LEAST_NOTICED) failures.push(`less than ${LEAST_NOTICED} % of the mitigations are missed when taken away`);

console.log(failures.length === 0 ? '\nall expectations met' : `\n${failures.length} expectations not met:\n  ${failures.join('\n  ')}`);
process.exitCode = failures.length === 0 ? 0 : 1;
