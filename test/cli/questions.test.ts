import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { JsonReport } from '../../formats/json.js';
import { folderWith, removeFolders, runCli } from './run-cli.js';

const FACTS = ['amber', 'blue', 'coral', 'dun'];

const BARREL = `kind barrel extends element { ${FACTS.map(fact => `attribute ${fact} : boolean`).join('  ')} }
${FACTS.map(fact => `threat no-${fact} { on barrel  when ${fact} = false  message: "m" }`).join('\n')}
system s { barrel b }
`;

describe('the questions of tmodel check', function () {
    // Each test starts a process.
    this.timeout(120_000);

    after(removeFolders);

    async function asked(...options: string[]): Promise<string[]> {
        const folder = folderWith({ 'barrel.tmodel': BARREL });
        const { stdout } = await runCli(folder, ['check', join(folder, 'barrel.tmodel'), '--format', 'json', ...options]);
        return (JSON.parse(stdout) as JsonReport).questions.map(({ fact }) => fact);
    }

    it('are three of one place', async () => {
        assert.deepEqual(await asked(), ['amber', 'blue', 'coral']);
    });

    it('are all where all are asked for', async () => {
        assert.deepEqual(await asked('--all-questions'), FACTS);
    });
});
