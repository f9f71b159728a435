import type { Attribute, Expectation } from '../generated/ast.js';
import { rangesOf, referenceRange, tokenRanges } from '../syntax/ranges.js';
import { didYouMean } from '../syntax/spelling.js';
import type { Check, CheckContext, DocumentCheck } from './check.js';
import { isWhole } from './intact.js';
import { inventoryOf } from './inventory.js';

/** A test that expects nothing cannot fail, and so shows nothing. */
export const checkTestsExpect: DocumentCheck = (document, context) => {
    if (!isWhole(context)) {
        return;
    }
    for (const { system, expectations } of inventoryOf(document, context)) {
        if (system.$type === 'Test' && expectations.length === 0) {
            context.report({
                severity: 'warning',
                code: 'test-without-expectation',
                range: tokenRanges(system, 'title')[0] ?? rangesOf(system).whole,
                message: 'This test expects nothing, so it cannot fail: write expect threat on element.'
            });
        }
    }
};

/** Threats are expected where there can be findings, and questions about facts that their subject can have. */
export const checkExpectation: Check<Expectation> = (expectation, context) => {
    const { fact, threat, place } = expectation;
    if (threat && place?.ref?.$type === 'DataAsset') {
        context.report({
            severity: 'error',
            code: 'unknown-place',
            range: referenceRange(place),
            message: `'${place.$refText}' is data, and threats are found at elements and flows.`
        });
    }
    const known = fact === undefined ? undefined : factsAt(expectation, context);
    if (fact === undefined || !known || known.has(fact)) {
        return;
    }
    const suggestions = context.suggest(fact, () => known.keys());
    context.report({
        severity: 'error',
        code: 'unknown-fact',
        range: tokenRanges(expectation, 'fact')[0] ?? rangesOf(expectation).whole,
        suggestions,
        message: `There is no fact '${fact}' here.${didYouMean(suggestions)}`
    });
};

/** The facts that can be asked for at the place of an expectation; undefined where that is not known. */
function factsAt(
    { place, source }: Expectation,
    { attributes }: CheckContext
): ReadonlyMap<string, Attribute | readonly Attribute[]> | undefined {
    if (source) {
        return attributes.ofStatement('Flow');
    }
    const subject = place?.ref;
    if (subject?.$type === 'Element') {
        const kind = subject.kind?.ref;
        return kind && attributes.of(kind);
    }
    return subject?.$type === 'DataAsset' ? attributes.ofStatement('DataAsset') : place ? undefined : attributes.all();
}
