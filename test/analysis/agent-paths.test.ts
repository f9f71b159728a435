import assert from 'node:assert/strict';
import { analyseText } from '../rules/analysed-text.js';

/** Kinds as a library of agentic systems has them; what an agent and a generative model put out repeats what they were told. */
const KINDS = `
    enum reach_of_instrument { read, network, message }
    kind text_model extends model { relays: true  task: generation }
    kind assistant extends service {}
    kind instrument extends service { attribute effects : set of reach_of_instrument }
    kind screen extends client { attribute remote : boolean }
`;

/** @returns the elements and flows at which a rule finds something in a system with the data `d` (public) and `secret` (personal). */
async function found(rule: string, system: string): Promise<string[]> {
    const data = 'data d { personal: false } data secret { personal: true }';
    const { systems, complaints } = await analyseText(`${KINDS} threat house-rule { ${rule} } system s { ${data} ${system} }`);
    assert.deepEqual(complaints, []);
    return systems[0].analysis.findings.filter(({ threat }) => threat === 'house-rule').map(({ target }) => target);
}

describe('content in agentic systems', () => {
    const TO_STORE = 'on store when influenced by actor';

    it('travels through a generative model and the tool that it calls into what the tool writes', async () => {
        const system = (model: string): string => `actor a  ${model} m  instrument t  store st
            a -> m { purpose: inference, sends: d }  m -> t { purpose: tool_call, sends: d }  t -> st { purpose: storage, sends: d }`;
        assert.deepEqual(await found(TO_STORE, system('text_model')), ['st']);
        assert.deepEqual(await found(TO_STORE, system('model')), []);
    });

    it('travels out of a store through whoever fetches it into the context of a model', async () => {
        const system = (returns: string): string => `actor a  store st  service retriever  text_model m
            a -> st { sends: d }  retriever -> st { purpose: retrieval, ${returns} }  retriever -> m { purpose: inference, sends: d }`;
        assert.deepEqual(await found('on model when influenced by actor', system('returns: d')), ['m']);
        assert.deepEqual(await found('on model when influenced by actor', system('sends: d')), []);
    });

    it('travels from incoming mail through an agent and its tool to somebody outside', async () => {
        const system = `zone outside { actor sender { identity: anonymous }  actor receiver { identity: anonymous } }
            store mailbox  assistant g  instrument t { effects: [message] }
            sender -> mailbox { sends: d }  g -> mailbox { purpose: retrieval, returns: d }
            g -> t { purpose: tool_call, sends: d }  t -> receiver { sends: d }`;
        assert.deepEqual(await found('on actor when influenced by actor where (identity = anonymous)', system), ['outside.receiver']);
        assert.deepEqual(await found('on assistant when influences actor where (identity = anonymous)', system), ['g']);
    });
});

describe('a rule of agentic systems can say', () => {
    it('that private data, content of strangers and a way out meet in one agent', async () => {
        const rule = `on assistant when influenced by actor where (identity <= self_registered)
            and influenced by store where (some data where (personal))
            and reaches instrument where (effects includes network)`;
        const system = (effects: string, identity: string, returns: string): string => `
            actor a { identity: ${identity} }  assistant g  instrument search { effects: [read] }  instrument out { effects: [${effects}] }
            store crm  store notes  a -> notes { sends: d }  g -> notes { purpose: retrieval, returns: d }
            g -> search { purpose: tool_call, returns: ${returns} }  search -> crm { purpose: storage, returns: ${returns} }
            g -> out { purpose: tool_call, sends: d }`;
        assert.deepEqual(await found(rule, system('network', 'anonymous', 'secret')), ['g']);
        assert.deepEqual(await found(rule, system('read', 'anonymous', 'secret')), []);
        assert.deepEqual(await found(rule, system('network', 'employee', 'secret')), []);
        assert.deepEqual(await found(rule, system('network', 'anonymous', 'd')), []);
    });

    it('that what a model writes comes back to it, with the content of strangers in the cycle', async () => {
        const rule = 'on model when loops through store where (influenced by actor where (identity = anonymous))';
        const system = (identity: string): string => `actor a { identity: ${identity} }  text_model m  store memory
            a -> m { purpose: inference, sends: d }  m -> memory { purpose: storage, sends: d }  memory -> m { purpose: retrieval, sends: d }`;
        assert.deepEqual(await found(rule, system('anonymous')), ['m']);
        assert.deepEqual(await found(rule, system('employee')), []);
    });

    it('that a client renders what a model with private data and content of strangers puts out', async () => {
        const rule = `on screen when renders in [markdown, html] and remote and influenced by text_model where (
            influenced by store where (some data where (personal)) and influenced by actor where (identity = anonymous))`;
        const system = (
            remote: boolean
        ): string => `actor a { identity: anonymous }  store wiki  text_model m  screen page { renders: html, remote: ${remote} }
            a -> wiki { sends: d }  wiki -> m { purpose: retrieval, sends: [d, secret] }  page -> m { purpose: inference, sends: d, returns: d }`;
        assert.deepEqual(await found(rule, system(true)), ['page']);
        assert.deepEqual(await found(rule, system(false)), []);
    });

    it('that a model learns from its own output', async () => {
        const rule = 'on model when learns from model';
        const system = (purpose: string): string => `model m  service app  store clicks  training_job job
            app -> m { purpose: inference, sends: d, returns: d }  app -> clicks { purpose: storage, sends: d }
            clicks -> job { purpose: ${purpose}, sends: d }  job -> m { purpose: artifact, sends: d }`;
        assert.deepEqual(await found(rule, system('training')), ['m']);
        assert.deepEqual(await found(rule, system('telemetry')), []);
    });

    it('that personal data goes to another organisation', async () => {
        const rule = 'on flow when target.trust = partner and source.trust > target.trust and some sends where (personal)';
        const system = (sends: string): string =>
            `zone own { trust: production  service app } zone theirs { trust: partner  model m } app -> m { sends: ${sends} }`;
        assert.deepEqual(await found(rule, system('secret')), ['own.app -> theirs.m']);
        assert.deepEqual(await found(rule, system('d')), []);
    });

    it('that an agent hands on to an agent', async () => {
        const rule = 'on flow when source.kind = assistant and target.kind = assistant and purpose = control';
        assert.deepEqual(await found(rule, 'assistant a assistant b service c a -> b { purpose: control } a -> c { purpose: control }'), [
            'a -> b'
        ]);
    });

    it('that a service acts on the output of a model on which much hangs', async () => {
        const rule = 'on service when some outflow where (purpose = inference and target.kind = model and target.impact = financial)';
        const system = (impact: string): string =>
            `service engine  model m { impact: ${impact} }  engine -> m { purpose: inference, returns: d }`;
        assert.deepEqual(await found(rule, system('financial')), ['engine']);
        assert.deepEqual(await found(rule, system('none')), []);
    });
});
