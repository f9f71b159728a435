// Prints how long the layout thread takes for a picture after one edit, from the picture before it: the median and the slowest of
// twenty edits one upon the other, half of them an added element with two flows, half of them a title that grew by a word.
//
//   npx tsx bench/diagram/relayout.ts [elements]...
import { performance } from 'node:perf_hooks';
import { layoutScene, type Scene, type ScenePlace } from '../../diagram/index.js';
import { summarise } from '../measure.js';
import { generateScene } from './models.js';

const SIZES = [30, 100, 300, 1000];
const EDITS = 20;
const WARM_UP_EDITS = 4;

/** A scene with one more element beside its `at`-th shape, and a flow from and one to that. */
function withElement(scene: Scene, at: number): Scene {
    const shapes = scene.places.flatMap((place, index) => (place.type === 'shape' ? [index] : []));
    const neighbour = shapes[at % shapes.length];
    const far = shapes[(at * 7 + 3) % shapes.length];
    const added: ScenePlace = { ...scene.places[neighbour], id: `${scene.places[neighbour].id}_${at}`, label: `Added ${at}` };
    const here = scene.places.length;
    const flow = { title: 'Query', sends: ['query'], returns: [], twoWay: false, questions: 0, crosses: [] };
    return {
        ...scene,
        places: [...scene.places, added],
        flows: [
            ...scene.flows,
            { ...flow, id: `${scene.places[neighbour].id} -> ${added.id}`, source: neighbour, target: here },
            { ...flow, id: `${added.id} -> ${scene.places[far].id}`, source: here, target: far }
        ]
    };
}

function withLongerTitle(scene: Scene, at: number): Scene {
    const chosen = at % scene.places.length;
    return {
        ...scene,
        places: scene.places.map((place, index) => (index === chosen ? { ...place, label: `${place.label} again` } : place))
    };
}

const sizes = process.argv.slice(2).map(Number);
console.log('elements  cold ms  edit ms (median)  slowest');
for (const elements of sizes.length > 0 ? sizes : SIZES) {
    let scene = generateScene(elements);
    const start = performance.now();
    let drawing = await layoutScene(scene);
    const cold = performance.now() - start;
    const times: number[] = [];
    for (let edit = 0; edit < EDITS + WARM_UP_EDITS; edit++) {
        const place = (edit + 1) * 37;
        scene = edit % 2 === 0 ? withElement(scene, place) : withLongerTitle(scene, place);
        const begin = performance.now();
        drawing = await layoutScene(scene, { previous: drawing });
        times.push(performance.now() - begin);
    }
    const timed = times.slice(WARM_UP_EDITS);
    const figures = [elements, cold, summarise(timed).median, Math.max(...timed)].map(figure => figure.toFixed(0));
    console.log(figures.map((figure, column) => figure.padStart([8, 7, 16, 7][column])).join('  '));
}
