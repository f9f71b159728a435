import assert from 'node:assert/strict';
import { EmptyFileSystem } from 'langium';
import { reflection } from '../../language/generated/ast.js';
import {
    EXPECTED_WORDS,
    INFIX_WORDS,
    KEYED_WORDS,
    KEYED_WORDS_OF_VIEWS,
    OPERAND_WORDS,
    CLAUSE_PAIRS,
    PATH_PAIRS,
    PREFIXES,
    STATEMENT_WORDS
} from '../../language/lexing/keywords.js';
import { wantedBy } from '../../language/references/resolution.js';
import { REFERENCES } from '../../language/syntax/walk.js';
import { createTmodelCoreServices } from '../../language/tmodel-module.js';

describe('The tables that follow the grammar', () => {
    it('name every property that holds references', () => {
        const expected = reflection.getAllTypes().flatMap(type =>
            Object.values(reflection.getTypeMetaData(type).properties)
                .filter(({ referenceType }) => referenceType)
                .map(({ name }) => `${type}.${name}`)
        );
        assert.deepEqual(
            Object.entries(REFERENCES)
                .flatMap(([type, names]) => names.map(name => `${type}.${name}`))
                .sort(),
            expected.sort()
        );
    });

    it('say of every reference what it names', () => {
        for (const [$type, properties] of Object.entries(REFERENCES)) {
            for (const property of properties) {
                const wanted = wantedBy({ container: { $type }, property });
                assert.equal(wanted, reflection.getTypeMetaData($type).properties[property].referenceType, `${$type}.${property}`);
            }
        }
    });

    it('give every keyword a place where it is one', () => {
        const { Tmodel } = createTmodelCoreServices(EmptyFileSystem);
        const pairs = [...CLAUSE_PAIRS, ...PATH_PAIRS, ...PREFIXES].flatMap(([first, seconds]) => [first, ...seconds]);
        const placed = new Set([
            ...STATEMENT_WORDS,
            ...KEYED_WORDS,
            ...KEYED_WORDS_OF_VIEWS,
            ...OPERAND_WORDS,
            ...INFIX_WORDS.keys(),
            ...EXPECTED_WORDS,
            ...pairs,
            'test',
            'import',
            'set',
            'of',
            'not'
        ]);
        const keywords = Object.keys(Tmodel.parser.Lexer.definition).filter(name => /^[a-z]/.test(name));
        assert.deepEqual(
            keywords.filter(word => !placed.has(word)),
            []
        );
    });
});
