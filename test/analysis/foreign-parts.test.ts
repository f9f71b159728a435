import assert from 'node:assert/strict';
import { EmptyFileSystem, URI } from 'langium';
import { analyse, compileLibrary, type Analysis } from '../../analysis/index.js';
import { createTmodelServices, libraryOf, systemsOf } from '../../language/index.js';

const LIBRARY = `
kind crate extends service { attribute sealed : boolean }
control crate-lid { counts: on_path }
control crate-seal
threat crate-open "Open" { on crate when owner = "us" mitigated by crate-seal message: "." }
threat crate-reach "Reach" { on crate when reached from actor where (identity = anonymous) mitigated by crate-lid message: "." }
threat crate-feed "Feed" { on crate when some inflow where (source.sealed = false) message: "." }
threat crate-flow "Flow" { on flow when crosses_boundary = true and source.kind = crate message: "." }
`;

const { shared } = createTmodelServices(EmptyFileSystem);
let texts = 0;

/** The analysis of the last system of a text. */
async function analysisOf(text: string): Promise<Analysis> {
    const document = shared.workspace.LangiumDocumentFactory.fromString(`${LIBRARY}${text}`, URI.parse(`test:/foreign-${texts++}.tmodel`));
    await shared.workspace.DocumentBuilder.build([document], { validation: true });
    assert.deepEqual(
        document.diagnostics!.filter(({ severity }) => severity === 1).map(({ message }) => message),
        []
    );
    return analyse(systemsOf(document).at(-1)!, compileLibrary(libraryOf(document)), { today: '2026-11-23' });
}

/** Findings of the threats above, as `threat target status`. */
async function findings(text: string): Promise<string[]> {
    const own = (await analysisOf(text)).findings.filter(({ threat }) => threat.startsWith('crate-'));
    return own.map(({ threat, target, status }) => `${threat} ${target} ${status}`);
}

const PLATFORM = 'actor stranger { identity: anonymous }  crate gate { owner: "us" }  stranger -> gate';

describe('Parts of another system', () => {
    it('raise no findings of their own here', async () => {
        assert.deepEqual(await findings(`system p { ${PLATFORM} }  system s { service x  x -> p.gate }`), []);
    });

    it('are part of paths that end here', async () => {
        assert.deepEqual(await findings(`system p { ${PLATFORM} }  system s { crate x  p.gate -> x }`), [
            'crate-reach x open',
            'crate-flow p.gate -> x open'
        ]);
    });

    it('are guarded by what their own system puts in place', async () => {
        const flow = 'system s { crate x  p.gate -> x }';
        assert.ok((await findings(`system p { mitigation crate-lid ${PLATFORM} }  ${flow}`)).includes('crate-reach x mitigated'));
    });

    it('are not guarded by what is put in place for this system', async () => {
        const guarded = (await analysisOf(`system p { ${PLATFORM} }  system s { mitigation crate-seal  crate x  p.gate -> x }`)).findings;
        assert.ok(guarded.every(({ target }) => !target.startsWith('p.') || target.includes('->')));
        const passed = 'system s { mitigation crate-lid  service y  p.gate -> y }';
        assert.deepEqual(await findings(`system p { ${PLATFORM} }  ${passed}`), ['crate-flow p.gate -> y open']);
    });

    it('do not take over facts that this system states for its own', async () => {
        const text = (owner: string) => `system p { crate gate }  system s { ${owner} crate x  service y  p.gate -> y }`;
        assert.deepEqual(await findings(text('owner: "us"')), ['crate-open x open', 'crate-flow p.gate -> y open']);
    });

    it('keep what their own system states for them', async () => {
        const rule = 'threat crate-owned { on crate when some inflow where (source.owner = "them") message: "." }';
        const text = `${rule} system p { owner: "them" crate gate }  system s { owner: "us"  crate x  p.gate -> x }`;
        assert.ok((await findings(text)).includes('crate-owned x open'));
    });

    it('are no places for fixes', async () => {
        const { findings: found } = await analysisOf(`system p { ${PLATFORM} }  system s { crate x  p.gate -> x }`);
        const { fixes } = found.find(({ threat }) => threat === 'crate-reach')!;
        assert.deepEqual(
            fixes.flatMap(fix => [fix, ...fix.also]).map(({ control, on }) => `${control} on ${on}`),
            ['crate-lid on x']
        );
    });

    it('that leave something unsaid are asked about where they are met', async () => {
        const { questions } = await analysisOf(`system p { crate gate }\nsystem s {\ncrate x\np.gate -> x\n}`);
        const asked = questions.find(({ fact }) => fact === 'sealed')!;
        const line = LIBRARY.split('\n').length + 2;
        assert.deepEqual(
            [asked.target, asked.from, asked.decides, asked.declaration.name.start.line],
            ['p.gate', 'p', ['crate-feed'], line]
        );
    });
});
