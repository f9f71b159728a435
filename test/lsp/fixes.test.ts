import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Declaration, Range } from '../../language/model/source.js';
import type { FactModel, MitigationModel } from '../../language/model/system-model.js';
import { stateFact } from '../../server/fixes/fact-fix.js';
import { applyControls } from '../../server/fixes/mitigation-fix.js';
import type { Place } from '../../server/fixes/places.js';
import type { TextReplacement } from '../../server/fixes/statement-insertion.js';

/** A place whose header is `header` and whose own facts and mitigations are written as given. */
function placeIn(document: TextDocument, header: string, facts: string[] = [], mitigations: string[] = []): Place {
    const text = document.getText();
    const start = text.indexOf(header);
    const open = text.slice(start + header.length).match(/^\s*\{/);
    const bodyStart = start + header.length + (open?.[0].length ?? 0) - 1;
    const end = open ? matchingBrace(text, bodyStart) : start + header.length;
    const declaration: Declaration = {
        uri: document.uri,
        name: range(document, start, start + header.length),
        whole: range(document, start, end)
    };
    if (open) {
        declaration.body = range(document, bodyStart, end);
    }
    return {
        facts: facts.map(fact => factIn(document, fact, start)),
        mitigations: mitigations.map(each => mitigationIn(document, each, start)),
        declaration
    };
}

function factIn(document: TextDocument, fact: string, from: number): FactModel {
    const start = document.getText().indexOf(fact, from);
    const [name, value] = fact.split(': ');
    return {
        name,
        values: [{ type: 'name', value }],
        list: false,
        source: { uri: document.uri, range: range(document, start, start + fact.length) },
        valueRange: range(document, start + name.length + 2, start + fact.length)
    };
}

function mitigationIn(document: TextDocument, mitigation: string, from: number): MitigationModel {
    const start = document.getText().indexOf(mitigation, from);
    const whole = range(document, start, start + mitigation.length);
    const planned = mitigation.includes('status: planned');
    return {
        control: mitigation.split(' ')[1],
        status: planned ? 'planned' : 'implemented',
        facts: planned ? [factIn(document, 'status: planned', start)] : [],
        declaration: { uri: document.uri, name: whole, whole }
    };
}

function matchingBrace(text: string, open: number): number {
    let depth = 0;
    for (let offset = open; offset < text.length; offset++) {
        depth += text[offset] === '{' ? 1 : text[offset] === '}' ? -1 : 0;
        if (depth === 0) {
            return offset + 1;
        }
    }
    return text.length;
}

function range(document: TextDocument, start: number, end: number): Range {
    return { start: document.positionAt(start), end: document.positionAt(end) };
}

function edited(text: string, edits: (document: TextDocument) => TextReplacement[]): string {
    const document = TextDocument.create('untitled:a', 'tmodel', 0, text);
    return TextDocument.applyEdits(document, edits(document));
}

function withControl(text: string, header: string, facts: string[] = [], mitigations: string[] = [], controls = ['seal']): string {
    return edited(text, document => applyControls(document, placeIn(document, header, facts, mitigations), controls));
}

function withFact(text: string, header: string, facts: string[] = []): string {
    return edited(text, document => [stateFact(document, placeIn(document, header, facts), 'format', 'onnx')]);
}

describe('Applying a control', () => {
    it('gives a statement without a body one', () => {
        assert.equal(
            withControl('system s {\n  model m "M"\n}', 'model m "M"'),
            'system s {\n  model m "M" {\n    mitigation seal\n  }\n}'
        );
    });

    it('fills an empty body on one line', () => {
        assert.equal(withControl('model m { }', 'model m'), 'model m { mitigation seal }');
    });

    it('fills an empty body without a blank', () => {
        assert.equal(withControl('model m {}', 'model m'), 'model m { mitigation seal }');
    });

    it('stays on the line of a one-line body', () => {
        assert.equal(withControl('model m { format: onnx }', 'model m', ['format: onnx']), 'model m { format: onnx mitigation seal }');
    });

    it('breaks a one-line body that would become too long', () => {
        const text = `  model m { description: "${'x'.repeat(90)}" }`;
        assert.equal(withControl(text, 'model m'), `  model m { description: "${'x'.repeat(90)}"\n    mitigation seal\n  }`);
    });

    it('follows the last of the place’s own facts', () => {
        const text = 'zone z {\n  trust: public\n\n  model m\n}';
        assert.equal(withControl(text, 'zone z', ['trust: public']), 'zone z {\n  trust: public\n  mitigation seal\n\n  model m\n}');
    });

    it('follows the last of the place’s own mitigations', () => {
        const text = 'zone z {\n  mitigation a\n  model m\n}';
        assert.equal(withControl(text, 'zone z', [], ['mitigation a']), 'zone z {\n  mitigation a\n  mitigation seal\n  model m\n}');
    });

    it('follows a fact on the line of the opening brace', () => {
        const text = 'zone z { trust: public\n  model m\n}';
        assert.equal(withControl(text, 'zone z', ['trust: public']), 'zone z { trust: public\n  mitigation seal\n  model m\n}');
    });

    it('leaves a comment behind the last fact where it is', () => {
        const text = 'model m {\n  format: onnx, // checked\n}';
        assert.equal(withControl(text, 'model m', ['format: onnx']), 'model m {\n  format: onnx, // checked\n  mitigation seal\n}');
    });

    it('leaves a comment before the closing brace where it is', () => {
        const text = 'model m {\n  // nothing yet\n}';
        assert.equal(withControl(text, 'model m'), 'model m {\n  // nothing yet\n  mitigation seal\n}');
    });

    it('keeps tabs', () => {
        const text = 'zone z {\n\tmodel m {\n\t\tformat: onnx\n\t}\n}';
        assert.equal(
            withControl(text, 'model m', ['format: onnx']),
            'zone z {\n\tmodel m {\n\t\tformat: onnx\n\t\tmitigation seal\n\t}\n}'
        );
    });

    it('indents a new body with tabs where the text does', () => {
        assert.equal(withControl('zone z {\n\tmodel m\n}', 'model m'), 'zone z {\n\tmodel m {\n\t\tmitigation seal\n\t}\n}');
    });

    it('keeps carriage returns', () => {
        const text = 'model m {\r\n  format: onnx\r\n}\r\n';
        assert.equal(withControl(text, 'model m', ['format: onnx']), 'model m {\r\n  format: onnx\r\n  mitigation seal\r\n}\r\n');
    });

    it('moves a closing brace that shares a line with a comment block down', () => {
        const text = 'model m {\n  /* none */ }';
        assert.equal(withControl(text, 'model m'), 'model m {\n  /* none */\n  mitigation seal\n}');
    });

    it('goes behind a fact that shares its line with the closing brace', () => {
        const text = 'model m {\n  format: onnx }';
        assert.equal(withControl(text, 'model m', ['format: onnx']), 'model m {\n  format: onnx mitigation seal }');
    });

    it('survives a body whose closing brace is missing', () => {
        assert.equal(
            withControl('model m {\n  format: onnx\n', 'model m', ['format: onnx']),
            'model m {\n  format: onnx\n  mitigation seal\n'
        );
    });

    it('writes several controls in one edit', () => {
        assert.equal(withControl('model m { }', 'model m', [], [], ['seal', 'scan']), 'model m { mitigation seal mitigation scan }');
    });

    it('turns a planned mitigation into an implemented one', () => {
        const text = 'model m {\n  mitigation seal { status: planned }\n}';
        assert.equal(
            withControl(text, 'model m', [], ['mitigation seal { status: planned }']),
            'model m {\n  mitigation seal { status: implemented }\n}'
        );
    });
});

describe('Stating a fact', () => {
    it('gives a statement without a body one on its line', () => {
        assert.equal(withFact('model m "M"', 'model m "M"'), 'model m "M" { format: onnx }');
    });

    it('is parted from another fact on the line by a comma', () => {
        assert.equal(withFact('model m { task: other }', 'model m', ['task: other']), 'model m { task: other, format: onnx }');
    });

    it('takes a comma that is there', () => {
        assert.equal(withFact('model m { task: other, }', 'model m', ['task: other']), 'model m { task: other, format: onnx }');
    });

    it('comes before inner statements', () => {
        const text = 'service s {\n    task: other\n    model m\n}';
        assert.equal(withFact(text, 'service s', ['task: other']), 'service s {\n    task: other\n    format: onnx\n    model m\n}');
    });

    it('comes before a mitigation on the line', () => {
        const text = 'model m { task: other mitigation seal }';
        assert.equal(withFact(text, 'model m', ['task: other']), 'model m { task: other, format: onnx mitigation seal }');
    });

    it('has no comma behind a mitigation where there is no fact yet', () => {
        assert.equal(withFact('model m { mitigation seal }', 'model m'), 'model m { mitigation seal format: onnx }');
    });

    it('replaces the value of a fact that is there', () => {
        assert.equal(withFact('model m { format: pickle }', 'model m', ['format: pickle']), 'model m { format: onnx }');
    });
});
