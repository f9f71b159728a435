// Reads the free text of a golden answer file: what a row is about, how binding it is, what must not be found.

/**
 * @typedef {{ id: string, variant: string, on: string, title: string, atlas: string[], atlas_2026_only?: string[],
 *   stride: string[], level: string, mitigations: string[] }} GoldenRow
 * @typedef {{ title: string, elements: { id: string }[], flows: { id: string, path: string }[], threats: GoldenRow[],
 *   negatives: string, hardened: string }} GoldenSystem
 */

/** Element ids may carry the variant that they exist in, as in `finetune_B`; models may drop it. */
const VARIANT_SUFFIX = /_[A-Z]$/;

/**
 * What a row's `on` names: elements, and the pairs of elements that its flows join.
 * `resnet50 via F1-F3` names resnet50 and the flows F1, F2 and F3.
 * @param {GoldenSystem} system
 * @param {string} on
 * @returns {{ elements: Set<string>, pairs: [string, string][], anywhere: boolean }} `anywhere` for a row on the whole system
 */
export function targetsOf(system, on) {
    const known = new Set(system.elements.map(element => element.id));
    const elements = new Set(
        wordsOf(on)
            .filter(word => known.has(word))
            .map(withoutVariant)
    );
    const flows = flowIdsIn(on).flatMap(id => system.flows.filter(flow => flow.id.split(' ')[0] === id));
    return { elements, pairs: flows.flatMap(flow => pairsOf(flow.path, known)), anywhere: on === 'system' };
}

/** `F1-F3` is F1, F2, F3; `F2,F4` is F2, F4. */
function flowIdsIn(text) {
    const ids = [];
    for (const [, first, last] of text.matchAll(/\bF(\d+)(?:-F(\d+))?/g)) {
        for (let number = Number(first); number <= Number(last ?? first); number++) ids.push(`F${number}`);
    }
    return ids;
}

/** The joined pairs of `a -> b -> c; d, e -> f`; a list at a step stands for each of its elements. */
function pairsOf(path, known) {
    return path.split(';').flatMap(part => {
        const steps = part.split(/<?->/).map(step =>
            wordsOf(step)
                .filter(word => known.has(word))
                .map(withoutVariant)
        );
        return steps.slice(1).flatMap((targets, index) => steps[index].flatMap(source => targets.map(target => [source, target])));
    });
}

function wordsOf(text) {
    return text.match(/\w+/g) ?? [];
}

/** An id, or a model's name, without its variant. */
export function withoutVariant(id) {
    return id.replace(VARIANT_SUFFIX, '');
}

/**
 * The binding word of a level, and the ids it names: `MUST (T0043.001), SHOULD rest` is MUST, naming T0043.001.
 * @param {string} level
 */
export function levelOf(level) {
    const [word] = level.match(/^(MUST|SHOULD|MAY|impact)/) ?? ['MAY'];
    const binding = level.split(/, (?:SHOULD|MAY)/)[0];
    return { word, named: idsIn(binding).map(({ id }) => id), anyOfNamed: binding.includes(' or ') };
}

/**
 * Techniques that must not be found. A clause may bind them to a variant (`in variant A`), to a severity (`as high`)
 * or to the finding's own techniques rather than its steps (`as primary`); any other condition is left to the reader.
 * @param {string} text
 */
export function negativesOf(text) {
    const clauses = text.replace(/\([^)]*\)/g, '').split(';');
    return clauses.flatMap(clause => {
        const condition = clause
            .replace(/T\d{4}[\d.*]*(?:\/\.\d{3})*/g, '')
            .replace(/\band\b|[,/]/g, '')
            .replace(/\s+/g, ' ')
            .trim();
        const [, variant] = condition.match(/^in variant (\w+)$/) ?? [];
        return idsIn(clause).map(pattern => ({
            ...pattern,
            variant,
            severity: condition === 'as high' ? 'high' : undefined,
            primaryOnly: condition === 'as primary',
            condition: condition === '' || variant || /^as (high|primary)$/.test(condition) ? undefined : condition
        }));
    });
}

/** `T0024.000/.001` is two ids; an id stands for what is below it as well, `T0024.*` for that alone. */
function idsIn(text) {
    const ids = [];
    let base = '';
    for (const [, technique, child, star] of text.matchAll(/(T\d{4})?(\.\d{3})?(\.?\*)?/g)) {
        if (technique === undefined && (child === undefined || base === '')) continue;
        base = technique ?? base;
        ids.push({ id: `AML.${base}${child ?? ''}`, onlyBelow: star === '.*' });
    }
    return ids;
}

/**
 * Row numbers of a hardened variant: `Cleared: 3,4. Downgraded to residual info: 1,2.`
 * @param {string} text
 */
export function hardenedRows(text) {
    const numbersAfter = pattern => text.match(pattern)?.[1].match(/\d+/g) ?? [];
    return { cleared: numbersAfter(/Cleared:([\d,\s]*)/), residual: numbersAfter(/[Rr]esidual info:([\d,\s]*)/) };
}
