// One engine on the generated scenes of one size, in a process of its own; prints a line of JSON. Called by bench/diagram/main.ts.
import { performance } from 'node:perf_hooks';
import { createLayoutCache, layoutScene, type Scene } from '../../diagram/index.js';
import { createLayoutHistory } from '../../diagram/layout/history.js';
import { summarise } from '../measure.js';
import { editsOf } from './edits.js';
import { generateScene } from './models.js';
import type { EngineName, Outcome } from './outcome.js';
import { countCrossings, type Picture } from './picture.js';
import { createWholeGraphDot } from './whole-graph-dot.js';
import { createWholeGraphElk } from './whole-graph-elk.js';

const WARM_UP_ELEMENTS = 30;
/** Small scenes differ much from each other. */
const SCENES = 3;
const SCENES_OF_MANY = 1;
const MANY = 1000;
const PANEL = 1.6;

const EDITS = 24;

/** Draws a scene, and draws it again after each of some edits. */
interface Engine {
    cold(scene: Scene): Promise<Picture> | Picture;
    /** @returns what takes an edited scene, having drawn the one before */
    editing(scene: Scene): Promise<(edited: Scene) => Promise<unknown>>;
    /** How many edits say what one takes. */
    edits: number;
}

async function engineOf(name: EngineName): Promise<Engine> {
    if (name === 'tmodel') {
        const draw = async (scene: Scene): Promise<Picture> => {
            const { width, height, flows } = await layoutScene(scene);
            return { width, height, flows: flows.map(flow => flow.points) };
        };
        return {
            cold: draw,
            edits: EDITS,
            async editing(scene) {
                // As the layout thread does it.
                const history = createLayoutHistory({ cache: createLayoutCache() });
                await history.layout('panel', scene);
                return edited => history.layout('panel', edited);
            }
        };
    }
    const draw = name === 'dot without labels' ? await createWholeGraphDot() : createWholeGraphElk(name === 'elk');
    // They start anew each time: one edit says it.
    return { cold: draw, edits: 1, editing: async () => async scene => draw(scene) };
}

async function timeOf(action: () => unknown): Promise<number> {
    const start = performance.now();
    await action();
    return performance.now() - start;
}

const [name, elements] = [process.argv[2] as EngineName, Number(process.argv[3])];
const before = process.memoryUsage().rss;
const engine = await engineOf(name);
await engine.cold(generateScene(WARM_UP_ELEMENTS, 99));
const seeds = Array.from({ length: elements < MANY ? SCENES : SCENES_OF_MANY }, (_, index) => index + 1);
const cold: number[] = [];
const edited: number[] = [];
const pictures: Picture[] = [];
for (const seed of seeds) {
    const scene = generateScene(elements, seed);
    cold.push(await timeOf(async () => pictures.push(await engine.cold(scene))));
    const redraw = await engine.editing(scene);
    for (const after of editsOf(scene, engine.edits)) {
        edited.push(await timeOf(() => redraw(after)));
    }
}
const { rss, heapUsed } = process.memoryUsage();
const aspects = pictures.map(({ width, height }) => width / height);
const outcome: Outcome = {
    scenes: seeds.length,
    cold: summarise(cold).median,
    edited: summarise(edited).median,
    slowestEdit: Math.max(...edited),
    crossings: pictures.reduce((sum, picture) => sum + countCrossings(picture.flows), 0) / pictures.length,
    aspect: aspects.sort((a, b) => Math.abs(Math.log(b / PANEL)) - Math.abs(Math.log(a / PANEL)))[0],
    rss: (rss - before) / 2 ** 20,
    heap: heapUsed / 2 ** 20
};
console.log(JSON.stringify(outcome));
