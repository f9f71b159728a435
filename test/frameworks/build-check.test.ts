import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('The build of the library', () => {
    let library: string;
    let out: string;
    beforeEach(() => {
        const folder = mkdtempSync(join(tmpdir(), 'tmodel-library-'));
        [library, out] = [join(folder, 'library'), join(folder, 'library.ts')];
        cpSync(join(root, 'language/library'), library, { recursive: true });
    });
    afterEach(() => rmSync(join(library, '..'), { recursive: true }));

    function build() {
        const call = ['--import', 'tsx', 'scripts/build-library.ts', '--library', library, '--out', out];
        const { status, stderr } = spawnSync(process.execPath, call, { cwd: root, encoding: 'utf8' });
        return { status, stderr, written: existsSync(out) };
    }

    const file = (name: string) => join(library, name);

    it('takes the library as it is', () => {
        assert.deepEqual(build(), { status: 0, stderr: '', written: true });
    });

    it('fails on an unknown, a retired and a dangling id, each with its file and line', () => {
        const threats = [
            'threat unknown-id "a" { on model when format = pickle maps: [atlas.AML.T9999] message: "m" }',
            'threat retired-id "b" { on model when format = pickle steps: atlas.AML.T0019 message: "m" }',
            'control dangling-id "c" { maps: [owasp-llm-2025.LLM11] }'
        ];
        writeFileSync(file('threats/broken.tmodel'), `${threats.join('\n')}\n`);
        const nist = readFileSync(file('frameworks/nist-ai-100-2.tmodel'), 'utf8');
        const changed = nist.replace('classes: [NISTAML.02] }', 'classes: [NISTAML.08] }');
        writeFileSync(file('frameworks/nist-ai-100-2.tmodel'), changed);
        const line = changed.slice(0, changed.indexOf('NISTAML.08')).split('\n').length;

        const { status, stderr, written } = build();
        assert.deepEqual({ status, written }, { status: 1, written: false });
        for (const expected of [
            /threats\/broken\.tmodel:1:\d+ There is no catalogue id 'atlas\.AML\.T9999'/,
            /threats\/broken\.tmodel:2:\d+ 'atlas\.AML\.T0019' is retired\. 'atlas\.AML\.T0115\.000' replaced it/,
            /threats\/broken\.tmodel:3:\d+ There is no catalogue id 'owasp-llm-2025\.LLM11'/,
            new RegExp(`frameworks/nist-ai-100-2\\.tmodel:${line}:\\d+ 'classes' names 'NISTAML\\.08'`)
        ]) {
            assert.match(stderr, expected);
        }
    });
});
