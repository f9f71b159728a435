import assert from 'node:assert/strict';
import { EmptyFileSystem, URI, type LangiumDocument } from 'langium';
import { layoutEdits, withLayout, type LayoutEdit, type LayoutStyle } from '../../../language/formatting/layout.js';
import { layoutEditsIn, layoutEditsOnTyping } from '../../../language/formatting/partial.js';
import { layoutStyleOf } from '../../../language/formatting/style.js';
import { layoutTokens } from '../../../language/formatting/tokens.js';
import { systemsOf } from '../../../language/model/systems.js';
import { createTmodelCoreServices, type TmodelServices } from '../../../language/tmodel-module.js';
import { random } from '../../analysis/random-systems.js';
import { smallLibrary } from '../small-library.js';
import { randomText } from './random-layouts.js';

const CASES = 2000;
const STYLES: readonly LayoutStyle[] = [
    { insertSpaces: true, tabSize: 2 },
    { insertSpaces: true, tabSize: 4 },
    { insertSpaces: false, tabSize: 4 }
];

interface Case {
    seed: number;
    text: string;
    style: LayoutStyle;
    edits: readonly LayoutEdit[];
    /** The text after the edits. */
    result: string;
}

describe('Laying out any text', function () {
    // Thousands of texts are parsed and built.
    this.timeout(180_000);

    let services: TmodelServices;
    let cases: Case[];

    before(async () => {
        services = createTmodelCoreServices(EmptyFileSystem, await smallLibrary()).Tmodel;
        cases = Array.from({ length: CASES }, (_, seed) => {
            const text = randomText(seed);
            const style = STYLES[seed % STYLES.length];
            const edits = layoutEdits(text, style, services.parser.Lexer);
            return { seed, text, style, edits, result: withLayout(text, edits) };
        });
    });

    function forAll(check: (each: Case) => void): void {
        for (const each of cases) {
            try {
                check(each);
            } catch (error) {
                throw new Error(`seed ${each.seed}: ${JSON.stringify(each.text)}`, { cause: error });
            }
        }
    }

    it('has something to do in most, and leaves most without a complaint of the parser', () => {
        assert.ok(cases.filter(({ edits }) => edits.length > 0).length > CASES * 0.9);
        const sound = cases.filter(({ text }) => {
            const { lexerReport, parserErrors } = services.parser.LangiumParser.parse(text);
            return parserErrors.length === 0 && !lexerReport?.diagnostics.length;
        });
        assert.ok(sound.length > CASES * 0.5, `${sound.length} of ${CASES}`);
    });

    it('again changes nothing', () => {
        forAll(({ result, style }) => assert.deepEqual(layoutEdits(result, style, services.parser.Lexer), []));
    });

    it('again, by the step that the text then has, changes nothing', () => {
        const { Lexer } = services.parser;
        forAll(({ text }) => {
            const once = withLayout(text, layoutEdits(text, layoutStyleOf(text, Lexer), Lexer));
            assert.deepEqual(layoutEdits(once, layoutStyleOf(once, Lexer), Lexer), []);
        });
    });

    it('keeps every token and comment, byte for byte and in order', () => {
        const images = (text: string) => layoutTokens(text).map(({ start, end }) => text.slice(start, end));
        forAll(({ text, result }) => assert.deepEqual(images(result), images(text)));
    });

    it('keeps what the lexer makes of every token', () => {
        const roles = (text: string) => services.parser.Lexer.tokenize(text).tokens.map(({ tokenType, image }) => [tokenType.name, image]);
        forAll(({ text, result }) => assert.deepEqual(roles(result), roles(text)));
    });

    it('changes white space only, inside of the text, in edits that follow each other', () => {
        forAll(({ text, edits }) => {
            let behind = 0;
            for (const { start, end, text: put } of edits) {
                assert.ok(start >= behind && end >= start && end <= text.length, `${start} to ${end} behind ${behind}`);
                assert.match(text.slice(start, end) + put, /^[ \t\r\n\f\u00a0\ufeff]+$/);
                assert.notEqual(text.slice(start, end), put);
                behind = end;
            }
        });
    });

    it('in a range changes nothing but the lines that the range touches', () => {
        forAll(({ seed, text, style }) => {
            const next = random(seed);
            const [start, end] = [next(), next()].map(share => Math.floor(share * (text.length + 1))).sort((a, b) => a - b);
            const result = withLayout(text, layoutEditsIn(text, start, end, style, services.parser.Lexer));
            const before = text.slice(0, start).replace(/[^\r\n]*$/, '');
            const behind = text.slice(end).replace(/^[^\r\n]*/, '');
            assert.ok(result.startsWith(before) && result.endsWith(behind));
        });
    });

    it('on typing changes nothing behind the caret but the indentation of its line', () => {
        forAll(({ seed, text, style }) => {
            const offset = Math.floor(random(seed)() * (text.length + 1));
            for (const typed of ['}', '\n']) {
                for (const edit of layoutEditsOnTyping(text, offset, typed, style, services.parser.Lexer)) {
                    assert.match(text.slice(offset, edit.end), /^[ \t]*$/);
                }
            }
        });
    });

    it('changes nothing of what the parser reads, nor of the model but its places', async () => {
        const { LangiumDocuments, DocumentBuilder } = services.shared.workspace;
        const create = (text: string, name: string) => LangiumDocuments.createDocument(URI.parse(`file:///w/${name}.tmodel`), text);
        const pairs = cases.map(({ seed, text, result }) => [create(text, `${seed}-written`), create(result, `${seed}-laid-out`)] as const);
        await DocumentBuilder.build(pairs.flat());
        const content = (document: LangiumDocument) =>
            JSON.stringify(withoutPlaces([document.parseResult.value, systemsOf(document)]), undefined, 1);
        pairs.forEach(([written, laidOut], index) => {
            assert.equal(content(laidOut), content(written), `seed ${index}: ${JSON.stringify(cases[index].text)}`);
        });
    });
});

const PLACES = new Set(['source', 'declaration', 'valueRange', 'range', 'reference', 'uri']);

/** Syntax trees and models as plain data, references by what they are called, without where anything stands. */
function withoutPlaces(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(withoutPlaces);
    }
    if (typeof value !== 'object' || value === null) {
        return value;
    }
    if ('$refText' in value) {
        return value.$refText;
    }
    return Object.fromEntries(
        Object.entries(value)
            .filter(([key]) => (!key.startsWith('$') || key === '$type') && !PLACES.has(key))
            .map(([key, inner]) => [key, withoutPlaces(inner)])
    );
}
