import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ROOT } from '../../scripts/harness/config.mjs';
import { findNeovim, WITHOUT_NEOVIM } from '../../scripts/harness/ensure-neovim.mjs';

const COMMAND = path.join(ROOT, 'dist', 'tmodel.cjs');

/** How long a wait may last before it fails, in milliseconds: it only bounds a hang. */
const PATIENCE = 30_000;

/** The first block of Lua in docs/editors.md: what a user is told to write is what is tested. */
function documentedConfiguration(): string {
    const [, lua] = /```lua\n(.*?)```/s.exec(readFileSync(path.join(ROOT, 'docs', 'editors.md'), 'utf8'))!;
    return lua;
}

/**
 * A Neovim without a screen that is configured as docs/editors.md says and nothing else, with the built `tmodel` on its PATH, in a
 * temporary home of its own that holds a copy of the image classifier.
 */
export class Neovim {
    readonly exit: Promise<void>;
    /** What it wrote to its screen. */
    private screen = '';
    private scripts = 0;

    private constructor(
        private readonly command: string,
        /** The temporary folder: its `model/` is where Neovim runs, its `cache/` what XDG_CACHE_HOME names. */
        readonly home: string,
        readonly process: ChildProcess
    ) {
        this.exit = new Promise(resolve => process.on('exit', () => resolve()));
        for (const stream of [process.stdout!, process.stderr!]) stream.on('data', chunk => (this.screen += String(chunk)));
    }

    static async start(): Promise<Neovim> {
        const command = findNeovim();
        if (!command) throw new Error(WITHOUT_NEOVIM);
        if (!existsSync(COMMAND)) throw new Error('dist/tmodel.cjs is missing: run `node scripts/build.mjs` first.');
        const home = mkdtempSync(path.join(tmpdir(), 'tmodel-neovim-'));
        for (const folder of ['bin', 'cache']) mkdirSync(path.join(home, folder));
        cpSync(path.join(ROOT, 'examples', 'image-classifier'), path.join(home, 'model'), { recursive: true });
        symlinkSync(COMMAND, path.join(home, 'bin', 'tmodel'));
        writeFileSync(path.join(home, 'init.lua'), documentedConfiguration());
        const child = spawn(
            command,
            ['--headless', '--clean', '-n', '-u', path.join(home, 'init.lua'), '--listen', path.join(home, 'socket')],
            {
                cwd: path.join(home, 'model'),
                env: {
                    ...process.env,
                    PATH: [path.join(home, 'bin'), path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
                    HOME: home,
                    XDG_CACHE_HOME: path.join(home, 'cache')
                },
                stdio: ['ignore', 'pipe', 'pipe']
            }
        );
        const neovim = new Neovim(command, home, child);
        await eventually(() => existsSync(path.join(home, 'socket')), 'Neovim did not start');
        return neovim;
    }

    /**
     * Runs a block of Lua and returns what it returns. `wait(condition)` in it handles events until the condition holds and fails
     * where it never does; `request(method, params)` asks the server and returns its `result` or its `error`.
     */
    async lua<T>(block: string): Promise<T> {
        const file = path.join(this.home, `step-${++this.scripts}.lua`);
        writeFileSync(file, `${PRELUDE}\n${block}`);
        try {
            // Through a file: what Neovim prints, it shortens to the size of a screen.
            await this.remote('--remote-expr', `writefile([json_encode(luaeval('{ value = dofile(_A) }', '${file}'))], '${file}.json')`);
            return (JSON.parse(readFileSync(`${file}.json`, 'utf8')) as { value: T }).value;
        } catch (error) {
            throw new Error(`${error instanceof Error ? error.message : String(error)}\n${this.screen}\n--- after\n${block}`);
        }
    }

    /** Types keys, in Vim's notation. What they cause comes later: {@link untilLua}. */
    async type(keys: string): Promise<void> {
        await this.remote('--remote-send', keys);
    }

    /** Waits until an expression of Lua is true. Neovim handles keys in between, which it does not while a block of Lua waits. */
    async untilLua(expression: string): Promise<void> {
        await eventually(() => this.lua<boolean>(`return (${expression}) and true or false`), `${expression} did not come true`);
    }

    /** Opens a file of the model's folder, or reads it again, and waits for its findings. */
    async open(file: string): Promise<void> {
        await this.lua(`vim.cmd('edit! ${file}')\nwait(function() return #vim.diagnostic.get(0) > 0 end)`);
    }

    /** The text of the current buffer. */
    text(): Promise<string> {
        return this.lua<string>('return text()');
    }

    /** Process id of the language server that Neovim started. */
    serverProcess(): Promise<number> {
        return this.lua<number>('return client().rpc.pid');
    }

    /** Leaves as a user does, and waits until Neovim has ended. */
    async quit(): Promise<void> {
        await this.lua(`vim.defer_fn(function() vim.cmd('qall!') end, 0)`);
        await this.exit;
    }

    /** Calls the running Neovim with another one. */
    private async remote(...how: [string, string]): Promise<void> {
        const args = ['--headless', '--server', path.join(this.home, 'socket'), ...how];
        await promisify(execFile)(this.command, args, { timeout: 2 * PATIENCE });
    }

    /** For `after` hooks: ends Neovim if it still runs, and removes its home. */
    async dispose(): Promise<void> {
        if (this.process.exitCode === null && this.process.signalCode === null) {
            this.process.kill('SIGKILL');
            await this.exit;
        }
        // The server may still be ending, and its cache with it.
        rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
    }
}

const PRELUDE = `
local function wait(condition)
    if not vim.wait(${PATIENCE}, condition, 10) then error('what was awaited did not come', 2) end
end
local function client() return vim.lsp.get_active_clients()[1] end
local function request(method, params)
    local response = client().request_sync(method, params, ${PATIENCE}, vim.api.nvim_get_current_buf())
    return { result = response and response.result, error = response and response.err }
end
local function at(line, word)
    local column = vim.fn.getline(line):find(word, 1, true)
    vim.api.nvim_win_set_cursor(0, { line, column - 1 })
    return vim.lsp.util.make_position_params(0, client().offset_encoding)
end
local function line_of(text)
    for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
        if line:find(text, 1, true) then return number end
    end
    error('there is no line with ' .. text, 2)
end
local function text() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\\n') end
local function codes()
    local found = {}
    for _, each in ipairs(vim.diagnostic.get(0)) do
        local code = each.code or (each.user_data and each.user_data.lsp and each.user_data.lsp.code)
        table.insert(found, code .. '@' .. vim.fn.getline(each.lnum + 1):gsub('^%s+', ''):gsub('%s.*', ''))
    end
    return found
end
`;

/** Waits until a condition holds. @throws `failure` where it does not within some thirty seconds */
export async function eventually(condition: () => boolean | Promise<boolean>, failure: string): Promise<void> {
    const end = performance.now() + PATIENCE;
    while (!(await condition())) {
        if (performance.now() > end) throw new Error(failure);
        await delay(20);
    }
}

/** Whether a process has not ended; one that has, but whose parent has not asked for its status, has. */
export function runs(id: number): boolean {
    try {
        process.kill(id, 0);
        const status = `/proc/${id}/stat`;
        return !existsSync(status) || !/\) Z /.test(readFileSync(status, 'utf8'));
    } catch {
        return false;
    }
}
