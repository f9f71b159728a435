import assert from 'node:assert/strict';
import { renderText } from '../../formats/text.js';
import { declared, element, finding, question, report, system } from './sample-report.js';

const PLAIN = { colour: false, failOn: 'high' as const };

describe('the text report', () => {
    it('shows a finding with its place, reasons, path and best fix', () => {
        assert.equal(
            renderText(report({ findings: [finding()] }), PLAIN),
            [
                'shop.tmodel',
                '  3:5  high      unsafe-deserialization  The pickle file of ranker can run code when it is loaded.',
                '       on        ranker',
                '       because   format is pickle (line 4)',
                '       path      hub -> ranker',
                '       fix       artifact-signing on hub closes 3 findings',
                '',
                '1 system, 2 elements, 0 flows',
                '1 open finding: 1 high',
                'Fails: 1 finding at high or above',
                ''
            ].join('\n')
        );
    });

    it('sums up the questions of an element in one line', () => {
        const questions = [question(), question({ fact: 'quota', decides: ['model-theft', 'model-extraction'] })];
        assert.match(renderText(report({ questions }), PLAIN), /3:5 {2}ask {7}ranker does not state quota, weights: 2 threats undecided\n/);
    });

    it('says how many questions wait behind those of an element', () => {
        assert.match(renderText(report({ questions: [question({ further: 2 })] }), PLAIN), /1 threat undecided \(2 more to ask then\)\n/);
    });

    it('offers the first fix, which is the best', () => {
        const fix = { onType: 'element' as const, maps: [], on: 'ranker', also: [] };
        const fixes = [
            { ...fix, control: 'sandbox', closes: 1, effect: 'closes' as const },
            { ...fix, control: 'detector', closes: 9, effect: 'reduces' as const }
        ];
        assert.match(renderText(report({ findings: [finding({ fixes })] }), PLAIN), /fix {7}sandbox on ranker closes 1 finding\n/);
    });

    it('names the controls that only help together', () => {
        const place = { onType: 'element' as const, maps: [], on: 'ranker' };
        const fixes = [
            { ...place, control: 'artifact-scan', closes: 1, effect: 'closes' as const, also: [{ ...place, control: 'sandbox' }] }
        ];
        const text = renderText(report({ findings: [finding({ fixes })] }), PLAIN);
        assert.match(text, /fix {7}artifact-scan on ranker and sandbox on ranker close 1 finding\n/);
    });

    it('gives the advice where no control helps', () => {
        const text = renderText(report({ findings: [finding({ fixes: [], advice: 'Convert it to safetensors.' })] }), PLAIN);
        assert.match(text, /advice {4}Convert it to safetensors\.\n/);
    });

    it('names the other file where a reason stands in one', () => {
        const because = [{ text: 'origin is public', source: { uri: 'file:///models/base.tmodel', range: declared(6).name } }];
        assert.match(renderText(report({ findings: [finding({ because })] }), PLAIN), /origin is public \(base\.tmodel:7\)\n/);
    });

    it('shows the due date of planned controls', () => {
        assert.match(
            renderText(report({ findings: [finding({ status: 'planned', due: '2027-01-31' })] }), PLAIN),
            /planned {3}due 2027-01-31\n/
        );
    });

    it('counts decided and mitigated findings without listing them', () => {
        const text = renderText(
            report({ findings: [finding({ status: 'accepted' }), finding({ id: 'f_2', status: 'mitigated' })] }),
            PLAIN
        );
        assert.equal(text, '1 system, 2 elements, 0 flows\n0 open findings\nNot listed: 1 accepted, 1 mitigated\n');
    });

    it('does not say that it fails where no severity fails the run', () => {
        assert.doesNotMatch(renderText(report({ findings: [finding()] }), { colour: false }), /Fails/);
    });

    it('writes no terminal escape sequence without colours, whatever the names in the model', () => {
        const hostile = 'x\u001b]0;owned\u0007\u009b2J\u202e\r\n7:7 error';
        const text = renderText(
            report({
                systems: [
                    {
                        model: system({ name: hostile, elements: [element(hostile, 1), element('b', 2)] }),
                        analysis: {
                            findings: [
                                finding({
                                    message: hostile,
                                    target: hostile,
                                    threat: hostile,
                                    because: [{ text: hostile }],
                                    advice: hostile
                                })
                            ],
                            questions: [question({ target: hostile, fact: hostile })],
                            notices: []
                        }
                    }
                ],
                problems: [
                    {
                        severity: 'error',
                        code: 'c',
                        message: hostile,
                        source: { uri: `file:///models/${hostile}`, range: declared(0).name }
                    }
                ]
            }),
            PLAIN
        );
        assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    });

    it('keeps a name with line breaks on its line', () => {
        const text = renderText(report({ findings: [finding({ message: 'one\n  9:9  critical  forged' })] }), PLAIN);
        assert.match(text, /unsafe-deserialization {2}one 9:9 critical forged\n/);
    });

    it('colours severities when asked to', () => {
        assert.ok(renderText(report({ findings: [finding()] }), { colour: true }).includes('\u001b[31mhigh    \u001b[0m'));
    });
});
