import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { Neovim } from './neovim.js';

describe('In Neovim, configured as docs/editors.md says', function () {
    this.timeout(120_000);
    let neovim: Neovim;
    beforeEach(async () => {
        neovim = await Neovim.start();
        await neovim.open('as-is.tmodel');
    });
    afterEach(() => neovim.dispose());

    it('findings are diagnostics of the lines that they are about', async () => {
        const codes = await neovim.lua<string[]>('return codes()');
        for (const finding of ['open-inference-service@gateway', 'unsafe-deserialization@model', 'cleartext-flow@api_gateway']) {
            assert.ok(codes.includes(finding), `${finding} is missing among ${codes.join(', ')}`);
        }
    });

    it('a hover on a fact says what it asks and which values it can have', async () => {
        const shown = await neovim.lua<string>(`
            at(line_of('format: torch'), 'format')
            vim.lsp.buf.hover()
            local window
            wait(function()
                for _, each in ipairs(vim.api.nvim_list_wins()) do
                    if vim.api.nvim_win_get_config(each).relative ~= '' then window = each end
                end
                return window
            end)
            return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\\n')`);
        assert.match(shown, /How are the weights serialised/);
        assert.match(shown, /safetensors/);
    });

    it("completion offers a fact's values, and the chosen one is in the text", async () => {
        await neovim.lua(`
            vim.api.nvim_win_set_cursor(0, { line_of('format: torch'), 0 })
            vim.api.nvim_set_current_line('      format: safet')`);
        await neovim.type('A<C-x><C-o>');
        await neovim.untilLua(`vim.api.nvim_get_current_line():find('tensors')`);
        await neovim.type('<C-y><Esc>');
        const line = await neovim.lua<string>('return vim.api.nvim_get_current_line()');
        assert.equal(line, '      format: safetensors');
    });

    it('a quick fix writes the control into the text and its finding is gone', async () => {
        const { title, text, codes } = await neovim.lua<{ title: string; text: string; codes: string[] }>(`
            vim.api.nvim_win_set_cursor(0, { line_of('model resnet50'), 2 })
            local title
            vim.ui.select = function(items, _, choose)
                for _, item in ipairs(items) do
                    if item[2].title:find('artifact-signing', 1, true) then
                        title = item[2].title
                        return choose(item)
                    end
                end
            end
            vim.lsp.buf.code_action()
            wait(function() return title and not vim.tbl_contains(codes(), 'unsafe-deserialization@model') end)
            return { title = title, text = text(), codes = codes() }`);
        assert.match(title, /^Apply artifact-signing on prod\.resnet50/);
        assert.match(text, /model resnet50 [^}]*mitigation artifact-signing/);
        assert.ok(codes.includes('model-evasion@model'), 'findings that the fix does not close stay');
    });

    it('a rename changes an element in its declaration and in every flow', async () => {
        await neovim.lua(`
            at(line_of('gateway api_gateway'), 'api_gateway')
            vim.lsp.buf.rename('front_door')
            wait(function() return text():find('front_door', 1, true) end)`);
        const text = await neovim.text();
        assert.doesNotMatch(text, /api_gateway/);
        assert.equal(text.match(/\bfront_door\b/g)?.length, 3);
    });

    it('a file that is read again has its findings again', async () => {
        const before = await neovim.lua<string[]>('return codes()');
        await neovim.open('as-is.tmodel');
        assert.deepEqual(await neovim.lua<string[]>('return codes()'), before);
    });

    it('the definition of a name is the place that declares it', async () => {
        const line = await neovim.lua<string>(`
            at(line_of('-> web_app'), 'web_app')
            local before = vim.api.nvim_win_get_cursor(0)[1]
            vim.lsp.buf.definition()
            wait(function() return vim.api.nvim_win_get_cursor(0)[1] ~= before end)
            return vim.api.nvim_get_current_line()`);
        assert.match(line, /service web_app/);
    });
});
