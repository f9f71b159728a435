import assert from 'node:assert/strict';
import { folderWith, removeFolders, runCli } from './run-cli.js';

const PASSES = 'test "tensors run no code" {\n  model m { format: onnx, origin: vendor }\n  expect no unsafe-deserialization\n}\n';
const FAILS = `test "a pickle is harmless" {
  model m { format: pickle, origin: vendor }
  expect no unsafe-deserialization
  expect question format on m
}
`;

describe('tmodel test', function () {
    // Each test starts processes.
    this.timeout(120_000);

    after(removeFolders);

    it('counts the tests of files and folders, and has status 0 where all pass', async () => {
        const folder = folderWith({ 'a.tmodel': PASSES, 'deep/b.tmodel': PASSES });
        assert.deepEqual(await runCli(folder, ['test', 'a.tmodel', 'deep']), { status: 0, stdout: '2 passed, 0 failed\n', stderr: '' });
    });

    it('names each expectation that is not met with its place, and has status 1', async () => {
        const folder = folderWith({ 'a.tmodel': PASSES + FAILS });
        assert.deepEqual(await runCli(folder, ['test', '.']), {
            status: 1,
            stdout: [
                'a.tmodel:5:1: failed a pickle is harmless',
                '  a.tmodel:7:3: unsafe-deserialization is found: open on m.',
                '  a.tmodel:8:3: format is not asked for on m.',
                '1 passed, 1 failed',
                ''
            ].join('\n'),
            stderr: ''
        });
    });

    it('writes the same as JSON', async () => {
        const folder = folderWith({ 'a.tmodel': PASSES + FAILS });
        const { status, stdout } = await runCli(folder, ['test', '.', '--format', 'json']);
        const { version: _, ...report } = JSON.parse(stdout) as Record<string, unknown>;
        assert.equal(status, 1);
        assert.deepEqual(report, {
            summary: { passed: 1, failed: 1 },
            tests: [
                { name: 'tensors run no code', passed: true, file: 'a.tmodel', line: 1, column: 1, failures: [] },
                {
                    name: 'a pickle is harmless',
                    passed: false,
                    file: 'a.tmodel',
                    line: 5,
                    column: 1,
                    failures: [
                        { message: 'unsafe-deserialization is found: open on m.', file: 'a.tmodel', line: 7, column: 3 },
                        { message: 'format is not asked for on m.', file: 'a.tmodel', line: 8, column: 3 }
                    ]
                }
            ],
            problems: []
        });
    });

    it('has status 2 where a file has errors, and runs its tests all the same', async () => {
        const folder = folderWith({ 'a.tmodel': `${PASSES}test "broken" { model m { colour: red } expect no mutable-image }` });
        const { status, stdout } = await runCli(folder, ['test', '.']);
        assert.equal(status, 2);
        assert.match(stdout, /a\.tmodel:5:27: error A model has no fact 'colour'.* \[unknown-fact\]\n2 passed, 0 failed\n$/);
    });

    it('fails a test that expects nothing', async () => {
        const folder = folderWith({ 'a.tmodel': 'test "empty" { model m }' });
        const { status, stdout } = await runCli(folder, ['test', '.']);
        assert.equal(status, 1);
        assert.match(stdout, /This test expects nothing\.\n0 passed, 1 failed\n$/);
    });

    it('has status 2 where there is no test', async () => {
        const folder = folderWith({ 'a.tmodel': 'system s { model m }' });
        assert.deepEqual(await runCli(folder, ['test', '.']), { status: 2, stdout: '0 passed, 0 failed\n', stderr: '' });
    });

    it('asks for a path where none is named', async () => {
        assert.deepEqual(await runCli(folderWith({}), ['test']), {
            status: 2,
            stdout: '',
            stderr: 'tmodel: name a file or folder, or give --library\n'
        });
    });

    it("runs the built-in library's own tests from its source", async () => {
        const { status, stdout } = await runCli(folderWith({}), ['test', '--library']);
        assert.equal(status, 0);
        assert.match(stdout, /^[1-9]\d+ passed, 0 failed\n$/);
    });

    it('judges acceptances by the day that is given', async () => {
        const folder = folderWith({
            'a.tmodel': `test "borne until the end of the year" {
  model m { format: pickle, origin: vendor }
  accept unsafe-deserialization on m { by: "us", until: 2026-12-31, reason: "r" }
  expect accepted unsafe-deserialization on m
}`
        });
        assert.equal((await runCli(folder, ['test', '.', '--today', '2026-12-31'])).status, 0);
        assert.equal((await runCli(folder, ['test', '.', '--today', '2027-01-01'])).status, 1);
    });

    it('raises no findings in check: a test is no system', async () => {
        const folder = folderWith({ 'a.tmodel': FAILS });
        const { status, stdout } = await runCli(folder, ['check', '.', '--fail-on', 'info']);
        assert.equal(status, 0);
        assert.match(stdout, /^0 systems, 0 elements, 0 flows\n/);
    });
});
