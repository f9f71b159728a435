import type { Finding } from '../../analysis/finding.js';
import type { SystemModel } from '../../language/model/system-model.js';
import { element, finding, seededRandom, systemModel, zone, type FlowSketch, type Sketch } from './models.js';

/** A support assistant with retrieval, tools and fine-tuning: seventeen elements in five zones. */
export function assistantModel(): SystemModel {
    return systemModel(
        'support_assistant',
        [
            zone(
                'internet',
                'public',
                [
                    element('actor', 'customer', 'Customer'),
                    element('supplier', 'model_hub', 'Public model hub'),
                    element('supplier', 'web', 'Web pages')
                ],
                'Internet'
            ),
            zone(
                'cloud',
                'production',
                [
                    zone('edge', 'partner', [element('gateway', 'gateway', 'API gateway')], 'Edge'),
                    element('agent', 'assistant', 'Support assistant', [
                        element('service', 'orchestrator', 'Orchestrator'),
                        element('service', 'guard', 'Prompt guard')
                    ]),
                    element('llm', 'llm', 'Fine-tuned language model'),
                    element('tool', 'orders', 'Order tool'),
                    element('tool', 'browser', 'Browsing tool'),
                    element('vector_store', 'index', 'Knowledge index'),
                    element('log', 'log', 'Conversation log')
                ],
                'Cloud project'
            ),
            zone(
                'mlops',
                'restricted',
                [
                    element('training', 'tuning', 'Fine-tuning job'),
                    element('dataset', 'tickets', 'Labelled tickets'),
                    element('registry', 'registry', 'Model registry')
                ],
                'ML platform'
            ),
            zone(
                'office',
                'corporate',
                [element('actor', 'labeller', 'Support engineer'), element('store', 'crm', 'Customer database')],
                'Corporate network'
            )
        ],
        [
            { from: 'internet.customer', to: 'cloud.edge.gateway', title: 'ask', sends: ['question'], returns: ['answer'] },
            { from: 'cloud.edge.gateway', to: 'cloud.assistant.guard', title: 'forward', sends: ['question'], returns: ['answer'] },
            { from: 'cloud.assistant.guard', to: 'cloud.assistant.orchestrator', sends: ['question'] },
            { from: 'cloud.assistant.orchestrator', to: 'cloud.llm', title: 'complete', sends: ['prompt'], returns: ['completion'] },
            { from: 'cloud.assistant.orchestrator', to: 'cloud.index', title: 'retrieve', sends: ['query'], returns: ['passages'] },
            { from: 'cloud.assistant.orchestrator', to: 'cloud.orders', title: 'look up order', returns: ['order'] },
            { from: 'cloud.assistant.orchestrator', to: 'cloud.browser', title: 'open page', sends: ['address'], returns: ['page'] },
            { from: 'cloud.browser', to: 'internet.web', title: 'fetch', returns: ['page'] },
            { from: 'cloud.orders', to: 'office.crm', title: 'query', returns: ['order'] },
            { from: 'cloud.assistant.orchestrator', to: 'cloud.log', title: 'record', sends: ['conversation'] },
            { from: 'cloud.log', to: 'office.labeller', title: 'review', sends: ['conversation'] },
            { from: 'office.labeller', to: 'mlops.tickets', title: 'label', sends: ['ticket'] },
            { from: 'mlops.tickets', to: 'mlops.tuning', title: 'train', sends: ['ticket'] },
            { from: 'internet.model_hub', to: 'mlops.registry', title: 'download base model', sends: ['weights'] },
            { from: 'mlops.registry', to: 'mlops.tuning', title: 'load', sends: ['weights'] },
            { from: 'mlops.tuning', to: 'mlops.registry', title: 'publish', sends: ['weights'] },
            { from: 'mlops.registry', to: 'cloud.llm', title: 'deploy', sends: ['weights'] }
        ],
        'Customer support assistant'
    );
}

/** Findings of every severity and state, on shapes, flows and the system. */
export function assistantFindings(model: SystemModel): Finding[] {
    const at = (id: string) => model.elements.findIndex(each => each.id === id);
    return [
        finding('element', at('cloud.llm'), 'critical', 'open', 'prompt-injection'),
        finding('element', at('cloud.llm'), 'high', 'open', 'model-extraction'),
        finding('element', at('cloud.browser'), 'high', 'open', 'indirect-injection'),
        finding('element', at('mlops.tickets'), 'medium', 'open', 'data-poisoning'),
        finding('element', at('mlops.registry'), 'high', 'planned', 'unsafe-deserialization'),
        finding('element', at('cloud.index'), 'medium', 'residual', 'index-poisoning'),
        finding('element', at('cloud.log'), 'low', 'accepted', 'over-collection'),
        finding('element', at('cloud.edge.gateway'), 'low', 'open', 'denial-of-service'),
        finding('element', at('cloud.assistant'), 'high', 'open', 'excessive-agency'),
        finding('flow', 7, 'medium', 'open', 'tampering'),
        finding('flow', 13, 'high', 'open', 'supply-chain'),
        finding('system', 0, 'info', 'open', 'no-review')
    ];
}

const STAGES = ['gateway', 'service', 'agent', 'llm', 'tool', 'vector_store', 'dataset', 'training'];
const VERBS = ['ask', 'retrieve', 'load', 'publish', 'write', 'read passages', 'look up', 'forward', 'train'];

/** A system of `size` elements as such systems are: eight or so to a zone, some zones nested, most flows inside a zone, some to the next. */
export function layeredModel(seed: number, size: number): SystemModel {
    const random = seededRandom(seed);
    const zones: Sketch[] = [zone('internet', 'public', [], 'Internet')];
    const ids: string[][] = [[]];
    for (let index = 0; index < size; index++) {
        const last = zones.length - 1;
        const room = last === 0 ? 3 : 7;
        if (ids[last].length === room) {
            zones.push(
                zone(
                    `zone${zones.length}`,
                    ['partner', 'corporate', 'production', 'restricted'][zones.length % 4],
                    [],
                    `Environment ${zones.length}`
                )
            );
            ids.push([]);
        }
        const current = zones.length - 1;
        const kind = current === 0 ? (index % 2 === 0 ? 'actor' : 'supplier') : STAGES[Math.floor(random() * STAGES.length)];
        const inner =
            ids[current].length > 4
                ? (zones[current].content!.find(each => each.kind === 'zone') ?? nested(zones[current]))
                : zones[current];
        inner.content!.push(element(kind, `e${index}`, `${kind.replace('_', ' ')} ${index}`));
        ids[current].push(inner === zones[current] ? `${inner.name}.e${index}` : `${zones[current].name}.${inner.name}.e${index}`);
    }
    const flows: FlowSketch[] = [];
    ids.forEach((inZone, number) =>
        inZone.forEach((to, index) => {
            const verb = () => VERBS[Math.floor(random() * VERBS.length)];
            const from = index === 0 ? ids[number - 1]?.at(-1) : inZone[Math.floor(random() * index)];
            if (from && number > 0) {
                flows.push({
                    from,
                    to,
                    title: verb(),
                    sends: random() < 0.5 ? ['request'] : undefined,
                    returns: random() < 0.4 ? ['answer'] : undefined
                });
            }
            if (random() < 0.25 && number > 0) {
                const other = ids[Math.floor(random() * number)];
                flows.push({ from: other[Math.floor(random() * other.length)], to, title: verb() });
            }
        })
    );
    return systemModel(`layered${size}`, zones, flows, `Platform of ${size} elements`);
}

function nested(outer: Sketch): Sketch {
    const inner = zone('inner', undefined, [], 'Enclave');
    outer.content!.push(inner);
    return inner;
}
