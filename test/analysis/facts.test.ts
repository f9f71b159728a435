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
