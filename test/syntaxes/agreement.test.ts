import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { EmptyFileSystem } from 'langium';
import { createTmodelCoreServices } from '../../language/tmodel-module.js';
import { loadGrammar, tokensOf } from './tokens.js';

/** What highlighting calls the tokens that the lexer tells apart. */
const SCOPES: Record<string, RegExp> = {
    FACT_KEY: /^support\.type\.property-name\.fact$/,
    FLOW_SOURCE: /^variable\.other\.element$/,
    KIND: /^(?:entity\.name\.type\.kind|storage\.type\.category)$/,
    TEXT: /^string\.|^punctuation\.definition\.string|^constant\.character\.escape/,
    DATE: /^constant\.numeric\.date$/,
    NUMBER: /^constant\.numeric$/
};
const WORD = /^(?:storage|keyword|support\.type\.property-name)\./;
const OTHER_NAMES = /^(?:entity\.name|variable\.other|constant\.language|support\.(?:function|type))/;

function textsIn(folder: string): { file: string; text: string }[] {
    const base = new URL(`../../${folder}/`, import.meta.url);
    return readdirSync(base, { recursive: true, encoding: 'utf8' })
        .filter(file => file.endsWith('.tmodel'))
        .map(file => ({ file: `${folder}/${file}`, text: readFileSync(new URL(file, base), 'utf8') }));
}

describe('Highlighting agrees with the lexer', () => {
    const lexer = createTmodelCoreServices(EmptyFileSystem).Tmodel.parser.Lexer;

    for (const { file, text } of [...textsIn('language/library'), ...textsIn('examples')]) {
        it(`in ${file}`, async () => {
            const shown = tokensOf(await loadGrammar(), text);
            const lines = text.split('\n');
            const at = new Map<string, (typeof shown)[number]>();
            for (const token of shown) {
                for (let column = token.start; column < token.start + token.text.length; column++) {
                    at.set(`${token.line}:${column}`, token);
                }
            }
            const differing = lexer.tokenize(text).tokens.flatMap(token => {
                const line = token.startLine! - 1;
                const scope = at.get(`${line}:${token.startColumn! - 1}`)?.scopes.at(-1) ?? '';
                const expected =
                    SCOPES[token.tokenType.name] ??
                    (token.tokenType.name === 'NAME' ? OTHER_NAMES : /^\w/.test(token.image) ? WORD : undefined);
                return expected && !expected.test(scope)
                    ? [`${line + 1} ${token.tokenType.name} '${token.image.slice(0, 30)}' is ${scope}: ${lines[line].trim().slice(0, 90)}`]
                    : [];
            });
            assert.deepEqual(differing, []);
        });
    }
});
