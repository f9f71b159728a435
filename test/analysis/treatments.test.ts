import assert from 'node:assert/strict';
import { analyseText } from '../rules/analysed-text.js';

const today = '2026-11-23';

async function treated(treatment: string): Promise<{ status: string; notices: string[] }> {
    const text = `system s {
  zone prod {
    model m { format: pickle, origin: vendor }
  }
  ${treatment}
}`;
    const [{ analysis }] = (await analyseText(text, today)).systems;
    return { status: analysis.findings[0].status, notices: analysis.notices.map(notice => notice.code) };
}

describe('treatments', () => {
    it('an acceptance takes the finding off the list', async () => {
        assert.deepEqual(await treated('accept unsafe-deserialization on m { by: "head", until: 2026-12-31, reason: "moving" }'), {
            status: 'accepted',
            notices: []
        });
    });

    it('holds on its last day', async () => {
        assert.equal(
            (await treated('accept unsafe-deserialization on m { by: "head", until: 2026-11-23, reason: "moving" }')).status,
            'accepted'
        );
    });

    it('ends on the day after', async () => {
        assert.deepEqual(await treated('accept unsafe-deserialization on m { by: "head", until: 2026-11-22, reason: "moving" }'), {
            status: 'open',
            notices: ['treatment-expired']
        });
    });

    it('on a zone or the system holds for what is inside', async () => {
        assert.equal((await treated('dismiss unsafe-deserialization on prod { reason: "test data" }')).status, 'dismissed');
        assert.equal((await treated('transfer unsafe-deserialization on s { reason: "insured" }')).status, 'transferred');
    });

    it('of an element that shares the name of its system leave the rest alone', async () => {
        const text = `system m {
  model m { format: pickle, origin: vendor }
  model other { format: pickle, origin: vendor }
  dismiss unsafe-deserialization on m { reason: "test data" }
}`;
        const [{ analysis }] = (await analyseText(text, today)).systems;
        assert.deepEqual(
            analysis.findings.map(({ status }) => status),
            ['dismissed', 'open']
        );
    });

    it('without its reason decides nothing', async () => {
        assert.equal((await treated('avoid unsafe-deserialization on m')).status, 'open');
    });

    it('an acceptance without a name and an end decides nothing', async () => {
        assert.equal((await treated('accept unsafe-deserialization on m { reason: "moving" }')).status, 'open');
    });

    it('that matches no finding is noticed', async () => {
        assert.deepEqual((await treated('dismiss model-evasion on m { reason: "no outsiders" }')).notices, ['treatment-orphaned']);
    });

    it('on a flow is told apart from another flow by its label', async () => {
        const text = `system s {
  zone a { service x }
  zone b { service y }
  x -> y "orders" { protocol: http }
  x -> y "prices" { protocol: http }
  dismiss cleartext-flow on x -> y "prices" { reason: "public" }
}`;
        const [{ analysis }] = (await analyseText(text, today)).systems;
        assert.deepEqual(
            analysis.findings.map(({ target, status }) => [target, status]),
            [
                ['a.x -> b.y', 'open'],
                ['a.x -> b.y #2', 'dismissed']
            ]
        );
    });
});
