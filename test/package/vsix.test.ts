import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT, vsixPath } from '../../scripts/harness/config.mjs';
import { readZip } from './zip.js';

interface Manifest {
    version: string;
    main: string;
    icon: string;
}

const manifest = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Manifest;
const vsix = vsixPath(manifest.version);

describe('The packed extension', () => {
    let files: Map<string, Buffer>;
    const inside = (file: string) => {
        const bytes = files.get(`extension/${file}`);
        assert.ok(bytes, `${file} is not packed`);
        return bytes;
    };

    before(() => {
        files = readZip(vsix);
    });

    it('holds exactly these files', () => {
        const packed = [...files.keys()].filter(file => file.startsWith('extension/')).map(file => file.slice('extension/'.length));
        assert.deepEqual(packed.sort(), [
            'LICENSE.txt',
            'NOTICE',
            'changelog.md',
            'dist/extension.cjs',
            'dist/layout-worker.cjs',
            'dist/server.cjs',
            'dist/third-party-notices.txt',
            'dist/tmodel.cjs',
            'dist/webview.css',
            'dist/webview.js',
            'l10n/bundle.l10n.json',
            'language-configuration.json',
            'media/icon.png',
            'media/language-dark.svg',
            'media/language-light.svg',
            'media/threats.svg',
            'media/walkthrough/accept.md',
            'media/walkthrough/diagram.md',
            'media/walkthrough/findings.md',
            'media/walkthrough/fix.md',
            'media/walkthrough/open.md',
            'media/walkthrough/sample.tmodel',
            'package.json',
            'package.nls.json',
            'readme.md',
            'syntaxes/tmodel.tmLanguage.json'
        ]);
    });

    it('is no larger than 3 MB', () => {
        assert.ok(fs.statSync(vsix).size <= 3_000_000, `${fs.statSync(vsix).size} bytes`);
    });

    it('has a picture of 128 pixels as its icon', () => {
        const png = inside(manifest.icon);
        assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [128, 128]);
    });

    it('names the licence of everything that is bundled', () => {
        const notices = inside('dist/third-party-notices.txt').toString();
        for (const name of ['langium', 'vscode-languageclient', 'vscode-languageserver', 'commander']) {
            assert.match(notices, new RegExp(`^${name} \\d.* \\(.+\\)$`, 'm'));
        }
    });

    it('contains no code that is made from text', () => {
        const made = ['dist/extension.cjs', 'dist/server.cjs', 'dist/layout-worker.cjs', 'dist/tmodel.cjs', 'dist/webview.js'].filter(
            file => /\beval\(|new Function\(/.test(inside(file).toString())
        );
        assert.deepEqual(made, []);
    });

    it('has a command line that answers', () => {
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tmodel-vsix-'));
        const file = path.join(folder, 'tmodel.cjs');
        fs.writeFileSync(file, inside('dist/tmodel.cjs'));
        const answer = execFileSync(process.execPath, [file, '--version'], { encoding: 'utf8' });
        fs.rmSync(folder, { recursive: true });
        assert.equal(answer.trim(), manifest.version);
    });
});
