import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonReport } from '../../formats/json.js';
import { schemaErrors } from '../formats/findings-schema.js';
import { checkJson, folderWith, removeFolders, root, runCli } from './run-cli.js';
import { SHOP } from './shop.js';

/** `line:column code` of every error. */
type Places = string[];

interface BadInput {
    what: string;
    files: Record<string, string | Buffer>;
    /** What stands in the folder besides files. */
    prepare?: (folder: string) => void;
    paths?: string[];
    /** `file:line:column code` of every error, in order. */
    errors: Places;
    /** What the message of the one error says. */
    message?: RegExp;
    warnings?: Places;
    /** Elements with a finding in `bad.tmodel`: what is broken there does not hide the rest. */
    found?: string[];
}

/** SHOP is without mistakes; each of these has one. */
const BAD_INPUTS: BadInput[] = [
    {
        what: 'a missing import',
        files: { 'bad.tmodel': `import "nowhere.tmodel"\n${SHOP}` },
        errors: ['bad.tmodel:1:8 missing-import'],
        message: /nowhere\.tmodel/,
        found: ['bolt']
    },
    {
        what: 'an unknown kind',
        files: { 'bad.tmodel': SHOP.replace('widget nut', 'wodget nut') },
        errors: ['bad.tmodel:14:5 unknown-kind'],
        message: /wodget/,
        found: ['bolt']
    },
    {
        what: 'an unknown fact',
        files: { 'bad.tmodel': SHOP.replace('widget nut', 'widget nut { rustiness: true }') },
        errors: ['bad.tmodel:14:18 unknown-fact'],
        message: /rustiness/,
        found: ['bolt']
    },
    {
        what: 'an unknown value',
        files: { 'bad.tmodel': SHOP.replace('widget nut', 'widget nut { rusty: maybe }') },
        errors: ['bad.tmodel:14:25 unknown-value'],
        message: /maybe.*true.*false/,
        found: ['bolt']
    },
    {
        what: 'an unknown name at the end of a flow',
        files: { 'bad.tmodel': SHOP.replace('widget nut', 'widget nut\n    bolt -> screw') },
        errors: ['bad.tmodel:15:13 unknown-element'],
        message: /screw/,
        found: ['bolt']
    },
    {
        what: 'a name that is given twice',
        files: { 'bad.tmodel': SHOP.replace('widget nut', 'widget nut\n    widget nut') },
        errors: ['bad.tmodel:15:12 duplicate-name'],
        message: /nut/,
        found: ['bolt']
    },
    {
        what: 'a string that does not end',
        files: { 'bad.tmodel': SHOP.replace('widget nut', 'widget nut "Nut') },
        errors: ['bad.tmodel:14:16 unclosed-text'],
        found: ['bolt']
    },
    {
        what: 'a binary file',
        files: { 'bad.tmodel': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0xff, 0xfe, 0, 1]) },
        errors: ['bad.tmodel:1:1 unreadable-file'],
        message: /text/
    },
    {
        what: 'a file of 20 MB',
        files: { 'bad.tmodel': `${SHOP}// ${'x'.repeat(20 * 1024 * 1024)}` },
        errors: ['bad.tmodel:1:1 unreadable-file'],
        message: /MB/
    },
    {
        what: 'a link that leads nowhere',
        files: {},
        prepare: folder => symlinkSync('nowhere', join(folder, 'bad.tmodel')),
        paths: ['.', 'bad.tmodel'],
        errors: ['bad.tmodel:1:1 unreadable-path'],
        message: /no such file/i
    },
    {
        what: 'a path that does not exist',
        files: {},
        paths: ['.', 'nowhere'],
        errors: ['nowhere:1:1 unreadable-path'],
        message: /no such file/i
    },
    {
        what: 'a path through a file',
        files: {},
        paths: ['.', 'healthy.tmodel/models'],
        errors: ['healthy.tmodel/models:1:1 unreadable-path'],
        message: /a part of its path is not a folder/
    },
    {
        what: 'a folder without models',
        files: {},
        prepare: folder => mkdirSync(join(folder, 'drafts')),
        paths: ['.', 'drafts'],
        errors: ['drafts:1:1 no-models'],
        message: /\.tmodel/
    },
    {
        what: 'a file that is no model',
        files: { 'readme.md': '# Readme' },
        paths: ['.', 'readme.md'],
        errors: ['readme.md:1:1 not-a-model'],
        message: /\.tmodel/
    },
    {
        what: 'a folder that is named like a model',
        files: { 'bad.tmodel/shop.tmodel': SHOP },
        errors: []
    },
    {
        what: 'imports in a circle',
        files: { 'bad.tmodel': `import "other.tmodel"\n${SHOP}`, 'other.tmodel': 'import "bad.tmodel"\nsystem other { widget bolt }' },
        errors: [],
        found: ['bolt']
    },
    { what: 'an empty file', files: { 'bad.tmodel': '' }, errors: [], warnings: ['bad.tmodel:1:1 empty-file'] },
    {
        what: 'a file with a byte order mark and Windows line ends',
        files: { 'bad.tmodel': `\ufeff${SHOP.replaceAll('\n', '\r\n')}` },
        errors: [],
        found: ['bolt']
    }
];

describe('check on bad input', function () {
    // Each test starts processes.
    this.timeout(120_000);

    after(removeFolders);

    for (const input of BAD_INPUTS) {
        it(`reports ${input.what} once, at its place, and everything else`, async function () {
            const folder = folderWith({ 'healthy.tmodel': SHOP.replace('system shop', 'system healthy'), ...input.files });
            input.prepare?.(folder);
            const { status, report, stderr } = await checkJson(folder, ...(input.paths ?? ['.']), '--fail-on', 'critical');
            const places = (problems: typeof report.errors) =>
                problems.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`);
            assert.deepEqual(places(report.errors), input.errors);
            assert.deepEqual(places(report.warnings), input.warnings ?? []);
            if (input.message) assert.match(report.errors[0].message, input.message);
            assert.deepEqual(schemaErrors(report), []);
            assert.deepEqual({ status, stderr }, { status: input.errors.length > 0 ? 2 : 0, stderr: '' });
            const targetsIn = (file: string) =>
                report.findings.filter(({ location }) => location.file === file).map(({ target }) => target);
            assert.deepEqual(targetsIn('healthy.tmodel'), ['bolt']);
            if (input.found) assert.deepEqual(targetsIn('bad.tmodel'), input.found);
        });
    }

    it('reports a folder that may not be read once, and everything else', async function () {
        // Nothing is closed to the superuser, so that another user has to ask: `nobody` on most systems.
        const uid = process.getuid?.() === 0 ? 65534 : undefined;
        if (uid !== undefined && spawnSync(process.execPath, ['-e', ''], { cwd: root, uid }).status !== 0) {
            console.log('      skipped: only the superuser can read this checkout');
            this.skip();
        }
        const folder = folderWith({ 'healthy.tmodel': SHOP, 'secret/bad.tmodel': SHOP });
        chmodSync(folder, 0o755);
        chmodSync(join(folder, 'secret'), 0);
        const { status, stdout } = await runCli(folder, ['check', '.', '--format', 'json'], {}, uid);
        chmodSync(join(folder, 'secret'), 0o755);
        const { errors, findings } = JSON.parse(stdout) as JsonReport;
        assert.deepEqual({ status, findings: findings.length }, { status: 2, findings: 1 });
        assert.deepEqual(
            errors.map(({ file, code }) => `${file} ${code}`),
            ['secret unreadable-path']
        );
        assert.match(errors[0].message, /permission denied/);
    });

    it('puts errors into the text report as well', async () => {
        const folder = folderWith({ 'bad.tmodel': SHOP.replace('widget nut', 'wodget nut') });
        const { status, stdout } = await runCli(folder, ['check', '.']);
        assert.equal(status, 2);
        assert.match(stdout, /bad\.tmodel\n +14:5 {2}error +unknown-kind +.*wodget/);
    });
});
