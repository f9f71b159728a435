import assert from 'node:assert/strict';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { checkJson, folderWith, removeFolders, root, runCli } from './run-cli.js';
import { SHOP } from './shop.js';

describe('a call of the command line', function () {
    // Each test starts processes.
    this.timeout(120_000);

    after(removeFolders);

    it('prints the version of the package', async () => {
        const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
        assert.deepEqual(await runCli(root, ['--version']), { status: 0, stdout: `${version}\n`, stderr: '' });
    });

    for (const args of [['--help'], ['check', '--help'], ['diagram', '--help'], ['format', '--help'], ['lsp', '--help']]) {
        it(`explains itself: ${args.join(' ')}`, async () => {
            const { status, stdout, stderr } = await runCli(root, args);
            assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
            assert.match(stdout, /Usage: tmodel/);
        });
    }

    it('shows examples in its help', async () => {
        assert.match((await runCli(root, ['--help'])).stdout, /Examples:\n {2}tmodel check \./);
    });

    const wrong: [string, string[], RegExp][] = [
        ['no command', [], /Usage: tmodel/],
        ['an unknown command', ['chekc', '.'], /unknown command 'chekc'/],
        ['an unknown option', ['check', '.', '--colour'], /unknown option '--colour'/],
        ['no path', ['check'], /missing required argument 'path'/],
        ['an unknown format', ['check', '.', '--format', 'xml'], /'xml' is invalid. Allowed choices are text, json/],
        [
            'an unknown severity',
            ['check', '.', '--fail-on', 'severe'],
            /'severe' is invalid. Allowed choices are critical, high, medium, low, info, none/
        ],
        ['a day that does not exist', ['check', '.', '--today', '2027-02-30'], /Give a day as YYYY-MM-DD/],
        ['no output for a diagram', ['diagram', 'shop.tmodel'], /required option '-o, --output <file>' not specified/],
        ['an unknown theme', ['diagram', 'shop.tmodel', '-o', '-', '--theme', 'pink'], /Allowed choices are light, dark, high-contrast/],
        ['a picture over a model', ['diagram', 'shop.tmodel', '-o', 'shop.tmodel'], /would overwrite a model: shop\.tmodel/],
        [
            'a picture in a folder that does not exist',
            ['diagram', 'shop.tmodel', '-o', 'no/such/out.svg'],
            /cannot write no\/such\/out\.svg: no such file or folder/
        ],
        [
            'a system that the file does not have',
            ['diagram', 'shop.tmodel', '-o', '-', '--system', 'bank'],
            /has no system bank; it has shop/
        ],
        ['a diagram of a model without a system', ['diagram', 'empty.tmodel', '-o', '-'], /empty\.tmodel declares no system/],
        ['a language server without a channel', ['lsp'], /required option '--stdio' not specified/]
    ];
    for (const [what, args, message] of wrong) {
        it(`is refused with status 2 and a message for ${what}`, async () => {
            const folder = folderWith({ 'shop.tmodel': SHOP, 'empty.tmodel': '' });
            const { status, stdout, stderr } = await runCli(folder, args);
            assert.deepEqual({ status, stdout }, { status: 2, stdout: '' });
            assert.match(stderr, message);
            assert.doesNotMatch(stderr, /\n\s+at |internal error/);
        });
    }

    it('reads folders at any depth but no dot folders and no node_modules', async () => {
        const folder = folderWith({
            'a.tmodel': 'system a {}',
            'deep/er/b.tmodel': 'system b {}',
            '.hidden/c.tmodel': 'system c {}',
            'node_modules/x/d.tmodel': 'system d {}',
            'deep/readme.md': 'system e {}'
        });
        const { report } = await checkJson(folder, '.');
        assert.deepEqual(
            report.systems.map(({ file }) => file),
            ['a.tmodel', 'deep/er/b.tmodel']
        );
    });

    it('reads a file once that is named twice', async () => {
        const { report } = await checkJson(folderWith({ 'shop.tmodel': SHOP }), '.', 'shop.tmodel', './shop.tmodel');
        assert.equal(report.systems.length, 1);
    });

    it('ends for a folder that contains itself', async () => {
        const folder = folderWith({ 'shop.tmodel': SHOP });
        symlinkSync(folder, join(folder, 'again'));
        assert.equal((await checkJson(folder, '.')).report.systems.length, 1);
    });

    it('fails from the severity that it is told', async () => {
        const folder = folderWith({ 'shop.tmodel': SHOP });
        const statuses = ['critical', 'high', 'info', 'none'].map(severity => runCli(folder, ['check', '.', '--fail-on', severity]));
        assert.deepEqual(
            (await Promise.all(statuses)).map(({ status }) => status),
            [0, 1, 1, 0]
        );
    });

    it('writes text without colours into a pipe and with them when forced', async () => {
        const folder = folderWith({ 'shop.tmodel': SHOP });
        assert.ok(!(await runCli(folder, ['check', '.'])).stdout.includes('\u001b'));
        assert.ok((await runCli(folder, ['check', '.'], { FORCE_COLOR: '1' })).stdout.includes('\u001b[31mhigh'));
    });

    it('draws a diagram into a file and to standard output alike', async () => {
        const folder = folderWith({ 'shop.tmodel': SHOP });
        const { status } = await runCli(folder, ['diagram', 'shop.tmodel', '-o', 'shop.svg', '--theme', 'dark']);
        const { stdout } = await runCli(folder, ['diagram', 'shop.tmodel', '-o', '-', '--theme', 'dark']);
        assert.equal(status, 0);
        assert.match(stdout, /^(<\?xml[^>]*>\s*)?<svg /);
        assert.equal(readFileSync(join(folder, 'shop.svg'), 'utf8'), stdout);
    });

    it('draws what can be read of a broken model and says what is wrong', async () => {
        const folder = folderWith({ 'shop.tmodel': SHOP.replace('rusty: true', 'rusty: perhaps') });
        const { status, stdout, stderr } = await runCli(folder, ['diagram', 'shop.tmodel', '-o', '-']);
        assert.equal(status, 2);
        assert.match(stdout, /<\/svg>\s*$/);
        assert.match(stderr, /^shop\.tmodel:13:\d+ /);
    });
});
