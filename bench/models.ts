/**
 * Generated models of any size that look like written ones: zones nested three deep with some ten elements in each innermost
 * one, nine to ten lines and five to eight facts per element, one and a half flows per element, data, and a mitigation on every
 * third element. Of ten flows four stay inside their zone and are written with short names; the others have qualified names and
 * lead to a neighbouring zone (three), to the same site (two) or anywhere (one).
 */
export interface GeneratedModel {
    elements: number;
    flows: number;
    text: string;
    /** Where a keystroke is timed: behind the value of a fact in the middle of the text. */
    caret: { line: number; character: number };
}

const ELEMENTS_PER_ZONE = 10;
const ZONES_PER_ZONE = 3;
const TRUST = ['public', 'partner', 'corporate', 'production', 'restricted'];
const PURPOSES = ['inference', 'upload', 'training', 'feedback', 'retrieval', 'artifact', 'storage', 'telemetry', 'render', 'other'];
const PROTOCOLS = ['http', 'https', 'grpc', 'grpcs', 'tls', 'mtls'];
const CONTROLS = ['caller-authentication', 'query-limit', 'request-limit', 'output-minimisation'];

/** How often a kind occurs, and what its elements state; a list offers one of its values. */
const KINDS: { kind: string; weight: number; facts: Record<string, string[]> }[] = [
    {
        kind: 'service',
        weight: 4,
        facts: {
            authentication: ['none', 'api_key', 'token', 'mtls'],
            authorization: ['none', 'coarse', 'per_user'],
            quota: ['0', '100', '5000'],
            size_limit: ['true', 'false'],
            timeout: ['true', 'false'],
            parses: ['[image, document]', '[text]'],
            logging: ['none', 'basic', 'telemetry']
        }
    },
    {
        kind: 'model',
        weight: 2,
        facts: {
            task: ['classification', 'detection', 'scoring'],
            origin: ['in_house', 'public_hub', 'fine_tuned', 'vendor'],
            weights: ['private', 'public'],
            format: ['safetensors', 'onnx', 'pickle', 'torch'],
            outputs: ['[label]', '[label, probability]', '[score, explanation]'],
            learning: ['offline', 'scheduled', 'online'],
            decision: ['advisory', 'automatic'],
            impact: ['reputation', 'financial', 'security']
        }
    },
    {
        kind: 'store',
        weight: 2,
        facts: {
            access: ['open', 'broad', 'role'],
            encrypted_at_rest: ['true', 'false'],
            retention: ['unbounded', 'bounded'],
            owner: ['"data platform"'],
            description: ['"What the services keep between calls"']
        }
    },
    {
        kind: 'dataset',
        weight: 1,
        facts: {
            provenance: ['[internal]', '[user_generated, public]', '[scraped]'],
            sensitivity: ['internal', 'confidential'],
            access: ['broad', 'role'],
            encrypted_at_rest: ['true', 'false'],
            retention: ['unbounded', 'bounded'],
            owner: ['"data science"']
        }
    },
    {
        kind: 'registry',
        weight: 1,
        facts: {
            stores: ['[models]', '[packages, container_images]'],
            tags: ['mutable', 'immutable'],
            access: ['broad', 'role'],
            encrypted_at_rest: ['true', 'false'],
            owner: ['"platform"']
        }
    },
    {
        kind: 'training_job',
        weight: 1,
        facts: {
            trigger: ['manual', 'scheduled', 'event'],
            dependencies: ['unpinned', 'pinned', 'locked'],
            secrets: ['vault', 'environment'],
            owner: ['"data science"'],
            description: ['"Trains the next release"']
        }
    },
    {
        kind: 'actor',
        weight: 1,
        facts: {
            identity: ['anonymous', 'self_registered', 'customer', 'employee'],
            owner: ['"sales"'],
            trust: ['public', 'partner'],
            description: ['"Uses the service through its interface"']
        }
    }
];

/** A small linear congruential generator: the same seed gives the same model on every machine. */
function dice(seed: number): (sides: number) => number {
    let state = seed >>> 0;
    return sides => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state / 2 ** 32) * sides);
    };
}

/**
 * Writes a model.
 * @param elements how many elements it has
 * @param seed what decides kinds, values and flows
 */
export function generateModel(elements: number, seed = 1): GeneratedModel {
    const roll = dice(seed);
    const pick = <T>(values: readonly T[]): T => values[roll(values.length)];
    const kinds = KINDS.flatMap(entry => Array.from({ length: entry.weight }, () => entry));
    const leaves = Math.max(1, Math.ceil(elements / ELEMENTS_PER_ZONE));
    const placed = Array.from({ length: elements }, (_, index) => ({ name: `e${index}`, leaf: index % leaves, ...pick(kinds) }));
    const data = Array.from({ length: Math.max(3, Math.ceil(elements / 10)) }, (_, index) => `d${index}`);
    const zoneOf = (leaf: number) => {
        const middle = Math.floor(leaf / ZONES_PER_ZONE);
        return { outer: Math.floor(middle / ZONES_PER_ZONE), middle, leaf };
    };
    const path = ({ name, leaf }: { name: string; leaf: number }) => {
        const zone = zoneOf(leaf);
        return `o${zone.outer}.m${zone.middle}.l${zone.leaf}.${name}`;
    };
    const lines: string[] = [];
    const write = (depth: number, line: string) => lines.push('    '.repeat(depth) + line);
    const body = (depth: number, facts: string[]) => {
        facts.forEach(fact => write(depth + 1, fact));
        write(depth, '}');
    };
    const flow = (depth: number, source: string, target: string) => {
        write(depth, `${source} -> ${target} "${pick(PURPOSES)} call" {`);
        body(depth, [
            `purpose: ${pick(PURPOSES)}`,
            `protocol: ${pick(PROTOCOLS)}, sends: ${pick(data)}`,
            ...(roll(2) ? [`returns: [${pick(data)}]`] : [])
        ]);
    };

    write(0, `system generated_${elements} "A generated system of ${elements} elements" {`);
    write(1, 'owner: "benchmark"');
    for (const name of data) {
        write(
            1,
            `data ${name} "Data ${name}" { classification: ${pick(['public', 'internal', 'confidential'])}, personal: ${pick(['true', 'false'])} }`
        );
    }
    const inside = Math.round(elements * 1.5 * 0.4);
    const insideLeaf = Array.from(
        { length: leaves },
        (_, leaf) => Math.floor(((leaf + 1) * inside) / leaves) - Math.floor((leaf * inside) / leaves)
    );
    let previous: ReturnType<typeof zoneOf> | undefined;
    for (let leaf = 0; leaf < leaves; leaf++) {
        const zone = zoneOf(leaf);
        if (previous && previous.middle !== zone.middle) {
            write(2, '}');
        }
        if (previous && previous.outer !== zone.outer) {
            write(1, '}');
        }
        if (previous?.outer !== zone.outer) {
            write(1, `zone o${zone.outer} "Site ${zone.outer}" { trust: ${pick(TRUST)}`);
        }
        if (previous?.middle !== zone.middle) {
            write(2, `zone m${zone.middle} "Network ${zone.middle}" { trust: ${pick(TRUST)}`);
        }
        write(3, `zone l${leaf} "Segment ${leaf}" { trust: ${pick(TRUST)}`);
        const members = placed.filter(element => element.leaf === leaf);
        members.forEach((element, index) => {
            write(4, `${element.kind} ${element.name} "Element ${element.name}" {`);
            body(4, [
                ...Object.entries(element.facts).map(([fact, values]) => `${fact}: ${pick(values)}`),
                ...(index % 3 === 0 ? [`mitigation ${pick(CONTROLS)} { status: ${pick(['planned', 'implemented'])} }`] : [])
            ]);
        });
        for (let count = 0; count < insideLeaf[leaf]; count++) {
            flow(4, pick(members).name, pick(members).name);
        }
        write(3, '}');
        previous = zone;
    }
    write(2, '}');
    write(1, '}');
    const across = Math.round(elements * 1.5) - inside;
    for (let count = 0; count < across; count++) {
        const source = pick(placed);
        const reach = (['middle', 'middle', 'middle', 'outer', 'outer', undefined] as const)[count % 6];
        const near = reach ? placed.filter(({ leaf }) => zoneOf(leaf)[reach] === zoneOf(source.leaf)[reach]) : placed;
        flow(1, path(source), path(pick(near)));
    }
    write(0, '}');
    return { elements, flows: inside + across, text: lines.join('\n') + '\n', caret: middleOf(lines) };
}

/** Behind the last letter of the first stated value of an enumeration behind the middle of the elements. */
function middleOf(lines: string[]): GeneratedModel['caret'] {
    const last = lines.findLastIndex(line => /^ {16}\w+ e\d/.test(line));
    const line = lines.findIndex((text, index) => index >= last / 2 && /^ {20}(?:access|authentication|origin|trigger): \w+$/.test(text));
    if (line < 0) {
        throw new Error('The model is too small to have a fact in its middle.');
    }
    return { line, character: lines[line].length };
}
