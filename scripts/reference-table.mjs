// Compares the example models with golden expert answers, row by row.
//
//   npm run reference -- PATH_TO_reference-systems.json
//
// The path may also be given as TMODEL_REFERENCE. Without a file there is nothing to compare with: one line says so.
// Exit status 1 where a MUST row is missed, a negative is hit, or a hardened model does not clear what it should.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { recall, scoreHardened, scoreVariant } from './reference/scoring.mjs';

/** The models that describe each golden system: one per variant, and the hardened one. */
const MODELS = {
    RS1: {
        variants: { A: 'examples/image-classifier/as-is.tmodel', B: 'examples/image-classifier/fine-tuned.tmodel' },
        hardened: 'examples/image-classifier/hardened.tmodel'
    },
    RS2: {
        variants: { base: 'examples/fraud-detection/as-is.tmodel' },
        hardened: 'examples/fraud-detection/hardened.tmodel'
    },
    RS4: {
        variants: { base: 'examples/rag-assistant/as-is.tmodel' },
        hardened: 'examples/rag-assistant/hardened.tmodel'
    }
};

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The report of the command line on one model, from the sources; a model with errors is reported as far as it goes. */
function check(model) {
    const call = ['--import=tsx', join(root, 'cli', 'main.ts'), 'check', model, '--format', 'json', '--fail-on', 'none'];
    const report = JSON.parse(execute(call));
    for (const { file, line, message } of report.errors) console.log(`  error: ${file}:${line} ${message}`);
    return report;
}

function execute(call) {
    try {
        return execFileSync(process.execPath, call, { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
    } catch (error) {
        if (error.status === 2 && error.stdout.startsWith('{')) return error.stdout;
        throw error;
    }
}

function describe({ finding, fit }) {
    return `${finding.threat} @ ${finding.target} (${finding.severity}, ${finding.status})${fit === 'near' ? ' ~' : ''}`;
}

function printRow(label, level, on, answers, notes) {
    const [first, ...others] = answers.map(describe);
    const suffix = [...(others.length > 0 ? [`+${others.length} more`] : []), ...notes].join('; ');
    console.log(`  ${label.padEnd(7)} ${level.padEnd(8)} ${on.padEnd(26)} ${first ?? '-'}${suffix === '' ? '' : `  [${suffix}]`}`);
}

/** Prints the table of one variant; returns what fails. */
function printVariant(name, system, variant, model) {
    console.log(`\n${name} variant ${variant}: ${model}`);
    const report = check(model);
    const { rows, findings, unexpected, negatives } = scoreVariant(system, variant, report);
    for (const { row, level, answers, notes } of rows) {
        const binding = level.word === 'MUST' || level.word === 'SHOULD';
        printRow(row.id, level.word, row.on, answers, answers.length === 0 && binding ? ['MISSED'] : notes);
    }
    const must = recall(rows, 'MUST');
    const should = recall(rows, 'SHOULD');
    const matched = findings.length - unexpected.length;
    const elements = report.systems.reduce((sum, { elements: count }) => sum + count, 0);
    const open = report.findings.filter(({ status }) => status === 'open');
    console.log(`  recall: MUST ${must.answered} of ${must.of}, SHOULD ${should.answered} of ${should.of}`);
    console.log(`  precision: ${matched} of ${findings.length} findings answer a row (${percent(matched, findings.length)})`);
    console.log(
        `  noise: ${open.length} open findings on ${elements} elements, ${(open.length / Math.max(1, elements)).toFixed(2)} per element; most on ${busiest(open)}`
    );
    for (const finding of unexpected)
        console.log(`  answers no row: ${describe({ finding })}  ${[...finding.maps, ...finding.stride].join(' ')}`);
    for (const { negative, finding } of negatives) {
        const condition = negative.condition === undefined ? 'negative hit' : `to judge (${negative.condition})`;
        console.log(`  ${condition}: ${negative.id} by ${describe({ finding })}`);
    }
    const missed = rows.filter(({ level, answers }) => level.word === 'MUST' && answers.length === 0);
    return [
        ...(report.errors.length > 0 ? [`${name} ${variant}: the model has errors`] : []),
        ...missed.map(({ row }) => `${row.id} in variant ${variant} is missed: ${row.title}`),
        ...negatives
            .filter(({ negative }) => negative.condition === undefined)
            .map(({ negative, finding }) => `${name} ${variant}: ${negative.id} is hit by ${finding.threat} @ ${finding.target}`)
    ];
}

/** Prints the table of the hardened model; returns what fails. */
function printHardened(name, system, model) {
    console.log(`\n${name} hardened: ${model}`);
    const report = check(model);
    const { rows, unresolved } = scoreHardened(system, report);
    for (const { row, expected, answers, ok } of rows) printRow(row.id, expected, row.on, answers, ok ? ['ok'] : ['NOT MET']);
    for (const finding of unresolved) console.log(`  still unresolved: ${describe({ finding })}`);
    return [
        ...(report.errors.length > 0 ? [`${name} hardened: the model has errors`] : []),
        ...rows.filter(({ ok }) => !ok).map(({ row, expected }) => `${row.id} hardened is not ${expected}: ${row.title}`),
        ...unresolved.map(finding => `${name} hardened: ${finding.threat} @ ${finding.target} is ${finding.status}`)
    ];
}

function busiest(findings) {
    const counts = new Map();
    for (const { target } of findings) counts.set(target, (counts.get(target) ?? 0) + 1);
    return (
        [...counts]
            .sort((a, b) => b[1] - a[1])
            .slice(0, 3)
            .map(([target, number]) => `${target} (${number})`)
            .join(', ') || 'none'
    );
}

function percent(part, whole) {
    return whole === 0 ? '-' : `${Math.round((100 * part) / whole)} %`;
}

const goldenFile = process.argv[2] ?? process.env.TMODEL_REFERENCE;
if (goldenFile === undefined || !existsSync(goldenFile)) {
    console.log(`reference table skipped: ${goldenFile === undefined ? 'no golden answers given' : `${goldenFile} does not exist`}`);
} else {
    const golden = JSON.parse(readFileSync(goldenFile, 'utf8'));
    const failures = Object.entries(MODELS)
        .filter(([name]) => golden[name] !== undefined)
        .flatMap(([name, { variants, hardened }]) => [
            ...Object.entries(variants).flatMap(([variant, model]) => printVariant(name, golden[name], variant, model)),
            ...(hardened === undefined ? [] : printHardened(name, golden[name], hardened))
        ]);
    console.log(
        failures.length === 0
            ? '\nall expectations met'
            : `\n${failures.length} expectations not met:\n${failures.map(line => `  ${line}`).join('\n')}`
    );
    process.exitCode = failures.length === 0 ? 0 : 1;
}
