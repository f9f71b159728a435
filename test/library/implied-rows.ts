/** A control, something that stands for it, and the nearest thing to it that does not; `probed` in both is what is asked about. */
export interface ImpliedRow {
    control: string;
    stands: string;
    falls: string;
}

const flow = (facts: string, ends = 'service probed  service other'): string => `${ends}  probed -> other { ${facts} }`;
const watched = (purpose: string, kind: string): string =>
    `predictive_model probed  service scoring  ${kind} board  scoring -> probed { purpose: inference }  scoring -> board { purpose: ${purpose} }`;
const besideGuardrail = (beyond: string): string =>
    `service probed  guardrail checks  llm answers  probed -> checks { purpose: inference }  probed -> answers { purpose: inference } ${beyond}`;

/** Every control that facts can stand for, each fact with its nearest miss. */
export const IMPLIED: readonly ImpliedRow[] = [
    {
        control: 'caller-authentication',
        stands: 'service probed { authentication: api_key }',
        falls: 'service probed { authentication: shared_credential }'
    },
    {
        control: 'caller-authentication',
        stands: flow('authentication: mtls'),
        falls: flow('authentication: none')
    },
    { control: 'mfa', stands: 'notebook probed { authentication: mfa }', falls: 'notebook probed { authentication: password }' },
    {
        control: 'short-lived-credentials',
        stands: 'service probed { authentication: token }',
        falls: 'service probed { authentication: api_key }'
    },
    { control: 'token-binding', stands: 'service probed { authentication: mtls }', falls: 'service probed { authentication: token }' },
    { control: 'token-binding', stands: 'client probed { token_storage: protected }', falls: 'client probed { token_storage: none }' },
    { control: 'access-control', stands: 'registry probed { access: role }', falls: 'registry probed { access: broad }' },
    { control: 'least-privilege', stands: 'tool probed { scope: least }', falls: 'tool probed { scope: broad }' },
    { control: 'tool-privilege-limit', stands: 'mcp_server probed { scope: least }', falls: 'mcp_server probed { scope: broad }' },
    {
        control: 'per-user-authorization',
        stands: 'service probed { authorization: per_user }',
        falls: 'service probed { authorization: coarse }'
    },
    {
        control: 'document-access-control',
        stands: 'vector_store probed { granularity: document }',
        falls: 'vector_store probed { granularity: collection }'
    },
    { control: 'tenant-separation', stands: 'memory probed { tenancy: separated }', falls: 'memory probed { tenancy: shared }' },
    { control: 'secret-vault', stands: 'pipeline probed { secrets: vault }', falls: 'pipeline probed { secrets: environment }' },
    { control: 'four-eyes', stands: 'reviewer probed { four_eyes: true }', falls: 'reviewer probed { four_eyes: false }' },
    { control: 'query-limit', stands: 'service probed { quota: 100 }', falls: 'service probed { quota: 0 }' },
    {
        control: 'request-limit',
        stands: 'service probed { size_limit: true, timeout: true }',
        falls: 'service probed { size_limit: true, timeout: false }'
    },
    { control: 'spending-limit', stands: 'model probed { scaling: fixed }', falls: 'model probed { scaling: metered }' },
    {
        control: 'spending-limit',
        stands: 'model probed { scaling: automatic, hosting: edge }',
        falls: 'model probed { scaling: automatic, hosting: managed }'
    },
    { control: 'task-budget', stands: 'agent probed { budget: true }', falls: 'agent probed { budget: false }' },
    {
        control: 'fail-safe-fallback',
        stands: 'decision_service probed { on_failure: fallback }',
        falls: 'decision_service probed { on_failure: open }'
    },
    { control: 'output-minimisation', stands: 'model probed { outputs: label }', falls: 'model probed { outputs: [label, probability] }' },
    {
        control: 'drift-monitoring',
        stands: 'model probed  monitor board  probed -> board { purpose: telemetry }',
        falls: 'model probed  log board  probed -> board { purpose: telemetry }'
    },
    {
        control: 'drift-monitoring',
        stands: 'feature_store probed  monitor board  probed -> board { purpose: telemetry }',
        falls: 'stream probed  monitor board  probed -> board { purpose: telemetry }'
    },
    {
        control: 'model-evaluation',
        stands: 'evaluation_job probed  model_registry models  probed -> models { purpose: artifact }',
        falls: 'evaluation_job probed  log figures  probed -> figures { purpose: telemetry }'
    },
    {
        control: 'restricted-loading',
        stands: 'model probed { hosting: third_party }',
        falls: 'model probed { hosting: managed }'
    },
    { control: 'drift-monitoring', stands: watched('telemetry', 'monitor'), falls: watched('telemetry', 'log') },
    {
        control: 'generative-guardrails',
        stands: 'guardrail probed',
        falls: 'gateway probed'
    },
    {
        control: 'generative-guardrails',
        stands: 'web_app probed { guardrail checks }',
        falls: 'web_app probed { retriever checks }'
    },
    {
        control: 'generative-guardrails',
        stands: besideGuardrail('monitor board  checks -> board { purpose: telemetry }'),
        falls: besideGuardrail('checks -> answers { purpose: inference }')
    },
    { control: 'secret-free-prompts', stands: 'llm probed { sensitive_prompt: false }', falls: 'llm probed { sensitive_prompt: true }' },
    {
        control: 'render-allow-list',
        stands: 'client probed { remote_resources: allow_list }',
        falls: 'client probed { remote_resources: any }'
    },
    { control: 'user-delegated-access', stands: 'agent probed { acts_as: caller }', falls: 'agent probed { acts_as: own }' },
    { control: 'action-approval', stands: 'tool probed { approval: true }', falls: 'tool probed { approval: false }' },
    { control: 'action-approval', stands: 'agent probed { autonomy: approves_all }', falls: 'agent probed { autonomy: approves_risky }' },
    { control: 'tool-pinning', stands: 'mcp_server probed { versions: verified }', falls: 'llm probed { versions: verified }' },
    { control: 'artifact-signing', stands: 'model probed { versions: verified }', falls: 'model probed { versions: pinned }' },
    {
        control: 'dependency-locking',
        stands: 'pipeline probed { dependencies: locked }',
        falls: 'pipeline probed { dependencies: pinned }'
    },
    {
        control: 'encryption-at-rest',
        stands: 'store probed { encrypted_at_rest: true }',
        falls: 'store probed { encrypted_at_rest: false }'
    },
    { control: 'retention-limit', stands: 'store probed { retention: bounded }', falls: 'store probed { retention: unbounded }' },
    {
        control: 'provider-agreement',
        stands: 'llm probed { provider_training: false, provider_retention: bounded }',
        falls: 'llm probed { provider_training: false, provider_retention: unbounded }'
    },
    {
        control: 'provider-agreement',
        stands: flow('purpose: inference', 'service probed  llm other { provider_training: false, provider_retention: none }'),
        falls: flow('purpose: inference', 'service probed  llm other { provider_training: true, provider_retention: none }')
    },
    { control: 'attestation', stands: 'compute_node probed { attested: true }', falls: 'compute_node probed { attested: false }' },
    { control: 'encryption-in-transit', stands: flow('protocol: grpcs'), falls: flow('protocol: grpc') },
    { control: 'egress-filter', stands: 'service probed { egress: allow_list }', falls: 'service probed { egress: any }' },
    {
        control: 'sandbox',
        stands: 'code_interpreter probed { isolation: vm, egress: none }',
        falls: 'code_interpreter probed { isolation: container, egress: none }'
    },
    { control: 'telemetry', stands: 'service probed { logging: telemetry }', falls: 'service probed { logging: basic }' },
    {
        control: 'memory-hardening',
        stands: 'memory probed { retention: none, tenancy: separated }',
        falls: 'memory probed { retention: bounded, tenancy: separated }'
    },
    {
        control: 'memory-hardening',
        stands: 'memory probed { retention: none, tenancy: single }',
        falls: 'memory probed { retention: none, tenancy: shared }'
    }
];
