import assert from 'node:assert/strict';
import { EmptyFileSystem, URI } from 'langium';
import { compileLibrary, runTest } from '../../analysis/index.js';
import { createTmodelServices, libraryOf, testsOf } from '../../language/index.js';

const { shared } = createTmodelServices(EmptyFileSystem);
let documents = 0;

/** Runs the only test of a text. @returns for each expectation what was found instead, null where it is met */
async function failures(text: string): Promise<(string | null)[]> {
    const document = shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse(`test:/run-${documents++}.tmodel`));
    await shared.workspace.DocumentBuilder.build([document], { validation: true });
    const [test] = testsOf(document);
    return runTest(test, compileLibrary(libraryOf(document)), { today: '2026-11-23' }).map(({ failure }) => failure ?? null);
}

const EXPOSED = `threat reachable "A model is asked by strangers" {
  on model
  when queried from actor where (identity = anonymous)
  mitigated by query-limit
  reduced by telemetry
  message: "m"
}
test "t" {
  zone lab { model inner }
  actor stranger { identity: anonymous }
  gateway door { quota: 0 }
  stranger -> door { purpose: inference }
  stranger -> inner "directly" { purpose: inference }
`;

const exposed = (...expectations: string[]) => failures(`${EXPOSED}${expectations.join('\n')}\n}`);

describe('Running a test', () => {
    it('meets what is found where it is expected, in a zone, or anywhere', async () => {
        assert.deepEqual(await exposed('expect reachable on inner', 'expect reachable on lab', 'expect reachable'), [null, null, null]);
    });

    it('meets that nothing is found at a place, or anywhere', async () => {
        assert.deepEqual(await exposed('expect no reachable on door', 'expect no mutable-image'), [null, null]);
    });

    it('says that a threat is there that should not be', async () => {
        assert.deepEqual(await exposed('expect no reachable', 'expect no reachable on lab'), [
            'reachable is found: open on lab.inner.',
            'reachable is found: open on lab.inner.'
        ]);
    });

    it('says in which status a threat is found instead', async () => {
        assert.deepEqual(await exposed('expect mitigated reachable on inner'), [
            'reachable is not mitigated on inner, but open on lab.inner.'
        ]);
    });

    it('says where else a threat is found', async () => {
        assert.deepEqual(await exposed('expect reachable on door'), [
            'reachable is not open on door; it is found elsewhere: open on lab.inner.'
        ]);
    });

    it('says which answers are missing for a threat to be found', async () => {
        assert.deepEqual(await failures('test "t" { model m { format: pickle } expect unsafe-deserialization on m }'), [
            'unsafe-deserialization is not open on m: whether it is there depends on origin of m.'
        ]);
    });

    it('says that a threat is not there at all', async () => {
        assert.deepEqual(await failures('test "t" { model m { format: onnx } expect unsafe-deserialization on m }'), [
            'unsafe-deserialization is not open on m.'
        ]);
    });

    it('says that there is no such threat or place', async () => {
        assert.deepEqual(
            await exposed('expect nothing-known on inner', 'expect reachable on nowhere', 'expect reachable on door -> inner'),
            ['There is no threat nothing-known.', 'There is no nowhere in this test.', 'There is no door -> inner in this test.']
        );
    });

    it('tells questions that are asked from those that are not', async () => {
        assert.deepEqual(
            await failures(`test "t" {
  model m { format: pickle }
  expect question origin on m
  expect question format on m
  expect no question origin
  expect no question format
}`),
            [null, 'format is not asked for on m, but origin of m.', 'origin of m is asked for, to decide unsafe-deserialization.', null]
        );
    });

    it('sees paths through the systems that it refers to', async () => {
        assert.deepEqual(
            await failures(`system platform {
  actor stranger { identity: anonymous }
  gateway edge { authentication: none }
  stranger -> edge { purpose: inference }
}
test "t" {
  model m { scaling: metered }
  platform.edge -> m { purpose: inference }
  expect cost-harvesting on m
  expect no open-inference-service
}`),
            [null, null]
        );
    });

    it('counts planned, residual and treated findings by their status', async () => {
        assert.deepEqual(
            await exposed(
                'model tracked { mitigation telemetry }',
                'model limited { mitigation query-limit { status: planned, due: 2027-01-01 } }',
                'model borne',
                'stranger -> tracked { purpose: inference }',
                'stranger -> limited { purpose: inference }',
                'stranger -> borne { purpose: inference }',
                'accept reachable on borne { by: "us", until: 2026-11-23, reason: "r" }',
                'expect residual reachable on tracked',
                'expect planned reachable on limited',
                'expect accepted reachable on borne',
                'expect no reachable on borne',
                'expect no reachable on limited'
            ),
            [null, null, null, null, 'reachable is found: planned on limited.']
        );
    });
});
