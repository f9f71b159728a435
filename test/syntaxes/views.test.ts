import assert from 'node:assert/strict';
import { differences, loadGrammar } from './tokens.js';

describe('Highlighting of views', () => {
    it('tells a threat from its place, and facts from what they name', async () => {
        const marked = `
        view outline "From afar" { level: boundaries }
    //  ^^^^ storage.type.statement
    //       ^^^^^^^ variable.other.data
    //               ^^^^^^^^^ string.quoted.double
    //                             ^^^^^ support.type.property-name.fact
        view way { focus: box-leak on lab.crate, level: everything }
    //             ^^^^^ support.type.property-name.fact
    //                    ^^^^^^^^ entity.name.function.rule
    //                             ^^ keyword.other.on
    //                                ^^^^^^^^^ variable.other.element
    //                                           ^^^^^ support.type.property-name.fact
        view flow { focus: box-leak on a -> b "x" }
    //                                 ^ variable.other.element
    //                                   ^^ keyword.operator
    //                                        ^^^ string.quoted.double
        view -> other
    //  ^^^^ variable.other.element
`;
        assert.deepEqual(differences(await loadGrammar(), marked), []);
    });
});
