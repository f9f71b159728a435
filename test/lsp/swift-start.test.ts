import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';

const MODULE = new URL('../../server/swift-start.ts', import.meta.url).href;
/** The bit of V8's status of a function that says whether the optimising compiler has been at it. */
const OPTIMISED = 16;
const SCRIPT = `
    import { optimiseLater } from '${MODULE}';
    const isOptimised = new Function('f', 'return (%GetOptimizationStatus(f) & ${OPTIMISED}) !== 0');
    const sum = n => { let total = 0; for (let i = 0; i < n; i++) total += i % 7; return total; };
    const warmUp = () => { for (let i = 0; i < 300 && !isOptimised(sum); i++) sum(100000); return isOptimised(sum); };
    const optimise = optimiseLater();
    const held = warmUp();
    optimise();
    console.log(JSON.stringify({ held, released: warmUp() }));
`;

describe('During its start the server', () => {
    it('leaves code as it is, and has it optimised from then on', () => {
        const output = execFileSync(process.execPath, ['--allow-natives-syntax', '--import=tsx', '--input-type=module', '--eval', SCRIPT], {
            cwd: fileURLToPath(new URL('../..', import.meta.url)),
            encoding: 'utf8'
        });
        assert.deepEqual(JSON.parse(output), { held: false, released: true });
    });
});
