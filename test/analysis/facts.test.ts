import assert from 'node:assert/strict';
import type { Finding, Question } from '../../analysis/index.js';
import { analyseText } from '../rules/analysed-text.js';

async function analysed(text: string): Promise<{ findings: Finding[]; questions: Question[] }> {
    return (await analyseText(text)).systems[0].analysis;
}

describe('facts', () => {
    it('of a zone hold for the elements inside it', async () => {
        const { findings } = await analysed('system s { zone prod { origin: vendor  model m { format: pickle } } }');
        assert.deepEqual(
            findings.map(({ threat }) => threat),
            ['unsafe-deserialization']
        );
    });

    it('of an inner zone win over those of the outer', async () => {
        const { findings } = await analysed(
            'system s { zone outer { origin: vendor  zone inner { origin: in_house  model m { format: pickle } } } }'
        );
        assert.deepEqual(findings, []);
    });

    it('of the element itself win over those of its zone', async () => {
        const { findings } = await analysed('system s { zone prod { origin: vendor  model m { format: pickle, origin: in_house } } }');
        assert.deepEqual(findings, []);
    });

    it('of the system hold for everything', async () => {
        const { findings } = await analysed('system s { origin: partner  zone prod { model m { format: joblib } } }');
        assert.equal(findings.length, 1);
    });

    it('say where they were stated', async () => {
        const { findings } = await analysed('system s { zone prod { origin: vendor  model m { format: pickle } } }');
        assert.ok(findings[0].because.some(({ text }) => text === 'm: origin is vendor (from prod)'));
    });

    it('with a value outside their enumeration say nothing', async () => {
        const { findings, questions } = await analysed('system s { model m { format: pickel, origin: vendor } }');
        assert.deepEqual([findings.length, questions.map(({ fact }) => fact)], [0, ['format']]);
    });

    it('that are unknown but decide nothing are not asked for', async () => {
        const { questions } = await analysed('system s { model m { format: safetensors } }');
        assert.deepEqual(questions, []);
    });
});

describe('facts of a kind', () => {
    const KINDS = `
        kind hub_model extends model { origin: public_hub }
        kind pickled_model extends hub_model { format: pickle }
        kind own_model extends pickled_model { origin: in_house }
    `;
    const threats = async (system: string): Promise<string[]> =>
        (await analysed(`${KINDS} system s { ${system} }`)).findings.map(({ threat, target }) => `${threat} on ${target}`);

    it('hold for its elements that say nothing else', async () => {
        assert.deepEqual(await threats('pickled_model m'), ['unsafe-deserialization on m']);
    });

    it('yield to what the element says', async () => {
        assert.deepEqual(await threats('pickled_model m { format: onnx }'), []);
    });

    it('yield to what a zone around the element says', async () => {
        assert.deepEqual(await threats('zone z { format: onnx  zone inner { pickled_model m } }'), []);
    });

    it('yield to what the system says', async () => {
        assert.deepEqual(await threats('format: onnx  pickled_model m'), []);
    });

    it('yield to those of a nearer kind', async () => {
        assert.deepEqual(await threats('own_model m'), []);
    });

    it('are said of the kind that states them', async () => {
        const { findings } = await analysed(`${KINDS} system s { pickled_model m }`);
        const said = findings[0].because.map(({ text }) => text);
        assert.ok(said.includes('m: format is pickle (as every pickled_model)'), said.join());
        assert.ok(said.includes('m: origin is public_hub (as every hub_model)'), said.join());
    });

    it('are never asked for', async () => {
        const blank = await analysed('system s { model m { format: pickle } }');
        const { questions } = await analysed(`${KINDS} system s { hub_model m { format: pickle } }`);
        assert.deepEqual([blank.questions.map(({ fact }) => fact), questions], [['origin'], []]);
    });

    it('stand for a control as stated ones do', async () => {
        const system = 'kind closed_door extends gateway { authentication: mtls } system s { actor a { identity: anonymous } ';
        const path = 'a -> door { purpose: inference, sends: d } door -> m { purpose: inference, sends: d } model m data d {} }';
        const statuses = async (door: string): Promise<string[]> =>
            (await analysed(`${system} ${door} ${path}`)).findings
                .filter(({ threat }) => threat === 'open-inference-service')
                .map(({ status }) => status);
        assert.deepEqual([await statuses('gateway door { authentication: none }'), await statuses('closed_door door')], [['open'], []]);
    });
});

describe('what flows say of how callers prove who they are', () => {
    const SYSTEM = `zone net { trust: public  actor stranger { identity: anonymous }  actor staff { identity: employee } }
        zone prod { trust: production  orchestrator jobs { ... }  training_job run }
        jobs -> run { purpose: control }`;
    const exposure = async (
        flows: string,
        facts = ''
    ): Promise<{ findings: string[]; because: string[]; asked: (string | undefined)[] }> => {
        const { findings, questions } = await analysed(`system s { ${SYSTEM.replace('...', facts)} ${flows} }`);
        const here = findings.filter(({ threat }) => threat === 'exposed-operations-interface');
        return {
            findings: here.map(({ target }) => target),
            because: here.flatMap(({ because }) => because.map(({ text }) => text)),
            asked: questions.filter(({ target, fact }) => target === 'prod.jobs' && fact === 'authentication').map(({ fact }) => fact)
        };
    };

    it('holds for the service that they call, where it says nothing', async () => {
        const { findings, because } = await exposure('stranger -> jobs { purpose: control, authentication: none }');
        assert.deepEqual(findings, ['prod.jobs']);
        assert.ok(because.includes('jobs: authentication is none'), because.join());
    });

    it('yields to what the service says', async () => {
        const { findings } = await exposure('stranger -> jobs { purpose: control, authentication: none }', 'authentication: token');
        assert.deepEqual(findings, []);
    });

    it('answers the question', async () => {
        assert.deepEqual((await exposure('stranger -> jobs { purpose: control, authentication: mfa }')).asked, []);
    });

    it('counts by the weakest of several ways in', async () => {
        const staff = 'staff -> jobs { purpose: control, authentication: mfa }';
        const { findings } = await exposure(`${staff} stranger -> jobs { purpose: control, authentication: none }`);
        assert.deepEqual(findings, ['prod.jobs']);
    });

    it('leaves the question where one way in does not say', async () => {
        const staff = 'staff -> jobs { purpose: control, authentication: mfa }';
        const { findings, asked } = await exposure(`${staff} stranger -> jobs { purpose: control }`);
        assert.deepEqual([findings, asked], [[], ['authentication']]);
    });
});

describe('blank elements', () => {
    it('of every kind raise no finding and at most one group of questions each', async () => {
        const { library } = await analyseText('');
        const kinds = library.kinds.map(({ name }) => name).filter(name => !['system', 'zone', 'data', 'flow'].includes(name));
        const { findings, questions } = await analysed(
            `system s {\n  zone z {\n${kinds.map(kind => `    ${kind} a_${kind}`).join('\n')}\n  }\n}`
        );
        assert.deepEqual(findings, []);
        assert.ok(questions.every(({ targetType }) => targetType === 'element'));
        assert.ok(questions.length <= kinds.length, questions.map(({ target, fact }) => `${target}.${fact}`).join());
    });
});

describe('examples', () => {
    it('stay below 2.5 open findings per element', async () => {
        const { readFile } = await import('node:fs/promises');
        for (const variant of ['as-is', 'fine-tuned', 'hardened']) {
            const text = await readFile(new URL(`../../examples/image-classifier/${variant}.tmodel`, import.meta.url), 'utf8');
            const { systems, complaints } = await analyseText(text);
            const [{ model, analysis }] = systems;
            const open = analysis.findings.filter(({ status }) => status === 'open' || status === 'planned').length;
            assert.deepEqual(complaints, []);
            assert.ok(variant === 'hardened' ? open === 0 : open > 0 && open / model.elements.length < 2.5, `${variant}: ${open}`);
        }
    });
});

describe('a rule of which several facts are unknown', () => {
    const asked = async (conditions: string, model = '', rest = ''): Promise<string[]> => {
        const { questions } = await analysed(`threat house-rule { on model ${conditions} } system s { model m { ${model} } ${rest} }`);
        return questions.filter(({ decides }) => decides.includes('house-rule')).map(({ target, fact }) => `${fact} of ${target}`);
    };
    const RULE = 'when impact = safety when hosting = on_device and weights = public';

    it('asks for the first of them in the order of its text', async () => {
        assert.deepEqual(await asked(RULE), ['impact of m']);
        assert.deepEqual(await asked('when weights = public and impact = safety'), ['weights of m']);
    });

    it('asks for the next when that is answered, as long as it matters', async () => {
        assert.deepEqual(await asked(RULE, 'impact: safety'), ['hosting of m']);
        assert.deepEqual(await asked(RULE, 'impact: safety, hosting: on_device'), ['weights of m']);
        assert.deepEqual(await asked(RULE, 'impact: none'), []);
    });

    it('asks for a fact at the end of a path where the text has the path first', async () => {
        const path = 'service gate  gate -> m { purpose: inference }';
        const rule = 'when reached from service where (parses includes image) when impact = safety';
        assert.deepEqual(await asked(rule, '', path), ['parses of gate']);
        assert.deepEqual(await asked(rule, '', path.replace('gate ', 'gate { parses: [image] } ')), ['impact of m']);
    });

    it('asks for all that alternatives depend on', async () => {
        assert.deepEqual(await asked('when impact = safety or weights = public'), ['impact of m', 'weights of m']);
    });
});
