import assert from 'node:assert/strict';
import { differences, loadGrammar } from './tokens.js';

describe('Highlighting of tests', () => {
    it('tells what is expected from names that are called like its words', async () => {
        const marked = `
    test "a box leaks" {
//  ^^^^ storage.type.statement
//       ^^^^^^^^^^^^^ string.quoted.double
        test test
    //  ^^^^ entity.name.type.kind
    //       ^^^^ variable.other.element
        expect -> test
    //  ^^^^^^ variable.other.element
        expect box-leak on lab.crate
    //  ^^^^^^ storage.type.statement
    //         ^^^^^^^^ entity.name.function.rule
    //                  ^^ keyword.other.on
    //                     ^^^^^^^^^ variable.other.element
        expect no box-leak
    //         ^^ keyword.other.expected
    //            ^^^^^^^^ entity.name.function.rule
        expect planned on crate
    //         ^^^^^^^ entity.name.function.rule
        expect residual box-leak on a -> b "x" // y
    //         ^^^^^^^^ keyword.other.expected
    //                              ^ variable.other.element
    //                                ^^ keyword.operator
    //                                     ^^^ string.quoted.double
    //                                         ^^^^ comment.line
        expect no question state on crate
    //         ^^ keyword.other.expected
    //            ^^^^^^^^ keyword.other.expected
    //                     ^^^^^ support.type.property-name.fact
    //                              ^^^^^ variable.other.element
    }
`;
        assert.deepEqual(differences(await loadGrammar(), marked), []);
    });
});
