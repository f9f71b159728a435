import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { frameworksIn, valuesOf } from './catalogue.js';

const script = fileURLToPath(new URL('../../scripts/generate-atlas.mjs', import.meta.url));

/** A release in format 6, cut down. Relations stand under either of their ends. */
const release = `
format-version: 6.0.0
collection: { id: ATLAS, version: "2026.12" }
tactics:
  AML.TA0002: { name: Reconnaissance, attack-reference: { id: TA0043 } }
  AML.TA0005: { name: Execution }
techniques:
  AML.T0011: { name: User Execution, platforms: [Predictive AI, Agentic AI], maturity: Realized }
  AML.T0011.000: { name: 'Unsafe "AI" Artifacts', platforms: [Predictive AI] }
mitigations:
  AML.M0013: { name: Code Signing, categories: [Technical - Cyber], lifecycle-phases: [Deployment] }
relationships:
  AML.T0011:
    achieves: [{ target: AML.TA0005 }]
    mitigates: [{ source: AML.M0013 }, { source: AML.M0013, target: AML.T0011 }]
  AML.T0011.000:
    specializes: [{ source: AML.T0011.000, target: AML.T0011 }]
`;

describe('The ATLAS generator', () => {
    let folder: string;
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tmodel-atlas-'))));
    afterEach(() => rmSync(folder, { recursive: true }));

    function generate(text: string, history: object) {
        const [input, past, out] = ['release.yaml', 'history.json', 'atlas.tmodel'].map(name => join(folder, name));
        writeFileSync(input, text);
        writeFileSync(past, JSON.stringify(history));
        const { status, stderr } = spawnSync(process.execPath, [script, input, '--history', past, '--out', out], { encoding: 'utf8' });
        return { status, stderr, written: () => readFileSync(out, 'utf8') };
    }

    it("turns MITRE's format into library text that the language accepts", async () => {
        const { frameworks, complaints } = await frameworksIn(
            generate(release, { retired: {}, formerly: {} }).written().replace('framework atlas', 'framework atlas-next')
        );
        assert.deepEqual(complaints, []);
        assert.deepEqual(
            frameworks[0].entries.map(({ category, id, title, facts }) => [
                category,
                id,
                title,
                ...facts.map(fact => `${fact.name}: ${fact.values.map(value => value.value).join()}`)
            ]),
            [
                ['tactic', 'AML.TA0002', 'Reconnaissance', 'attack: TA0043'],
                ['tactic', 'AML.TA0005', 'Execution'],
                [
                    'technique',
                    'AML.T0011',
                    'User Execution',
                    'tactics: AML.TA0005',
                    'platforms: predictive_ai,agentic_ai',
                    'maturity: realized'
                ],
                [
                    'technique',
                    'AML.T0011.000',
                    'Unsafe "AI" Artifacts',
                    'parent: AML.T0011',
                    'tactics: AML.TA0005',
                    'platforms: predictive_ai'
                ],
                ['mitigation', 'AML.M0013', 'Code Signing', 'categories: technical_cyber', 'lifecycle: deployment', 'mitigates: AML.T0011']
            ]
        );
    });

    it('adds what the history says of retired and renamed entries', async () => {
        const history = { retired: { 'AML.T0001': { name: 'Old', replacedBy: 'AML.T0011' } }, formerly: { 'AML.M0013': 'Signing' } };
        const { frameworks } = await frameworksIn(generate(release, history).written().replace('framework atlas', 'framework atlas-next'));
        const entry = (id: string) => frameworks[0].entries.find(each => each.id === id)!;
        assert.deepEqual(valuesOf(entry('AML.T0001'), 'replaced_by'), ['AML.T0011']);
        assert.deepEqual(valuesOf(entry('AML.M0013'), 'formerly'), ['Signing']);
    });

    it('refuses a release that relates ids it does not define', () => {
        const { status, stderr } = generate(release.replace('source: AML.M0013 }', 'source: AML.M9999 }'), { retired: {}, formerly: {} });
        assert.notEqual(status, 0);
        assert.match(stderr, /AML\.M9999/);
    });
});
