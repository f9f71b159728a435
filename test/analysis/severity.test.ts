import assert from 'node:assert/strict';
import { analyseText } from '../rules/analysed-text.js';

async function rated(text: string, threat: string): Promise<string> {
    const [{ analysis }] = (await analyseText(text)).systems;
    const { likelihood, impact, severity } = analysis.findings.find(finding => finding.threat === threat)!;
    return `${likelihood} x ${impact} = ${severity}`;
}

const model = (identity: string, facts: string): string => `system s {
  actor user { identity: ${identity} }
  model m { task: classification, ${facts} }
  user -> m { purpose: inference }
}`;

describe('severity', () => {
    it('is the impact where the attack is likely', async () => {
        assert.equal(await rated(model('anonymous', 'impact: financial'), 'model-evasion'), 'high x high = high');
    });

    it('is critical where safety hangs on a decision that anyone can reach', async () => {
        assert.equal(await rated(model('anonymous', 'impact: safety'), 'model-evasion'), 'high x critical = critical');
    });

    it('is not critical where only known outsiders can reach it', async () => {
        assert.equal(await rated(model('customer', 'impact: safety'), 'model-evasion'), 'medium x critical = high');
    });

    it('does not fall when a better known caller comes nearer', async () => {
        const text = `system s {
  actor stranger { identity: anonymous }
  actor known { identity: customer }
  service web
  model m { task: classification, impact: safety }
  stranger -> web { purpose: inference }
  web -> m { purpose: inference }
  known -> m { purpose: inference }
}`;
        assert.equal(await rated(text, 'model-evasion'), 'high x critical = critical');
    });

    it('falls a step where a person decides', async () => {
        assert.equal(await rated(model('anonymous', 'impact: reputation, decision: advisory'), 'model-evasion'), 'high x medium = medium');
    });

    it('is raised by the decision it weighs even where a person decides', async () => {
        assert.equal(await rated(model('anonymous', 'impact: financial, decision: advisory'), 'model-evasion'), 'high x high = high');
    });

    const RULE = 'effort: low severity: low';
    const KINDS = `kind web_source extends actor { identity: anonymous }
        kind assistant extends service {}
        threat told "Told" { on assistant when influenced by element where (kind = actor or kind = supplier) ${RULE} }
        threat kept "Kept" { on store, assistant when description = "x" ${RULE} weighs: data }`;
    const rating = (system: string, threat = 'told'): Promise<string> => rated(`${KINDS} system s { data d {} ${system} }`, threat);

    it('takes the exposure from a kind of actors that nobody knows, over what they author', async () => {
        const system = (source: string): string => `${source} w  store cache  assistant g
            w -> cache { sends: d }  g -> cache { purpose: retrieval, returns: d }`;
        assert.equal(await rating(system('web_source')), 'high x low = low');
        assert.equal(await rating(system('actor')), 'medium x low = low');
    });

    it('takes the exposure from where content comes from, where no actor is in play', async () => {
        const system = (trust: string): string =>
            `zone a { trust: ${trust}  supplier hub } zone b { trust: restricted  assistant g } hub -> g { sends: d }`;
        assert.equal(await rating(system('public')), 'high x low = low');
        assert.equal(await rating(system('restricted')), 'medium x low = low');
    });

    it('weighs what a data set says that it holds, though no flow carries it', async () => {
        assert.equal(await rating('dataset x { description: "x", sensitivity: restricted }', 'kept'), 'medium x high = high');
    });

    it('weighs data about people that nobody has classified, on agents and stores alike', async () => {
        const of = (element: string, facts: string): Promise<string> =>
            rating(`data p { ${facts} } ${element} x { description: "x" } service y  y -> x { sends: p }`, 'kept');
        for (const element of ['store', 'assistant']) {
            assert.equal(await of(element, 'personal: true'), 'medium x medium = medium');
            assert.equal(await of(element, 'personal: false'), 'medium x low = low');
            assert.equal(await of(element, 'personal: true, classification: public'), 'medium x low = low');
        }
    });
});
