import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { COMMAND, root } from './run-cli.js';

/** A message with the header of the Language Server Protocol's base protocol. */
function framed(message: object): string {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

describe('tmodel lsp --stdio', function () {
    // Each test starts processes.
    this.timeout(120_000);

    it('answers initialize and ends with status 0 after shutdown and exit', async () => {
        const server = spawn(process.execPath, [...COMMAND, 'lsp', '--stdio', `--clientProcessId=${process.pid}`], { cwd: root });
        const ended = new Promise<number | null>(resolve => server.on('close', resolve));
        let output = '';
        const answered = new Promise<void>(resolve => {
            server.stdout.on('data', (chunk: Buffer) => {
                output += chunk.toString();
                if (output.includes('"id":2')) resolve();
            });
        });
        server.stdin.write(framed({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } }));
        server.stdin.write(framed({ id: 2, method: 'shutdown' }));
        await Promise.race([answered, ended]);
        server.stdin.end(framed({ method: 'exit' }));
        assert.equal(await ended, 0);
        assert.match(output, /^Content-Length: \d+\r\n\r\n.*"capabilities":\{/);
    });
});
