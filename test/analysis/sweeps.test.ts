import assert from 'node:assert/strict';
import type { PathKind } from '../../language/model/library-model.js';
import { compileLibrary } from '../../analysis/index.js';
import { MEANINGFUL_PURPOSES, PATH_KINDS, type EdgeKind } from '../../analysis/path-kinds.js';
import { Snapshot } from '../../analysis/snapshot.js';
import type { PathQuestion } from '../../analysis/sweeps.js';
import { FALSE, TRUE, UNKNOWN } from '../../analysis/truth.js';
import { analyseText } from '../rules/analysed-text.js';
import { random } from './random-systems.js';
import { PURPOSES, SMALL_LIBRARY, sketchSystem, type Sketch } from './small-library.js';

const rules = compileLibrary(SMALL_LIBRARY);

function ask(kinds: string[], flows: Sketch[], path: PathKind): { found: number[]; witness(element: number): number[] } {
    const snapshot = new Snapshot(sketchSystem(kinds, flows), rules);
    const question: PathQuestion = {
        key: path,
        path,
        kind: 'actor',
        dependsOnWorld: false,
        reach: { facts: 0 },
        isEnd: ({ model }, _world, element) => (model.elements[element].kind === 'actor' ? TRUE : FALSE)
    };
    const sweep = snapshot.sweeps.sweep(question, snapshot.worlds.bare);
    return {
        found: [...sweep.found],
        witness: element => snapshot.sweeps.witness(sweep, question, element).map(step => step.element)
    };
}

describe('path questions', () => {
    it('a model is queried over uploads and inference, the last step being inference', () => {
        const flows = [
            { from: 0, to: 1, purpose: 'upload' },
            { from: 1, to: 2, purpose: 'inference' }
        ];
        assert.deepEqual(ask(['actor', 'service', 'model'], flows, 'queried').found, [FALSE, FALSE, TRUE]);
    });

    it('an upload alone is no query', () => {
        assert.deepEqual(ask(['actor', 'model'], [{ from: 0, to: 1, purpose: 'upload' }], 'queried').found, [FALSE, FALSE]);
    });

    it('a flow of unstated purpose may be a query', () => {
        assert.deepEqual(ask(['actor', 'model'], [{ from: 0, to: 1 }], 'queried').found, [FALSE, UNKNOWN]);
    });

    describe('a model that takes its input from a store', () => {
        /** What is found of actor, service, store and model; the service uploads into the store. */
        const batch = (put: Partial<Sketch>, got: Sketch): number[] =>
            ask(
                ['actor', 'service', 'store', 'model'],
                [{ from: 0, to: 1, purpose: 'upload' }, { from: 1, to: 2, purpose: 'storage', ...put }, got],
                'queried'
            ).found;
        const QUERIED = [FALSE, FALSE, FALSE, TRUE];
        const NOT = [FALSE, FALSE, FALSE, FALSE];

        it('is queried by who fills it, whether the store hands it over or the model fetches it', () => {
            assert.deepEqual(batch({ sends: true }, { from: 2, to: 3, purpose: 'inference' }), QUERIED);
            assert.deepEqual(batch({ sends: true }, { from: 3, to: 2, purpose: 'inference', returns: true }), QUERIED);
        });

        it('fetches its input where the flow does not say what it carries', () => {
            assert.deepEqual(batch({}, { from: 3, to: 2, purpose: 'inference' }), QUERIED);
        });

        it('is not queried where it only writes there', () => {
            assert.deepEqual(batch({ sends: true }, { from: 3, to: 2, purpose: 'inference', sends: true }), NOT);
        });

        it('is not queried by who only reads there', () => {
            assert.deepEqual(batch({ returns: true }, { from: 2, to: 3, purpose: 'inference' }), NOT);
        });

        it('is not queried where it fetches something else than what is to be judged', () => {
            for (const purpose of ['training', 'artifact', 'storage'])
                assert.deepEqual(batch({ sends: true }, { from: 3, to: 2, purpose, returns: true }), NOT, purpose);
        });

        it('is queried by way of a job that fetches for it', () => {
            const flows = [
                { from: 0, to: 1, purpose: 'upload' },
                { from: 2, to: 1, purpose: 'inference', returns: true },
                { from: 2, to: 3, purpose: 'inference' }
            ];
            const asked = ask(['actor', 'store', 'service', 'model'], flows, 'queried');
            assert.deepEqual(
                [asked.found, asked.witness(3)],
                [
                    [FALSE, FALSE, TRUE, TRUE],
                    [0, 1, 2, 3]
                ]
            );
        });

        it('is not queried by who asks another model that fetches from the same store', () => {
            const flows = [
                { from: 0, to: 1, purpose: 'inference' },
                { from: 1, to: 2, purpose: 'inference', returns: true },
                { from: 3, to: 2, purpose: 'inference', returns: true }
            ];
            assert.deepEqual(ask(['actor', 'model', 'store', 'model'], flows, 'queried').found, [FALSE, TRUE, FALSE, FALSE]);
        });

        it('leaves no question about the purpose of every flow that reads from the store', () => {
            assert.deepEqual(batch({ sends: true }, { from: 3, to: 2, returns: true }), NOT);
        });
    });

    it('answers of a service are no questions to who called it', () => {
        const flows = [
            { from: 0, to: 1, purpose: 'inference' },
            { from: 2, to: 1, purpose: 'inference', returns: true }
        ];
        assert.deepEqual(ask(['actor', 'service', 'model'], flows, 'queried').found, [FALSE, TRUE, FALSE]);
    });

    it('a call does not come out of a store at the other side', () => {
        const flows = [
            { from: 0, to: 1 },
            { from: 1, to: 2 }
        ];
        assert.deepEqual(ask(['actor', 'store', 'service'], flows, 'reached').found, [FALSE, TRUE, FALSE]);
    });

    it('content does come out of a store', () => {
        const flows = [
            { from: 0, to: 1 },
            { from: 1, to: 2 }
        ];
        assert.deepEqual(ask(['actor', 'store', 'service'], flows, 'influenced').found, [FALSE, TRUE, TRUE]);
    });

    it('content does not travel through a model that puts out its own', () => {
        const flows = [
            { from: 0, to: 1 },
            { from: 1, to: 2 }
        ];
        assert.deepEqual(ask(['actor', 'model', 'service'], flows, 'influenced').found, [FALSE, TRUE, FALSE]);
    });

    it('content travels against the arrow where it is returned', () => {
        assert.deepEqual(ask(['service', 'actor'], [{ from: 0, to: 1, returns: true }], 'influenced').found, [TRUE, FALSE]);
    });

    it('what an element influences is what its content arrives at, relayed or not', () => {
        // model -> tool -> actor, and beside it service -> model.
        const flows = [
            { from: 0, to: 1, purpose: 'inference' },
            { from: 1, to: 2 },
            { from: 2, to: 3, sends: true }
        ];
        const asked = ask(['service', 'model', 'service', 'actor'], flows, 'influences');
        assert.deepEqual(
            [asked.found, asked.witness(1)],
            [
                [FALSE, TRUE, TRUE, FALSE],
                [1, 2, 3]
            ]
        );
    });

    it('what was learnt travels on as an artefact', () => {
        const flows = [
            { from: 0, to: 1, purpose: 'storage' },
            { from: 1, to: 2, purpose: 'training' },
            { from: 2, to: 3, purpose: 'artifact' }
        ];
        assert.deepEqual(ask(['actor', 'store', 'service', 'model'], flows, 'learns').found, [FALSE, FALSE, TRUE, TRUE]);
    });

    it('a loop leads through the end and back', () => {
        const flows = [
            { from: 0, to: 1 },
            { from: 1, to: 0 },
            { from: 1, to: 2 }
        ];
        assert.deepEqual(ask(['actor', 'service', 'service'], flows, 'loops').found, [TRUE, TRUE, FALSE]);
    });

    it('the witness of a path downstream starts at the subject', () => {
        const flows = [
            { from: 2, to: 1 },
            { from: 1, to: 0 }
        ];
        assert.deepEqual(ask(['actor', 'service', 'service'], flows, 'reaches').witness(2), [2, 1, 0]);
    });

    it('the witness of a path upstream ends at the subject, even where it leads back to its beginning', () => {
        const flows = [
            { from: 0, to: 1 },
            { from: 1, to: 0 },
            { from: 1, to: 2 }
        ];
        const asked = ask(['actor', 'service', 'service'], flows, 'influenced');
        assert.deepEqual(
            [asked.witness(2), asked.witness(0)],
            [
                [0, 1, 2],
                [0, 1, 0]
            ]
        );
    });

    it('agrees with the definition on random graphs', () => {
        for (let seed = 1; seed <= 400; seed++) {
            const next = random(seed);
            const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)];
            const kinds = Array.from({ length: 7 }, () => pick(['actor', 'service', 'store', 'model']));
            const flows = Array.from({ length: 12 }, () => ({
                from: Math.floor(next() * 7),
                to: Math.floor(next() * 7),
                purpose: next() < 0.8 ? pick(PURPOSES) : undefined,
                sends: next() < 0.5,
                returns: next() < 0.3
            }));
            for (const path of ['reached', 'queried', 'influenced', 'learns', 'influences', 'supplied', 'supplies', 'reaches'] as const) {
                assert.deepEqual(ask(kinds, flows, path).found, byDefinition(kinds, flows, path), `${path}, graph ${seed}`);
            }
        }
    });

    it('every purpose that the engine gives a meaning is one of the built-in library', async () => {
        const { library } = await analyseText('');
        const purposes = library.enumerations.find(({ name }) => name === 'purpose')!.literals.map(({ name }) => name);
        for (const purpose of MEANINGFUL_PURPOSES) assert.ok(purposes.includes(purpose), purpose);
    });
});

/** The closure of all steps, applied to all flows again and again until nothing new is found. */
function byDefinition(kinds: string[], flows: Sketch[], path: PathKind): number[] {
    const automaton = PATH_KINDS[path];
    const edges = flows.flatMap(({ from, to, purpose, sends, returns }) => {
        const along = { a: from, b: to, edge: 'plain' as EdgeKind };
        const back = { a: to, b: from, edge: 'plain' as EdgeKind };
        const isStore = kinds[to] === 'store';
        const fetched = isStore && (returns || (!sends && kinds[from] === 'model'));
        const stored = isStore && (sends || !fetched);
        const ways = {
            calls: [along],
            content: [...(sends || !returns ? [along] : []), ...(returns ? [back] : [])],
            questions: [
                ...(isStore && !stored ? [] : [{ ...along, edge: (stored ? 'stored' : 'plain') as EdgeKind }]),
                ...(fetched ? [{ ...back, edge: 'fetched' as EdgeKind }] : [])
            ]
        }[automaton.graph];
        return ways.map(({ a, b, edge }) => ({
            ...(automaton.direction === 'to' ? { from: a, to: b } : { from: b, to: a }),
            purpose,
            edge
        }));
    });
    const closure = (perhaps: boolean): Set<string> => {
        const met = new Set<string>();
        for (let size = -1; size !== met.size;) {
            size = met.size;
            for (const { from, to, purpose, edge } of edges) {
                if (purpose === undefined && !perhaps && !automaton.unstatedCounts) continue;
                for (let state = 0; state < automaton.states; state++) {
                    const isEnd = kinds[from] === 'actor' && state === 0;
                    const stops = (automaton.endsAtStores && kinds[from] === 'store') || (automaton.needsRelay && kinds[from] === 'model');
                    if (!isEnd && (stops || !met.has(`${from}/${state}`))) continue;
                    const next = automaton.step(purpose, state, edge);
                    if (next !== undefined) met.add(`${to}/${next}`);
                }
            }
        }
        return met;
    };
    const sure = closure(false);
    const perhaps = closure(true);
    const last = automaton.states - 1;
    return kinds.map((_, index) => (sure.has(`${index}/${last}`) ? TRUE : perhaps.has(`${index}/${last}`) ? UNKNOWN : FALSE));
}
