import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { frameworksIn } from './catalogue.js';

const script = fileURLToPath(new URL('../../scripts/generate-atlas.mjs', import.meta.url));
const edition = (name: string) => fileURLToPath(new URL(`./editions/${name}`, import.meta.url));
const NO_HISTORY = { comment: '', retired: {}, formerly: {} };

describe('The ATLAS generator', () => {
    let folder: string;
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tmodel-atlas-'))));
    afterEach(() => rmSync(folder, { recursive: true }));

    /** Runs the script in a folder of its own, on a history and on whatever it wrote there before. */
    function generate(input: string, history: object = NO_HISTORY, ...options: string[]) {
        const [past, out] = ['history.json', 'atlas.tmodel'].map(name => join(folder, name));
        writeFileSync(past, JSON.stringify(history));
        const call = [script, input, '--history', past, '--out', out, ...options];
        const { status, stdout, stderr } = spawnSync(process.execPath, call, { encoding: 'utf8' });
        return {
            status,
            output: stdout + stderr,
            written: () => readFileSync(out, 'utf8'),
            history: () => JSON.parse(readFileSync(past, 'utf8'))
        };
    }

    /** The entries of the written text, a line for each, as the language reads them. */
    async function entriesOf(text: string): Promise<string[]> {
        const { frameworks, complaints } = await frameworksIn(text.replace('framework atlas', 'framework atlas-next'));
        assert.deepEqual(complaints, []);
        return frameworks[0].entries.map(({ category, id, title, facts }) =>
            [`${category} ${id} ${title}`, ...facts.map(fact => `${fact.name}: ${fact.values.map(value => value.value).join()}`)].join('; ')
        );
    }

    it("turns MITRE's format 6 into library text that the language accepts", async () => {
        assert.deepEqual(await entriesOf(generate(edition('format-6.yaml')).written()), [
            'tactic AML.TA9001 Looking Around; attack: TA0943',
            'tactic AML.TA9000 Breaking In',
            'technique AML.T9001 Ask the Doorman; tactics: AML.TA9001,AML.TA9000; platforms: predictive_ai,enterprise; maturity: realized; attack: T9777',
            'technique AML.T9001.000 Politely, "Please"; parent: AML.T9001; tactics: AML.TA9001; platforms: agentic_ai; maturity: feasible',
            'technique AML.T9004 Leave Spoiled Food; tactics: AML.TA9000; platforms: generative_ai; maturity: demonstrated',
            'technique AML.T9004.000 Cakes; parent: AML.T9004; tactics: AML.TA9000; platforms: generative_ai; maturity: demonstrated',
            'technique AML.T9004.001 Soups; parent: AML.T9004; tactics: AML.TA9000; platforms: generative_ai; maturity: feasible',
            'mitigation AML.M9001 A Strong Lock; categories: technical_cyber,policy; lifecycle: deployment; mitigates: AML.T9001,AML.T9004.000'
        ]);
    });

    it('turns the format that is frozen at 5.6 into the same, without platforms', async () => {
        assert.deepEqual(await entriesOf(generate(edition('format-5.yaml')).written()), [
            'tactic AML.TA9001 Looking Around; attack: TA0943',
            'tactic AML.TA9000 Breaking In',
            'technique AML.T9001 Ask the Doorman; tactics: AML.TA9001,AML.TA9000; maturity: demonstrated',
            'technique AML.T9001.000 Politely; parent: AML.T9001; tactics: AML.TA9001,AML.TA9000; maturity: feasible',
            'technique AML.T9002 Leave Spoiled Cakes; tactics: AML.TA9000; attack: T9888',
            'technique AML.T9003 Wait Outside; tactics: AML.TA9001',
            'mitigation AML.M9001 A Lock; categories: technical_cyber; lifecycle: deployment,monitoring_and_maintenance; mitigates: AML.T9001,AML.T9002'
        ]);
    });

    it('takes the edition as it is written, which is no number', () => {
        assert.match(generate(edition('format-6.yaml')).written(), /edition: "2031\.10"/);
    });

    it('works out from the edition before what was retired and renamed', async () => {
        const { written, history, output } = generate(edition('format-6.yaml'), NO_HISTORY, '--before', edition('format-5.yaml'));
        assert.deepEqual(history(), {
            comment: '',
            retired: {
                'AML.T9002': { name: 'Leave Spoiled Cakes', replacedBy: 'AML.T9004.000' },
                'AML.T9003': { name: 'Wait Outside', replacedBy: null }
            },
            formerly: { 'AML.T9001.000': ['Politely'], 'AML.M9001': ['A Lock'] }
        });
        const entries = await entriesOf(written());
        assert.deepEqual(
            entries
                .filter(line => /retired|formerly/.test(line))
                .map(line => line.replace(/(tactics|platforms|categories|lifecycle).*?; /g, '')),
            [
                'technique AML.T9001.000 Politely, "Please"; parent: AML.T9001; maturity: feasible; formerly: Politely',
                'mitigation AML.M9001 A Strong Lock; mitigates: AML.T9001,AML.T9004.000; formerly: A Lock',
                'technique AML.T9002 Leave Spoiled Cakes; retired: true; replaced_by: AML.T9004.000',
                'technique AML.T9003 Wait Outside; retired: true'
            ]
        );
        assert.match(output, /AML\.T9003 "Wait Outside" is gone\. What replaced it/);
    });

    it('takes the library text that it writes over for the edition before', () => {
        const { history: none } = generate(edition('format-5.yaml'));
        const { history } = generate(edition('format-6.yaml'), none());
        assert.deepEqual(Object.keys(history().retired), ['AML.T9002', 'AML.T9003']);
        assert.deepEqual(history().formerly, { 'AML.T9001.000': ['Politely'], 'AML.M9001': ['A Lock'] });
    });

    it('finds nothing new in an edition that it has written already', () => {
        const first = generate(edition('format-6.yaml'), NO_HISTORY, '--before', edition('format-5.yaml'));
        const [text, past] = [first.written(), first.history()];
        const second = generate(edition('format-6.yaml'), past);
        assert.equal(second.written(), text);
        assert.deepEqual(second.history(), past);
    });

    it('keeps a successor that somebody has put in', () => {
        const past = { comment: '', retired: { 'AML.T9003': { name: 'Wait Outside', replacedBy: 'AML.T9001' } }, formerly: {} };
        const { history, output } = generate(edition('format-6.yaml'), past, '--before', edition('format-5.yaml'));
        assert.equal(history().retired['AML.T9003'].replacedBy, 'AML.T9001');
        assert.doesNotMatch(output, /What replaced it/);
    });

    it('leads from an id that was retired twice to what is left', async () => {
        const past = {
            comment: '',
            retired: {
                'AML.T8001': { name: 'Cakes', replacedBy: 'AML.T9002' },
                'AML.T9002': { name: 'Leave Spoiled Cakes', replacedBy: 'AML.T9004.000' }
            },
            formerly: {}
        };
        const entries = await entriesOf(generate(edition('format-6.yaml'), past).written());
        assert.ok(entries.includes('technique AML.T8001 Cakes; retired: true; replaced_by: AML.T9004.000'));
    });

    it('compares nothing with a later edition, and calls nothing retired that the edition has', async () => {
        const { history } = generate(edition('format-6.yaml'), NO_HISTORY, '--before', edition('format-5.yaml'));
        const past = history();
        const older = generate(edition('format-5.yaml'), past);
        assert.deepEqual(older.history(), past);
        assert.deepEqual(
            (await entriesOf(older.written())).filter(line => /retired|formerly/.test(line)),
            []
        );
    });

    it('refuses an edition that relates ids it does not define', () => {
        const broken = join(folder, 'broken.yaml');
        writeFileSync(
            broken,
            readFileSync(edition('format-6.yaml'), 'utf8').replace(
                'target: AML.T9004.000, relationship-type: mitigates',
                'target: AML.T9999'
            )
        );
        const { status, output } = generate(broken);
        assert.equal(status, 1);
        assert.match(output, /AML\.T9999/);
    });

    it('refuses a file that is no edition of ATLAS', () => {
        const other = join(folder, 'other.yaml');
        writeFileSync(other, 'techniques: {}\n');
        const { status, output } = generate(other);
        assert.equal(status, 1);
        assert.match(output, /neither 'relationships'/);
    });
});
