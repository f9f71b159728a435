import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { ROWS } from '../lsp/problem-fix-rows.js';
import { openFiles } from './workspace.js';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const SEVERITIES = ['error', 'warning', 'information', 'hint'];

interface Row {
    code: string;
    severity: string;
    fix: string;
}

describe('The page about checks', () => {
    const rows: Row[] = [...read('../../docs/checks.md').matchAll(/^\| `([a-z-]+)` \| (\w+) \| .+ \|(.*)\|$/gm)].map(
        ([, code, severity, fix]) => ({ code, severity, fix: fix.trim() })
    );

    it('has a row for each code, in the order in which they are declared', () => {
        const declared = /type CheckCode =([^;]+);/.exec(read('../../language/checks/check.ts'))![1];
        assert.deepEqual(
            rows.map(({ code }) => code),
            [...declared.matchAll(/'([a-z-]+)'/g)].map(([, code]) => code)
        );
    });

    it('gives each code the severity that it has in the texts of the tests', async () => {
        const fixtures = readdirSync(new URL('fixtures/', import.meta.url)).map(file => read(`fixtures/${file}`));
        const seen = new Set<string>();
        for (const text of fixtures) {
            const { document } = await openFiles({ 'main.tmodel': text });
            (document.diagnostics ?? []).forEach(({ code, severity }) => seen.add(`${String(code)}: ${SEVERITIES[severity! - 1]}`));
        }
        const said = new Set(rows.map(({ code, severity }) => `${code}: ${severity}`));
        assert.ok(seen.size > 35, `only ${seen.size} codes are in the texts`);
        assert.deepEqual(
            [...seen].filter(each => !said.has(each)),
            []
        );
    });

    it('names a fix for each code that has one in the tests of the fixes', () => {
        const fixable = new Set(ROWS.map(({ code }) => code));
        assert.deepEqual(
            rows.filter(({ code, fix }) => fixable.has(code) && fix === '').map(({ code }) => code),
            []
        );
    });
});
