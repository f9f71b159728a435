import assert from 'node:assert/strict';
import { EmptyFileSystem } from 'langium';
import { layoutEdits, withLayout, type LayoutStyle } from '../../../language/formatting/layout.js';
import { createTmodelCoreServices } from '../../../language/tmodel-module.js';

const { Lexer } = createTmodelCoreServices(EmptyFileSystem).Tmodel.parser;
const TWO_BLANKS: LayoutStyle = { insertSpaces: true, tabSize: 2 };

function laidOut(text: string, style = TWO_BLANKS): string {
    return withLayout(text, layoutEdits(text, style, Lexer));
}

/** Lines without the line break at the end, to read them as they stand. */
function lines(...texts: string[]): string {
    return `${texts.join('\n')}\n`;
}

describe('The layout of a text', () => {
    const becomes: [what: string, text: string, result: string][] = [
        [
            'indents by nesting',
            'system s {\nzone z {\ntrust: public\n}\n}\n',
            lines('system s {', '  zone z {', '    trust: public', '  }', '}')
        ],
        [
            'puts one blank behind a colon and a comma, and none before',
            'system s { a:1 , b :[x,y] }\n',
            lines('system s { a: 1, b: [x, y] }')
        ],
        ['puts one blank around an arrow', 'system s { a->b   "x" }\n', lines('system s { a -> b "x" }')],
        ['puts a blank inside of braces and none inside of brackets', 'system s {a: [ x ]}\n', lines('system s { a: [x] }')],
        ['closes empty bodies and lists up', 'system s { a: [ ] zone z { } }\n', lines('system s { a: [] zone z {} }')],
        [
            'keeps the colon of an attribute apart from its title',
            'kind k { attribute a "A":text\nattribute b :text }\n',
            lines('kind k { attribute a "A" : text', '  attribute b: text', '}')
        ],
        [
            'puts one blank around comparisons and none inside of parentheses',
            'threat t { when ( a=b ) and c  >=1 }\n',
            lines('threat t { when (a = b) and c >= 1 }')
        ],
        [
            'keeps a body on one line and one on several',
            'system s {\nzone a {x: y}\nzone b {\nx: y\n}}\n',
            lines('system s {', '  zone a { x: y }', '  zone b {', '    x: y', '  }', '}')
        ],
        [
            'indents what follows a fact on the opening line',
            'system s {\nzone z { trust: public\nactor a\n}\n}\n',
            lines('system s {', '  zone z { trust: public', '    actor a', '  }', '}')
        ],
        ['leaves one blank line of several', 'system s\n\n\n\nsystem t\n', lines('system s', '', 'system t')],
        [
            'leaves no blank line behind an opening brace or before a closing one',
            'system s {\n\n  a: b\n\n}\n',
            lines('system s {', '  a: b', '}')
        ],
        ['takes blanks off the ends of lines', 'system s {  \n  a: b\t\n}   \n', lines('system s {', '  a: b', '}')],
        ['ends with one line break', 'system s', lines('system s')],
        ['begins with the first statement', '\n \nsystem s\n\n\n', lines('system s')],
        [
            'indents the further lines of a condition',
            'threat t {\nwhen a = b and\nc = d\nor e\nseverity: low\n}\n',
            lines('threat t {', '  when a = b and', '    c = d', '    or e', '  severity: low', '}')
        ],
        [
            'indents what a list or condition encloses by its bracket',
            'threat t {\nwhen (\na and\nb\n)\nmaps: [\nx,\ny\n]\n}\n',
            lines('threat t {', '  when (', '    a and', '    b', '  )', '  maps: [', '    x,', '    y', '  ]', '}')
        ],
        ['indents the literals of an enumeration alike', 'enum e {\na "A",\nb "B"\n}\n', lines('enum e {', '  a "A",', '  b "B"', '}')],
        [
            'indents comments like what follows them',
            'system s {\n// one\nzone z {\n/* two */\n}\n}\n',
            lines('system s {', '  // one', '  zone z {', '    /* two */', '  }', '}')
        ],
        [
            'keeps a comment behind a statement, one blank away',
            'system s {     // one\na: b// two  \n}\n',
            lines('system s { // one', '  a: b // two  ', '}')
        ],
        [
            'keeps texts and comments over several lines as they are',
            'system s {\na: """ x\n y  \n"""\n/* a\nb  */\n}\n',
            lines('system s {', '  a: """ x', ' y  ', '"""', '  /* a', 'b  */', '}')
        ]
    ];
    for (const [what, text, result] of becomes) {
        it(what, () => assert.equal(laidOut(text), result));
    }

    it('indents by the step that is asked for', () => {
        assert.equal(
            laidOut('system s {\nzone z {\na: b\n}\n}\n', { insertSpaces: false, tabSize: 4 }),
            'system s {\n\tzone z {\n\t\ta: b\n\t}\n}\n'
        );
    });

    it('keeps the line breaks of other systems, and a byte order mark', () => {
        assert.equal(laidOut('\ufeff\r\nsystem s {\r\na: b\r\n\r\n\r\nc: d}'), '\ufeffsystem s {\r\n  a: b\r\n\r\n  c: d\r\n}\r\n');
    });

    it('of nothing but white space is empty', () => {
        assert.equal(laidOut(' \n\t\n'), '');
    });

    it('edits nothing in a text that is laid out', () => {
        assert.deepEqual(layoutEdits('system s {\n  a: b\n}\n', TWO_BLANKS, Lexer), []);
    });

    it('edits only the blanks that change', () => {
        assert.deepEqual(layoutEdits('system s {\n  a:b\n  c: d\n e: f\n}\n', TWO_BLANKS, Lexer), [
            { start: 15, end: 15, text: ' ' },
            { start: 24, end: 25, text: '  ' }
        ]);
    });
});

describe('Columns that were made by hand', () => {
    const table = (...rows: string[]) => lines('system s {', ...rows, '}');

    it('stay', () => {
        const text = table('  data a     "A"       { personal: true }', '  data bbbbb "B and C" { personal: false }');
        assert.equal(laidOut(text), text);
    });

    it('take in a row that was written without', () => {
        assert.equal(
            laidOut(table('  a   -> bb "x"', '  aaa -> b  "x"', '  aaaa -> b "y"')),
            table('  a    -> bb "x"', '  aaa  -> b  "x"', '  aaaa -> b  "y"')
        );
    });

    it('become as narrow as their widest row lets them be', () => {
        assert.equal(laidOut(table('  data a       "A"', '  data bb      "B"')), table('  data a  "A"', '  data bb "B"'));
    });

    it('follow a row that has become longer', () => {
        assert.equal(
            laidOut(table('  data a   "A"', '  data bb  "B"', '  data longer  "C"')),
            table('  data a      "A"', '  data bb     "B"', '  data longer "C"')
        );
    });

    it('end with a blank line, a comment and a body over several lines', () => {
        const text = table(
            '  data a  "A"',
            '  data bb "B"',
            '',
            '  data ccc "C"',
            '  // more',
            '  data dddd "D"',
            '  data e "E" {',
            '  }',
            '  data f "F"'
        );
        assert.equal(laidOut(text), text);
    });

    it('are of one kind of statement', () => {
        const text = table('  data a  "A"', '  data bb "B"', '  source -> target "C"');
        assert.equal(laidOut(text), text);
    });

    it('go inside of bodies by the names of facts', () => {
        const text = table('  data a { personal: true,  owner: "us" }', '  data b { personal: false, owner: "us" }');
        assert.equal(laidOut(text), text);
    });

    it('go for comments', () => {
        const text = table('  a: b     // one', '  ccc: ddd // two');
        assert.equal(laidOut(text), text);
    });

    it('are none where rows agree by no column', () => {
        assert.equal(laidOut(table('  data a    "A"', '  data bb "B"')), table('  data a "A"', '  data bb "B"'));
    });

    it('are none where a line stands alone', () => {
        assert.equal(laidOut(table('  data a    "A"')), table('  data a "A"'));
    });

    it('are given up where rows contradict each other', () => {
        assert.equal(
            laidOut(table('  data a { x: 1,   y: 2 }', '  data b { y: 2,   x: 1 }', '  data c { x: 1,   y: 2 }')),
            table('  data a { x: 1, y: 2 }', '  data b { y: 2, x: 1 }', '  data c { x: 1, y: 2 }')
        );
    });

    it('are not made so wide that every row becomes as long as one that nobody reads', () => {
        const long = `"${'x'.repeat(400)}"`;
        assert.equal(
            laidOut(table('  data a "A"  { a: b }', '  data b "BB" { a: b }', `  data c ${long} { a: b }`)),
            table('  data a "A" { a: b }', '  data b "BB" { a: b }', `  data c ${long} { a: b }`)
        );
    });
});

describe('The layout of a broken text', () => {
    it('keeps every indentation of a statement whose braces do not match', () => {
        assert.equal(laidOut('system s {\n      zone z {\n  a:b\n }\n'), 'system s {\n      zone z {\n  a: b\n }\n');
    });

    it('indents the other statements of the file', () => {
        assert.equal(
            laidOut('system s {\n      zone z {\n }\n\nsystem t {\n     zone z {\n       a: b\n     }\n}\n'),
            'system s {\n      zone z {\n }\n\nsystem t {\n  zone z {\n    a: b\n  }\n}\n'
        );
    });

    it('keeps the blanks of a line with a quotation mark too few', () => {
        assert.equal(laidOut('system s {\nmodel  m  "Title {   a: b }\n}\n'), 'system s {\nmodel  m  "Title {   a: b }\n}\n');
    });

    it('keeps the arrows of other notations', () => {
        assert.equal(laidOut('system s {\na =>  b\n}\n'), 'system s {\n  a =>  b\n}\n');
    });

    it('ends as it ends where a comment has no end', () => {
        assert.equal(laidOut('system s\n/* open'), 'system s\n/* open');
    });

    it('does not grow faster than the text where braces nest without end', () => {
        const text = `system s {\n${'zone z {\n'.repeat(3000)}${'}\n'.repeat(3001)}`;
        assert.ok(laidOut(text).length < 140 * 6000);
    });

    it('is none at all where white space may be inside of a text', () => {
        assert.deepEqual(layoutEdits('system s {\na:b # """\nc:d\n"""\n}\n', TWO_BLANKS, Lexer), []);
    });
});
