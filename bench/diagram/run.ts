// One engine on one generated scene, in a process of its own; prints a line of JSON. Called by bench/diagram/main.ts.
import { performance } from 'node:perf_hooks';
import { layoutScene, type Scene } from '../../diagram/index.js';
import { summarise } from '../measure.js';
import { afterEdit, generateScene } from './models.js';
import { countCrossings, type Picture } from './picture.js';
import { createWholeGraphDot } from './whole-graph-dot.js';
import { createWholeGraphElk } from './whole-graph-elk.js';

export const ENGINES = ['tmodel', 'elk', 'elk without labels', 'dot'] as const;
export type EngineName = (typeof ENGINES)[number];

/** What one engine makes of one scene. */
export interface Outcome {
    /** The whole picture, the engine loaded and warm, nothing kept; milliseconds. */
    cold: number;
    /** The picture after one edit, with what the engine keeps between pictures; milliseconds. */
    edited: number;
    crossings: number;
    /** Width over height. */
    aspect: number;
    /** Megabytes: what the process has grown by, and the heap in use. */
    rss: number;
    heap: number;
}

const WARM_UP_ELEMENTS = 30;

async function engineOf(name: EngineName): Promise<(scene: Scene) => Promise<Picture> | Picture> {
    switch (name) {
        case 'tmodel':
            return async scene => {
                const { width, height, flows } = await layoutScene(scene);
                return { width, height, flows: flows.map(flow => flow.points) };
            };
        case 'dot':
            return createWholeGraphDot();
        default:
            return createWholeGraphElk(name === 'elk');
    }
}

const [name, elements, runs] = [process.argv[2] as EngineName, Number(process.argv[3]), Number(process.argv[4] ?? 1)];
const before = process.memoryUsage().rss;
const engine = await engineOf(name);
await engine(generateScene(WARM_UP_ELEMENTS, 99));
const scene = generateScene(elements);
const times: number[] = [];
let picture: Picture | undefined;
for (let run = 0; run < runs; run++) {
    const start = performance.now();
    picture = await engine(scene);
    times.push(performance.now() - start);
}
const start = performance.now();
await engine(afterEdit(scene));
const edited = performance.now() - start;
const { rss, heapUsed } = process.memoryUsage();
const outcome: Outcome = {
    cold: summarise(times).median,
    edited,
    crossings: countCrossings(picture!.flows),
    aspect: picture!.width / picture!.height,
    rss: (rss - before) / 2 ** 20,
    heap: heapUsed / 2 ** 20
};
console.log(JSON.stringify(outcome));
