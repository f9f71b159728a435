import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { IGrammar } from 'vscode-textmate';
import { differences, loadGrammar, tokensOf } from './tokens.js';

describe('Highlighting', () => {
    let grammar: IGrammar;
    before(async () => {
        grammar = await loadGrammar();
    });
    const shows = (marked: string) => assert.deepEqual(differences(grammar, marked), []);

    it('tells comments from text', () =>
        shows(`
    owner: "a // b" // "c"
    //     ^^^^^^^^ string.quoted.double
    //              ^^^^^^ comment.line
    /* { "x" */ trust: public
    // ^^^ comment.block
    //          ^^^^^ support.type.property-name.fact
`));

    it('ends an unclosed string before a brace or with its line', () =>
        shows(`
    actor user "Web user { identity: anonymous }
    //         ^^^^^^^^^^ string.quoted.double
    //                     ^^^^^^^^ support.type.property-name.fact
    owner: "a
    //     ^^ string.quoted.double
    model resnet
//  ^^^^^ entity.name.type.kind
`));

    it('carries a text block over lines, quotes and braces included', () =>
        shows(`
    reason: """
        model "x" { trust: public
    //  ^^^^^^^^^^^^^^^^^^^^^^^^^ string.quoted.triple
        """
    model resnet
//  ^^^^^ entity.name.type.kind
`));

    it('marks escapes in strings', () =>
        shows(`
    owner: "a \\" b" by: x
    //        ^^ constant.character.escape
    //             ^^ support.type.property-name.fact
`));

    it('shows the statements of a system', () =>
        shows(`
    import "../org/payments.tmodel"
//  ^^^^^^ keyword.control.import
    system image_classifier "Image app" {
//  ^^^^^^ storage.type.statement
//         ^^^^^^^^^^^^^^^^ entity.name.namespace
        zone prod "Cloud" { trust: production
    //  ^^^^ storage.type.statement
    //       ^^^^ entity.name.namespace
    //                      ^^^^^ support.type.property-name.fact
        data photo "Photo" { personal: true }
    //  ^^^^ storage.type.statement
    //       ^^^^^ variable.other.data
    //                                 ^^^^ constant.language.boolean
        objective fast "Fast" { impact: reputation }
    //  ^^^^^^^^^ storage.type.statement
    //            ^^^^ variable.other.data
`));

    it('shows an element as kind and name', () =>
        shows(`
    actor    end_user  "Web user"  { identity: anonymous }
//  ^^^^^ entity.name.type.kind
//           ^^^^^^^^ variable.other.element
//                     ^^^^^^^^^^ string
//                                   ^^^^^^^^ support.type.property-name.fact
//                                             ^^^^^^^^^ variable.other.enummember
`));

    it('shows an element behind a fact and behind another element on the same line', () =>
        shows(`
    zone a { trust: public actor x supplier y }
    //              ^^^^^^ variable.other.enummember
    //                     ^^^^^ entity.name.type.kind
    //                           ^ variable.other.element
    //                             ^^^^^^^^ entity.name.type.kind
    //                                      ^ variable.other.element
`));

    it('reads facts with and without commas between them', () =>
        shows(`
    { by: "product", until: 2027-06-30 quota: 12.5 }
    //^^ support.type.property-name.fact
    //               ^^^^^ support.type.property-name.fact
    //                      ^^^^^^^^^^ constant.numeric.date
    //                                 ^^^^^ support.type.property-name.fact
    //                                        ^^^^ constant.numeric
`));

    it('carries a list of values over lines', () =>
        shows(`
    outputs: [
        label, // comment
    //  ^^^^^ variable.other.enummember
    //         ^^^^^^^^^^ comment
        probability
    //  ^^^^^^^^^^^ variable.other.enummember
    ]
    model resnet
//  ^^^^^ entity.name.type.kind
`));

    it('shows both ends of a flow, its arrow and what it carries', () =>
        shows(`
    prod.api  -> models.resnet-50 "classify" { sends: [photo, weight], returns: label }
//  ^^^^^^^^ variable.other.element
//            ^^ keyword.operator.flow
//               ^^^^^^^^^^^^^^^^ variable.other.element
//                                                     ^^^^^ variable.other.data
//                                                            ^^^^^^ variable.other.data
//                                                                              ^^^^^ variable.other.data
`));

    it('shows controls and threats alike where they are applied, accepted and declared', () =>
        shows(`
    mitigation query-limit { status: planned }
//  ^^^^^^^^^^ storage.type.statement
//             ^^^^^^^^^^^ entity.name.function.rule
    accept model-evasion on prod.resnet { by: "x" }
//  ^^^^^^ storage.type.statement
//         ^^^^^^^^^^^^^ entity.name.function.rule
//                       ^^ keyword
//                          ^^^^^^^^^^^ variable.other.element
    dismiss data-leak on a -> b "train" { reason: "y" }
//                       ^ variable.other.element
//                         ^^ keyword.operator.flow
//                            ^ variable.other.element
    override threat unsafe-deserialization "Run code" {
//  ^^^^^^^^ storage.modifier
//           ^^^^^^ storage.type.statement
//                  ^^^^^^^^^^^^^^^^^^^^^^ entity.name.function.rule
`));

    it('shows the clauses of a threat', () =>
        shows(`
    on model, registry
//  ^^ keyword
//     ^^^^^ entity.name.type.kind
//            ^^^^^^^^ entity.name.type.kind
    when format in [pickle, joblib] and origin != in_house
//  ^^^^ keyword.control.clause
//       ^^^^^^ support.type.property-name.fact
//              ^^ keyword.operator.comparison
//                  ^^^^^^ variable.other.enummember
//                                  ^^^ keyword.operator.logical
//                                      ^^^^^^ support.type.property-name.fact
//                                             ^^ keyword.operator.comparison
//                                                ^^^^^^^^ variable.other.enummember
    mitigated by artifact-signing or (artifact-scan
//  ^^^^^^^^^^^^ keyword.control.clause
//               ^^^^^^^^^^^^^^^^ entity.name.function.rule
//                                ^^ keyword.operator.logical
        and sandbox)
    //  ^^^ keyword.operator.logical
    //      ^^^^^^^ entity.name.function.rule
    maps: [atlas.AML.T0011.000, cwe.CWE-502]
//  ^^^^ support.type.property-name.fact
//         ^^^^^^^^^^^^^^^^^^^ constant.language.catalogue-id
//                              ^^^^^^^^^^^ constant.language.catalogue-id
    severity: medium when quota <= 5
//  ^^^^^^^^ support.type.property-name.fact
//            ^^^^^^ variable.other.enummember
//                   ^^^^ keyword.control.clause
//                        ^^^^^ support.type.property-name.fact
//                              ^^ keyword.operator.comparison
//                                 ^ constant.numeric
`));

    it('shows path atoms and quantifiers of a rule', () =>
        shows(`
    when proprietary and queried from actor where (identity <= customer) without query-limit
//                       ^^^^^^^ keyword.operator.path
//                               ^^^^ keyword.operator.path
//                                    ^^^^^ entity.name.type.kind
//                                          ^^^^^ keyword.operator.logical
//                                                 ^^^^^^^^ support.type.property-name.fact
//                                                                       ^^^^^^^ keyword.operator.path
//                                                                               ^^^^^^^^^^^ entity.name.function.rule
        or some inflow where (protocol = http)
    //  ^^ keyword.operator.logical
    //     ^^^^ keyword.operator.quantifier
    //          ^^^^^^ support.function.relation
`));

    it('shows what a library declares', () =>
        shows(`
    ordered enum trust { public "Anyone", partner }
//  ^^^^^^^ storage.modifier
//          ^^^^ storage.type.statement
//               ^^^^^ entity.name.type.enum
//                       ^^^^^^ variable.other.enummember
//                              ^^^^^^^^ string
//                                        ^^^^^^^ variable.other.enummember
    kind llm "Language model" extends model {
//  ^^^^ storage.type.statement
//       ^^^ entity.name.type.kind
//                            ^^^^^^^ keyword
//                                    ^^^^^ entity.name.type.kind
        attribute outputs "What a caller sees" : set of output
    //  ^^^^^^^^^ storage.type.statement
    //            ^^^^^^^ support.type.property-name.fact
    //                                           ^^^^^^ keyword
    //                                                  ^^^^^^ entity.name.type
        derived exposed: yes_no
    //  ^^^^^^^ storage.type.statement
    //          ^^^^^^^ support.type.property-name.fact
    //                   ^^^^^^ entity.name.type
`));

    it('shows the entries of a framework', () =>
        shows(`
    framework atlas "MITRE ATLAS" { edition: "2026.09"
//  ^^^^^^^^^ storage.type.statement
//            ^^^^^ entity.name.namespace
        technique AML.T0011.000 "Unsafe" { parent: AML.T0011, tactics: [AML.TA0005], maturity: realized }
    //  ^^^^^^^^^ storage.type.category
    //            ^^^^^^^^^^^^^ constant.language.catalogue-id
    //                                             ^^^^^^^^^ constant.language.catalogue-id
    //                                                                  ^^^^^^^^^^ constant.language.catalogue-id
    //                                                                                         ^^^^^^^^ variable.other.enummember
        mitigation AML.M0004 "Limit"
    //  ^^^^^^^^^^ storage.type.category
    //             ^^^^^^^^^ constant.language.catalogue-id
        weakness CWE-502 "Deserialization" }
    //           ^^^^^^^ constant.language.catalogue-id
    model resnet
//  ^^^^^ entity.name.type.kind
`));

    describe('keeps words of the language usable as names', () => {
        it('as the name of an element', () =>
            shows(`
    service data "x"
//  ^^^^^^^ entity.name.type.kind
//          ^^^^ variable.other.element
    store zone { trust: public }
//        ^^^^ variable.other.element
`));

        it('as the end of a flow', () =>
            shows(`
    data -> control
//  ^^^^ variable.other.element
//          ^^^^^^^ variable.other.element
`));

        it('as a value or a datum', () =>
            shows(`
    purpose: data, sends: control
//           ^^^^ variable.other.enummember
//                        ^^^^^^^ variable.other.data
`));

        it('as a fact', () =>
            shows(`
    data: public
//  ^^^^ support.type.property-name.fact
    on: true, when: 2026-01-01
//  ^^ support.type.property-name.fact
//            ^^^^ support.type.property-name.fact
`));

        it('as the name of a datum', () =>
            shows(`
    data data { personal: true }
//  ^^^^ storage.type.statement
//       ^^^^ variable.other.data
`));
    });

    it('leaves no name of the built-in library without a scope', () => {
        const library = new URL('../../language/library/', import.meta.url);
        const files = readdirSync(library, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.tmodel'));
        const plain = files.flatMap(file =>
            tokensOf(grammar, readFileSync(new URL(file, library), 'utf8'))
                .filter(token => !token.scopes.length && /\w/.test(token.text))
                .map(token => `${file}:${token.line + 1} ${token.text.trim()}`)
        );
        assert.ok(files.length > 0);
        assert.deepEqual(plain, []);
    });
});
