import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { builtInTexts } from '../../language/index.js';
import { eventually, Neovim } from './neovim.js';

describe('The built-in library in Neovim', function () {
    this.timeout(120_000);
    let neovim: Neovim;
    let file: string;
    before(async () => {
        neovim = await Neovim.start();
        await neovim.open('as-is.tmodel');
        file = await neovim.lua<string>(`
            at(line_of('format: torch'), 'format')
            vim.lsp.buf.definition()
            wait(function() return vim.fn.expand('%:t') ~= 'as-is.tmodel' end)
            return vim.api.nvim_buf_get_name(0)`);
    });
    after(() => neovim.dispose());

    it("is opened by going to a fact's definition, as a file in the user's cache", async () => {
        assert.match(path.relative(neovim.home, file), /^cache\/tmodel\/library-[0-9a-f]{16}\/kinds\.tmodel$/);
        assert.match(await neovim.lua<string>('return vim.api.nvim_get_current_line()'), /^\s*attribute format /);
    });

    it('is soon there whole, and read-only', async () => {
        const folder = path.dirname(file);
        for (const [uri, text] of builtInTexts()) {
            const copy = path.join(folder, uri.slice('tmodel-builtin:/'.length));
            await eventually(() => existsSync(copy), `${copy} is not written`);
            assert.equal(readFileSync(copy, 'utf8'), text, copy);
            assert.equal(statSync(copy).mode & 0o222, 0, `${copy} can be written`);
        }
    });

    it('answers hovers and definitions like any other document', async () => {
        const { hover, target } = await neovim.lua<{ hover: string; target: string }>(`
            local place = at(line_of('extends'), 'extends')
            place = at(place.position.line + 1, vim.api.nvim_get_current_line():match('extends ([%w_]+)'))
            return {
                hover = request('textDocument/hover', place).result.contents.value,
                target = request('textDocument/definition', place).result[1].targetUri,
            }`);
        assert.match(hover, /Anything that takes part/);
        assert.equal(target, `file://${file}`);
    });

    it('gets no diagnostics, although every name in it is taken', async () => {
        const count = await neovim.lua<number>(`
            vim.cmd('buffer as-is.tmodel')
            vim.api.nvim_buf_set_lines(0, 0, 0, false, { 'nonsense' })
            wait(function()
                return vim.tbl_contains(codes(), 'nonsense') or vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR })[1].lnum == 0
            end)
            return #vim.diagnostic.get(vim.fn.bufnr('${path.basename(file)}'))`);
        assert.equal(count, 0);
    });
});
