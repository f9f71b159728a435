import assert from 'node:assert/strict';
import { EmptyFileSystem, URI, type AstNode, type LangiumDocument } from 'langium';
import { layoutEdits, withLayout, type LayoutStyle } from '../../../language/formatting/layout.js';
import { layoutStyleOf } from '../../../language/formatting/style.js';
import { layoutTokens } from '../../../language/formatting/tokens.js';
import { systemsOf } from '../../../language/model/systems.js';
import { createTmodelCoreServices, type TmodelServices } from '../../../language/tmodel-module.js';
import { smallLibrary } from '../small-library.js';
import { randomText } from './random-layouts.js';

const CASES = 2500;
const STYLES: readonly LayoutStyle[] = [
    { insertSpaces: true, tabSize: 2 },
    { insertSpaces: true, tabSize: 4 },
    { insertSpaces: false, tabSize: 4 }
];

describe('Laying out any text', () => {
    let services: TmodelServices;
    before(async () => void (services = createTmodelCoreServices(EmptyFileSystem, await smallLibrary()).Tmodel));

    const editsIn = (text: string, style: LayoutStyle) => layoutEdits(text, style, services.parser.Lexer);
    const laidOut = (text: string, style: LayoutStyle) => withLayout(text, editsIn(text, style));

    function forAll(check: (text: string, style: LayoutStyle) => void): void {
        for (let seed = 0; seed < CASES; seed++) {
            const text = randomText(seed);
            try {
                check(text, STYLES[seed % STYLES.length]);
            } catch (error) {
                throw new Error(`seed ${seed}: ${JSON.stringify(text)}`, { cause: error });
            }
        }
    }

    it('again changes nothing', () => {
        forAll((text, style) => {
            const once = laidOut(text, style);
            assert.equal(laidOut(once, style), once);
        });
    });

    it('again, by the step that the text then has, changes nothing', () => {
        forAll(text => {
            const once = laidOut(text, layoutStyleOf(text, services.parser.Lexer));
            assert.equal(laidOut(once, layoutStyleOf(once, services.parser.Lexer)), once);
        });
    });

    it('keeps every token and comment, byte for byte and in order', () => {
        const images = (text: string) => layoutTokens(text).map(({ start, end }) => text.slice(start, end));
        forAll((text, style) => assert.deepEqual(images(laidOut(text, style)), images(text)));
    });

    it('changes white space only, inside of the text, in edits that follow each other', () => {
        forAll((text, style) => {
            let behind = 0;
            for (const { start, end, text: put } of editsIn(text, style)) {
                assert.ok(start >= behind && end >= start && end <= text.length, `${start} to ${end} behind ${behind}`);
                assert.match(text.slice(start, end) + put, /^[ \t\r\n\f\u00a0\ufeff]+$/);
                assert.notEqual(text.slice(start, end), put);
                behind = end;
            }
        });
    });

    it('changes nothing of what the parser reads', () => {
        const tree = (text: string) => withoutPlaces(services.parser.LangiumParser.parse(text).value);
        forAll((text, style) => assert.deepEqual(tree(laidOut(text, style)), tree(text)));
    });

    it('changes nothing of the model but its places', async function () {
        this.timeout(120_000);
        const { LangiumDocuments, DocumentBuilder } = services.shared.workspace;
        const model = async (text: string) => {
            const document: LangiumDocument = LangiumDocuments.createDocument(URI.parse('file:///w/random.tmodel'), text);
            await DocumentBuilder.build([document]);
            const systems = systemsOf(document);
            LangiumDocuments.deleteDocument(document.uri);
            return withoutPlaces(systems);
        };
        for (let seed = 0; seed < CASES; seed++) {
            const text = randomText(seed);
            assert.deepEqual(
                await model(laidOut(text, STYLES[seed % STYLES.length])),
                await model(text),
                `seed ${seed}: ${JSON.stringify(text)}`
            );
        }
    });
});

const PLACES = new Set(['source', 'declaration', 'valueRange', 'range', 'reference']);

/** A syntax tree or model as plain data, references by what they are called, without where anything stands. */
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
        Object.entries(value as AstNode)
            .filter(([key]) => (!key.startsWith('$') || key === '$type') && !PLACES.has(key))
            .map(([key, inner]) => [key, withoutPlaces(inner)])
    );
}
