import type { Expectation, Test } from '../generated/ast.js';
import { rangesOf } from '../syntax/ranges.js';
import type { Extraction } from './extraction.js';
import { declarationOf } from './statements.js';
import type { ExpectationModel, ExpectedPlace, ExpectedPlaceType, TestModel } from './test-model.js';

/** Reads a test. @param extraction its body, read as a system @param uri of its document */
export function testOf(test: Test, extraction: Extraction, uri: string): TestModel {
    const { model } = extraction;
    const expectations = test.members
        .filter(member => member.$type === 'Expectation')
        .flatMap(expectation => expectationOf(expectation, extraction, uri) ?? []);
    return { name: test.title ?? '', system: model, expectations, declaration: model.declaration };
}

/** Undefined where the text does not say what is expected. */
function expectationOf(expectation: Expectation, extraction: Extraction, uri: string): ExpectationModel | undefined {
    const { threat, fact, absent, status } = expectation;
    const place = placeOf(expectation, extraction);
    const common = { ...(place && { place }), declaration: declarationOf(expectation, uri, rangesOf(expectation).whole) };
    if (fact !== undefined) {
        return { fact, asked: !absent, ...common };
    }
    return threat && { threat: threat.$refText, status: absent ? 'none' : (status ?? 'open'), ...common };
}

function placeOf(expectation: Expectation, extraction: Extraction): ExpectedPlace | undefined {
    const { place, source, target, label } = expectation;
    if (!place && !source) {
        return undefined;
    }
    const flow = `${source?.$refText ?? ''} -> ${target?.$refText ?? ''}${label === undefined ? '' : ` "${label}"`}`;
    return {
        type: place ? (TYPES[place.ref?.$type ?? ''] ?? 'element') : 'flow',
        text: place?.$refText ?? flow,
        id: extraction.idOf(expectation)
    };
}

const TYPES: Readonly<Record<string, ExpectedPlaceType>> = { Element: 'element', Zone: 'zone', DataAsset: 'data' };
