import assert from 'node:assert/strict';
import fs from 'node:fs';
import { renderLines } from '../../formats/lines.js';
import { finding, report } from './sample-report.js';

describe('the report of lines', () => {
    it('writes a finding as compilers write an error', () => {
        assert.equal(
            renderLines(report({ findings: [finding()] })),
            'shop.tmodel:3:5: error: The pickle file of ranker can run code when it is loaded. [unsafe-deserialization, high]\n'
        );
    });

    it('knows three levels', () => {
        const findings = (['critical', 'high', 'medium', 'low', 'info'] as const).map(severity => finding({ severity }));
        assert.deepEqual(
            [...renderLines(report({ findings })).matchAll(/: (\w+): /g)].map(match => match[1]),
            ['error', 'error', 'warning', 'info', 'info']
        );
    });

    it('leaves out what is decided', () => {
        assert.equal(renderLines(report({ findings: [finding({ status: 'accepted' }), finding({ status: 'mitigated' })] })), '');
    });

    it('shows what a terminal would obey', () => {
        const text = renderLines(report({ findings: [finding({ message: 'Names\u001b[2J\nlie.' })] }));
        assert.equal(text.split('\n').length, 2);
        assert.ok(!text.includes('\u001b'));
    });

    it('is what the problem matcher of the editor reads', () => {
        const manifest = JSON.parse(fs.readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
            contributes: { problemMatchers: { pattern: { regexp: string } }[] };
        };
        const pattern = new RegExp(manifest.contributes.problemMatchers[0].pattern.regexp);
        const [line] = renderLines(report({ findings: [finding()] })).split('\n');
        assert.deepEqual(pattern.exec(line)?.slice(1), [
            'shop.tmodel',
            '3',
            '5',
            'error',
            'The pickle file of ranker can run code when it is loaded.',
            'unsafe-deserialization'
        ]);
    });
});
