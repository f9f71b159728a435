import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { LibraryReport } from '../../explain/index.js';
import { folderWith, removeFolders, runCli } from './run-cli.js';

const schema = JSON.parse(readFileSync(new URL('../../docs/library.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv2020({ allErrors: true, strict: true }).compile(schema);

const COMPANY = `
enum tier "How much it matters" { bronze "Little", gold "Much" }
kind ledger "Where money is written down" extends store {
  attribute tier "How much does it matter?" : tier
  access: role
}
control second-signature "Two people must agree" { counts: on_target description: "Nobody books alone." implied when tier = bronze }
threat open-ledger "Anyone can book" {
  on ledger
  when tier = gold and reached from actor where (identity <= customer) without caller-authentication
  mitigated by second-signature
  maps: [atlas.AML.T0040]
  severity: high
  message: "A stranger can book." advice: "Let two people agree." silent: "It is bronze." false_positives: "A ledger that is a toy."
}
`;

describe('tmodel list and tmodel explain', function () {
    // Each test starts processes.
    this.timeout(120_000);

    let folder: string;
    before(() => {
        folder = folderWith({
            'org/library.tmodel': COMPANY,
            'shop.tmodel': 'import "org/library.tmodel"\n',
            'broken.tmodel': 'threat t { on nothing }'
        });
    });
    after(removeFolders);

    const run = (...args: string[]) => runCli(folder, args);

    async function json(...args: string[]): Promise<LibraryReport> {
        const { status, stdout, stderr } = await run(...args, '--format', 'json');
        assert.deepEqual([status, stderr], [0, '']);
        const report = JSON.parse(stdout) as LibraryReport;
        validate(report);
        assert.deepEqual(validate.errors ?? [], []);
        return report;
    }

    for (const what of ['threats', 'controls', 'kinds', 'frameworks', 'values'] as const) {
        it(`list ${what} names each with its sentence, in 80 columns`, async () => {
            const { status, stdout } = await run('list', what);
            assert.equal(status, 0);
            assert.deepEqual(
                stdout.split('\n').filter(line => line.length > 80),
                []
            );
            const listed = (await json('list', what))[what]!;
            const missing = listed.filter(({ name }) => !new RegExp(`^ *${name}(?: |$)`, 'm').test(stdout));
            assert.ok(listed.length > 3);
            assert.deepEqual(missing, []);
        });
    }

    it('explains everything that can be listed, in 80 columns but for addresses and single words', async () => {
        const report = { ...(await json('list', 'threats')), ...(await json('list', 'controls')), ...(await json('list', 'kinds')) };
        const names = [...report.threats!, ...report.controls!, ...report.kinds!].map(({ name }) => name);
        const { status, stdout } = await run('explain', ...names);
        assert.equal(status, 0);
        const long = stdout.split('\n').filter(line => line.length > 80 && line.trim().replace(/^- /, '').includes(' '));
        assert.deepEqual(long, []);
    });

    it('satisfies the published schema for a threat, a control, a kind, values, a catalogue and an entry of it at once', async () => {
        const report = await json('explain', 'model-evasion', 'query-limit', 'llm', 'identity', 'stride', 'AML.T0015');
        assert.deepEqual(Object.keys(report).sort(), [
            'controls',
            'entries',
            'facts',
            'frameworks',
            'kinds',
            'library',
            'threats',
            'tool',
            'values',
            'version'
        ]);
    });

    it('is refused by the published schema with a field that the schema does not name', async () => {
        const report = await json('explain', 'query-limit');
        assert.equal(validate({ ...report, controls: [{ ...report.controls![0], cost: 1 }] }), false);
    });

    it('explain tells of a kind what holds for its elements by default, and the values of its facts', async () => {
        const { stdout } = await run('explain', 'ledger', '--library', 'org');
        assert.match(stdout, /By default\n {2}- access: role\n/);
        assert.match(stdout, /tier {2}How much does it matter\? \(one of\)\n {6}bronze {2}Little\n {6}gold {4}Much\n/);
        assert.match(stdout, /Facts as every store\n/);
    });

    it('explain tells of a control where it counts, what stands for it and what it closes', async () => {
        const { stdout } = await run('explain', 'second-signature', '--library', 'org');
        assert.match(stdout, /Where it counts\n {2}on what is threatened/);
        assert.match(stdout, /Implied where\n {2}- tier = bronze\n/);
        assert.match(stdout, /Closes, alone or with others\n {2}open-ledger\n/);
    });

    it('explain tells of a threat when it is raised, when not, what to do, and when it is wrong', async () => {
        const { stdout } = await run('explain', 'open-ledger', '--library', 'org');
        assert.match(
            stdout.replace(/\n {4}/g, ' '),
            /Raised on ledger where\n {2}- `tier` is `gold` and calls from an `actor` whose `identity` is at most `customer` lead to it, on a way without `caller-authentication`\n/
        );
        assert.match(stdout, /Deliberately silent\n {2}It is bronze\.\n/);
        assert.match(stdout, /False positives\n {2}A ledger that is a toy\.\n/);
        assert.match(stdout, /- atlas\.AML\.T0040 .*\n {4}<https:\/\/atlas\.mitre\.org\/techniques\/AML\.T0040>\n/);
    });

    it('takes in what the files of --library import', async () => {
        assert.deepEqual((await json('explain', 'open-ledger', '--library', 'shop.tmodel')).threats![0].on, ['ledger']);
    });

    it('knows a library only where it is asked for', async () => {
        assert.equal((await run('explain', 'open-ledger')).status, 2);
    });

    it('explains an id of a catalogue with what the library does about it', async () => {
        const { entries } = await json('explain', 'AML.M0004');
        assert.deepEqual([entries![0].category, entries![0].controls], ['mitigation', ['query-limit']]);
    });

    it('suggests what a name may have meant, and explains the others', async () => {
        const { status, stdout, stderr } = await run('explain', 'model-evasoin', 'query-limit');
        assert.equal(status, 2);
        assert.equal(stderr, 'tmodel: the library has no model-evasoin. Did you mean model-evasion?\n');
        assert.match(stdout, /^control query-limit\n/);
    });

    it('says what is wrong with the files of --library', async () => {
        const { status, stderr } = await run('list', 'threats', '--library', 'broken.tmodel', '--library', 'missing');
        assert.equal(status, 2);
        assert.match(stderr, /^broken\.tmodel:1:15: error: .*nothing.* \[unknown-kind\]$/m);
        assert.match(stderr, /^missing:1:1: error: .* \[unreadable-path\]$/m);
    });
});
