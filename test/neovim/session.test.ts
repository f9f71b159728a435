import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { eventually, Neovim, runs } from './neovim.js';

describe('The server that Neovim starts', function () {
    this.timeout(120_000);
    let neovim: Neovim;
    beforeEach(async () => {
        neovim = await Neovim.start();
        await neovim.open('as-is.tmodel');
    });
    afterEach(() => neovim.dispose());

    it('ends when Neovim is left', async () => {
        const server = await neovim.serverProcess();
        assert.ok(runs(server));
        await neovim.quit();
        await eventually(() => !runs(server), `the server, process ${server}, still runs`);
    });

    it('ends when Neovim is killed', async () => {
        const server = await neovim.serverProcess();
        neovim.process.kill('SIGKILL');
        await neovim.exit;
        await eventually(() => !runs(server), `the server, process ${server}, still runs`);
    });

    it('serves all buffers', async () => {
        await neovim.open('fine-tuned.tmodel');
        assert.deepEqual(await neovim.lua('return { #vim.lsp.get_active_clients(), #vim.tbl_keys(client().attached_buffers) }'), [1, 2]);
    });
});

describe('The server that Neovim has sent nonsense', function () {
    this.timeout(120_000);
    let neovim: Neovim;
    before(async () => {
        neovim = await Neovim.start();
        await neovim.open('as-is.tmodel');
    });
    after(() => neovim.dispose());

    const bad: [string, string, string][] = [
        ['a method that there is not', 'textDocument/nonsense', '{}'],
        [
            'a document that is not open',
            'textDocument/hover',
            "{ textDocument = { uri = 'file:///nowhere.tmodel' }, position = { line = 0, character = 0 } }"
        ],
        ['parameters that are none', 'textDocument/hover', '{ 1, 2, 3 }']
    ];
    for (const [what, method, params] of bad) {
        it(`answers ${what} with an error and goes on`, async () => {
            const { error, hover } = await neovim.lua<{ error: object; hover: string }>(`
                local error = request('${method}', ${params}).error
                return { error = error, hover = request('textDocument/hover', at(line_of('format: torch'), 'format')).result.contents.value }`);
            assert.ok(error, 'no error came back');
            assert.match(hover, /How are the weights serialised/);
        });
    }

    it('answers a position outside of the text with nothing and goes on', async () => {
        const { nothing, hover } = await neovim.lua<{ nothing: boolean; hover: string }>(`
            local place = vim.lsp.util.make_position_params(0, client().offset_encoding)
            place.position = { line = 99999, character = 99999 }
            local answer = request('textDocument/hover', place)
            return {
                nothing = answer.error == nil and (answer.result == nil or answer.result == vim.NIL),
                hover = request('textDocument/hover', at(line_of('format: torch'), 'format')).result.contents.value,
            }`);
        assert.ok(nothing);
        assert.match(hover, /How are the weights serialised/);
    });
});
