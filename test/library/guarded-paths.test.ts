import assert from 'node:assert/strict';
import { analyseText } from '../rules/analysed-text.js';

/** @returns what becomes of a threat to the element `probed` under a condition, with one control against it. */
async function status(condition: string, control: string, members: string): Promise<string> {
    const { systems, complaints } = await analyseText(
        `threat probing "Probing" { on element  when kind = agent or kind = llm  when ${condition}  mitigated by ${control} }
system s { actor visitor { identity: anonymous } ${members} }`
    );
    assert.deepEqual(complaints, []);
    return systems[0].analysis.findings.filter(each => each.threat === 'probing' && /(?:^|\.)probed$/.test(each.target))[0].status;
}

const answering = (onTheWay: string): string => `${onTheWay}
  service assistant  llm probed
  assistant -> probed { purpose: inference }`;

const acting = (mail: string, chat: string, facts = ''): string => `agent probed { ${facts} }
  tool mail { ${mail} }  tool chat { ${chat} }
  probed -> mail { purpose: tool_call }  probed -> chat { purpose: tool_call }
  mail -> visitor { purpose: other }  chat -> visitor { purpose: other }`;

describe('A guardrail', () => {
    const asked = 'queried from actor';

    it('that all questions pass guards the model behind it', async () => {
        const members = answering('guardrail checks  visitor -> checks { purpose: inference }  checks -> assistant { purpose: inference }');
        assert.equal(await status(asked, 'generative-guardrails', members), 'mitigated');
    });

    it('that some questions go around guards nothing', async () => {
        const members = answering(`guardrail checks  visitor -> checks { purpose: inference }  checks -> assistant { purpose: inference }
  visitor -> assistant { purpose: inference }`);
        assert.equal(await status(asked, 'generative-guardrails', members), 'open');
    });

    it('that the service on the way asks guards the model', async () => {
        const members = answering(
            'guardrail checks  visitor -> assistant { purpose: inference }  assistant -> checks { purpose: inference }'
        );
        assert.equal(await status(asked, 'generative-guardrails', members), 'mitigated');
    });

    it('that another service asks guards nothing', async () => {
        const members = answering(
            'guardrail checks  service other  visitor -> assistant { purpose: inference }  other -> checks { purpose: inference }'
        );
        assert.equal(await status(asked, 'generative-guardrails', members), 'open');
    });
});

describe('A control of actions', () => {
    const acts = 'reaches actor';

    it('counts where every tool by which the agent gets out has it', async () => {
        assert.equal(await status(acts, 'action-approval', acting('approval: true', 'approval: true')), 'mitigated');
    });

    it('does not count where one tool lacks it', async () => {
        assert.equal(await status(acts, 'action-approval', acting('approval: true', 'approval: false')), 'open');
    });

    it('counts on the agent for all its tools', async () => {
        assert.equal(await status(acts, 'action-approval', acting('', '', 'autonomy: suggests')), 'mitigated');
    });

    it('counts on an agent on the device of the user whom it protects', async () => {
        const members = `zone laptop { trust: user_device  agent probed { autonomy: approves_all } }  probed -> visitor`;
        assert.equal(await status(acts, 'action-approval', members), 'mitigated');
    });

    it('does not guard what comes in: who is asked by a tool-using caller is still asked', async () => {
        const members = `service front { acts_as: caller }  agent probed { acts_as: own }
  visitor -> front { purpose: inference }  front -> probed { purpose: inference }`;
        assert.equal(await status('reached from actor', 'user-delegated-access', members), 'open');
    });

    it('guards the content that goes out by them', async () => {
        const members = `agent probed  tool mail { egress: allow_list }  data news
  probed -> mail { purpose: tool_call, sends: news }  mail -> visitor { purpose: other, sends: news }`;
        assert.equal(await status('influences actor', 'egress-filter', members), 'mitigated');
    });
});
