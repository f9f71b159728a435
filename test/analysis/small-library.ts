import type { KindModel, LibraryModel } from '../../language/model/library-model.js';
import type { FlowModel, SystemModel } from '../../language/model/system-model.js';
import { DECLARATION, fact } from './random-systems.js';

function kind(name: string, base?: string, more: Partial<KindModel> = {}): KindModel {
    return { name, base, attributes: [], facts: [], declaration: DECLARATION, ...more };
}

const PURPOSES = ['inference', 'upload', 'training', 'label', 'artifact', 'telemetry', 'storage'];

/** The least library that paths need: some kinds, one of them without relay, and purposes of flows. */
export const SMALL_LIBRARY: LibraryModel = {
    enumerations: [
        { name: 'purpose', ordered: false, literals: PURPOSES.map(name => ({ name })), declaration: DECLARATION },
        { name: 'trust', ordered: true, literals: ['public', 'production'].map(name => ({ name })), declaration: DECLARATION }
    ],
    kinds: [
        kind('flow', undefined, {
            attributes: [{ name: 'purpose', type: 'purpose', set: false, derived: false, declaration: DECLARATION }]
        }),
        kind('element', undefined, {
            attributes: [{ name: 'trust', type: 'trust', set: false, derived: false, declaration: DECLARATION }]
        }),
        kind('actor', 'element'),
        kind('service', 'element'),
        kind('store', 'element'),
        kind('model', 'element', { facts: [fact('relays', [{ type: 'name', value: 'false' }])] })
    ],
    controls: [],
    threats: [],
    frameworks: []
};

/** A flow as `a -> b`, its purpose, and what it carries: content goes back only where something is returned. */
export interface Sketch {
    from: number;
    to: number;
    purpose?: string;
    sends?: boolean;
    returns?: boolean;
}

/** A system of elements of the given kinds, named by their position, and the sketched flows. */
export function sketchSystem(kinds: string[], sketches: Sketch[]): SystemModel {
    const flows: FlowModel[] = sketches.map(({ from, to, purpose, sends, returns }, index) => ({
        id: `e${from} -> e${to}#${index}`,
        source: from,
        target: to,
        sends: sends ? [0] : undefined,
        returns: returns ? [0] : undefined,
        facts: purpose ? [fact('purpose', [{ type: 'name', value: purpose }])] : [],
        mitigations: [],
        declaration: DECLARATION
    }));
    return {
        name: 'sketch',
        declaration: DECLARATION,
        facts: [],
        mitigations: [],
        zones: [],
        treatments: [],
        objectives: [],
        assumptions: [],
        views: [],
        elements: kinds.map((name, index) => ({
            id: `e${index}`,
            name: `e${index}`,
            kind: name,
            facts: [],
            mitigations: [],
            declaration: DECLARATION
        })),
        data: [{ id: 'd', name: 'd', facts: [], declaration: DECLARATION }],
        flows
    };
}

export { PURPOSES };
