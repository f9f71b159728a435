import assert from 'node:assert/strict';
import { conditionInSentence, controlsInSentence, libraryIndex } from '../../explain/index.js';
import { analyseText } from '../rules/analysed-text.js';

/** The sentence of the condition of a threat on a kind. */
async function sentence(condition: string, on = 'model'): Promise<string> {
    const { library, complaints } = await analyseText(`threat t { on ${on} when ${condition} mitigated by query-limit message: "m" }`);
    assert.deepEqual(complaints, []);
    return conditionInSentence(library.threats.find(({ name }) => name === 't')!.conditions[0], libraryIndex(library));
}

describe('A rule in plain English', () => {
    const sentences: [condition: string, sentence: string, on?: string][] = [
        ['task = ranking', '`task` is `ranking`'],
        ['task != ranking', '`task` is other than `ranking`'],
        ['format in [pickle, joblib, torch]', '`format` is `pickle`, `joblib` or `torch`'],
        ['outputs = label', '`outputs` is `label` and nothing else'],
        ['outputs includes [label, score]', '`outputs` includes `label` or `score`'],
        ['quota > 0', '`quota` is more than `0`', 'service'],
        ['trust >= production', '`trust` is at least `production`'],
        ['size_limit and not timeout', '`size_limit` is `true` and it is not so that `timeout` is `true`', 'service'],
        ['task = ranking and (impact = none or impact = safety)', '`task` is `ranking` and (`impact` is `none`, or `impact` is `safety`)'],
        ['kind = llm', 'it is an `llm`'],
        ['crosses_boundary', 'its two ends lie in different zones', 'flow'],
        ['source.kind = supplier', 'its source is a `supplier`', 'flow'],
        ['target.trust < production', "its target's `trust` is less than `production`", 'flow'],
        ['some outflow where (purpose = artifact)', 'there is a flow out of it whose `purpose` is `artifact`'],
        ['no caller where (kind = gateway)', 'there is no element that calls it that is a `gateway`'],
        ['every data where (personal)', 'every piece of data on its flows is one whose `personal` is `true`'],
        [
            'queried from actor where (identity <= customer) without query-limit',
            'questions of an `actor` whose `identity` is at most `customer` arrive at it, on a way without `query-limit`'
        ],
        [
            'learns from dataset where (sensitivity = public or some data where (personal))',
            'content of a `dataset` whose `sensitivity` is `public` or for which holds: there is a piece of data on its flows whose `personal` is `true` becomes training data, labels or feedback of it'
        ],
        ['supplied by element', 'artefacts come to it from any element'],
        ['influences actor', 'content that it puts out arrives at an `actor`'],
        ['source.trust < target.trust', "its source's `trust` is less than its target's `trust`", 'flow'],
        ['some target where (kind = llm)', 'its target is one that is an `llm`', 'flow']
    ];
    for (const [condition, expected, on] of sentences) {
        it(`says '${condition}'`, async () => assert.equal(await sentence(condition, on), expected));
    }

    it('says which controls work together and which alone', () => {
        const control = (name: string) => ({ op: 'control' as const, control: name });
        assert.equal(
            controlsInSentence({ op: 'or', operands: [{ op: 'and', operands: [control('a'), control('b')] }, control('c')] }),
            '(`a` together with `b`) or `c`'
        );
    });
});
