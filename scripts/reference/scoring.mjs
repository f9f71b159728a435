// Compares the findings of one report with the golden rows of one system.

import { hardenedRows, levelOf, negativesOf, targetsOf, withoutVariant } from './golden.mjs';

/** Statuses of a threat that is still there, in whatever measure. */
const PRESENT = new Set(['open', 'planned', 'residual', 'accepted', 'transferred', 'avoided', 'dismissed']);
const UNCLEARED = new Set(['open', 'planned', 'residual']);
const SEVERITIES = ['info', 'low', 'medium', 'high', 'critical'];

/** True where one id is the other, or its parent. */
function related(a, b) {
    return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

/** Techniques of a finding without their framework's name: `AML.T0015`. */
function techniques(references) {
    return references.filter(reference => reference.startsWith('atlas.')).map(reference => reference.slice('atlas.'.length));
}

function strideLetters(finding) {
    return finding.stride.map(name => name.split('.').at(-1)[0].toUpperCase());
}

/**
 * How well a finding's target fits what a row names: `exact` on a named element, on a flow that touches it, or on a
 * named flow; `near` on an element that a named flow joins; undefined otherwise.
 */
function targetFit(finding, { elements, pairs, anywhere }) {
    if (anywhere) return 'near';
    const ends = finding.target.split(' -> ').map(end => end.replace(/#\d+$/, '').split('.').map(withoutVariant));
    if (ends.some(names => names.some(name => elements.has(name)))) return 'exact';
    const joins = (a, b) => ends.length === 2 && ends[0].includes(a) && ends[1].includes(b);
    if (pairs.some(([a, b]) => joins(a, b) || joins(b, a))) return 'exact';
    return ends.length === 1 && pairs.some(pair => pair.some(name => ends[0].includes(name))) ? 'near' : undefined;
}

/** How a finding answers a row: `exact`, `near` or not at all. Rows without a technique are matched by their STRIDE letters. */
export function matchOf(system, row, finding) {
    const fit = targetFit(finding, targetsOf(system, row.on));
    if (fit === undefined) return undefined;
    const ids = [...row.atlas, ...(row.atlas_2026_only ?? [])];
    const same =
        ids.length > 0
            ? techniques([...finding.maps, ...finding.steps]).some(technique => ids.some(id => related(id, technique)))
            : strideLetters(finding).some(letter => row.stride.includes(letter));
    return same ? fit : undefined;
}

/** The findings that answer a row: those on exactly what it names first, among them those that share most techniques. */
function answersTo(system, row, findings) {
    const shared = finding => techniques([...finding.maps, ...finding.steps]).filter(technique => row.atlas.includes(technique)).length;
    return findings
        .map(finding => ({ finding, fit: matchOf(system, row, finding) }))
        .filter(({ fit }) => fit !== undefined)
        .sort((a, b) => a.fit.localeCompare(b.fit) || shared(b.finding) - shared(a.finding));
}

/**
 * The rows of a variant with what answers them, the findings that answer no row, and the negatives that were hit.
 * @param {import('./golden.mjs').GoldenSystem} system
 * @param {string} variant `A`, `B` ...: rows of other variants are left out
 * @param report the JSON report of that variant's model
 */
export function scoreVariant(system, variant, report) {
    const findings = report.findings.filter(({ status }) => PRESENT.has(status));
    const ofVariant = row => row.variant === 'all' || row.variant === variant;
    const rows = system.threats.filter(ofVariant).map(row => {
        const answers = answersTo(system, row, findings);
        return { row, level: levelOf(row.level), answers, notes: notesOn(row, answers) };
    });
    const unexpected = findings.filter(finding => !system.threats.some(row => ofVariant(row) && matchOf(system, row, finding)));
    return { rows, findings, unexpected, negatives: negativeHits(system, variant, findings) };
}

/** What a reader should know about an answer that counts: it is near only, or lacks a named technique, a STRIDE letter, a fix. */
function notesOn(row, answers) {
    if (answers.length === 0) return [];
    const found = answers.flatMap(({ finding }) => techniques([...finding.maps, ...finding.steps]));
    const { named, anyOfNamed } = levelOf(row.level);
    const lacking = named.filter(id => !found.some(technique => related(id, technique)));
    const missing = anyOfNamed && lacking.length < named.length ? [] : lacking;
    const letters = answers.flatMap(({ finding }) => strideLetters(finding));
    const offered = answers.flatMap(({ finding }) =>
        finding.fixes.flatMap(fix => [fix, ...fix.also]).flatMap(({ maps }) => techniques(maps))
    );
    return [
        ...(answers.every(({ fit }) => fit === 'near') ? ['near'] : []),
        ...(missing.length > 0 ? [`without ${missing.join(', ')}`] : []),
        ...(row.stride.length > 0 && !row.stride.some(letter => letters.includes(letter)) ? ['STRIDE differs'] : []),
        ...(row.mitigations.length > 0 && !row.mitigations.some(id => offered.includes(id)) ? ['fix differs'] : [])
    ];
}

function negativeHits(system, variant, findings) {
    return negativesOf(system.negatives)
        .filter(negative => negative.variant === undefined || negative.variant === variant)
        .flatMap(negative => {
            const hits = technique => (technique === negative.id && !negative.onlyBelow) || technique.startsWith(`${negative.id}.`);
            return findings
                .filter(({ severity }) => SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(negative.severity ?? 'info'))
                .filter(({ maps, steps }) => techniques(negative.primaryOnly ? maps : [...maps, ...steps]).some(hits))
                .map(finding => ({ negative, finding }));
        });
}

/**
 * Whether the hardened model clears and lowers what it should. A finding that answers both a cleared row and a
 * residual one belongs to the residual row.
 * @param {import('./golden.mjs').GoldenSystem} system
 */
export function scoreHardened(system, report) {
    const { cleared, residual } = hardenedRows(system.hardened);
    const rowsOf = numbers => system.threats.filter(row => numbers.includes(row.id.split('-').at(-1)));
    const uncleared = report.findings.filter(({ status }) => UNCLEARED.has(status));
    const residualRows = rowsOf(residual);
    const remaining = uncleared.filter(finding => !residualRows.some(row => matchOf(system, row, finding)));
    const clearedRows = rowsOf(cleared).map(row => {
        const left = answersTo(system, row, remaining).filter(({ fit }) => fit === 'exact');
        return { row, expected: 'cleared', answers: left, ok: left.length === 0 };
    });
    const loweredRows = residualRows.map(row => {
        const answers = answersTo(system, row, uncleared);
        return {
            row,
            expected: 'residual',
            answers,
            ok: answers.length > 0 && answers.every(({ finding }) => finding.status === 'residual')
        };
    });
    return { rows: [...clearedRows, ...loweredRows], unresolved: uncleared.filter(({ status }) => status !== 'residual') };
}

/** Answered rows of a level as `5 of 6`, with the share that is answered; a level without rows counts as answered. */
export function recall(rows, word) {
    const counted = rows.filter(({ level }) => level.word === word);
    const answered = counted.filter(({ answers }) => answers.length > 0).length;
    return { answered, of: counted.length, complete: answered === counted.length };
}
