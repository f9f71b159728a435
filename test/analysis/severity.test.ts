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
});
