// What a panel needs before it can show a generated system of one size: prints a line of JSON. Called by bench/diagram/main.ts.
import { performance } from 'node:perf_hooks';
import { layoutScene, type Scene } from '../../diagram/index.js';
import type { SystemModel } from '../../language/model/system-model.js';
import { defaultView, generateSystem, wholeScene } from './models.js';
import type { Preparation } from './outcome.js';

const WARM_UP_ELEMENTS = 30;

const sceneOf: (model: SystemModel) => Scene = process.argv[2] === 'default' ? defaultView : wholeScene;
const model = generateSystem(Number(process.argv[3]));
await layoutScene(sceneOf(generateSystem(WARM_UP_ELEMENTS, 99)));
const start = performance.now();
const drawing = await layoutScene(sceneOf(model));
const preparation: Preparation = { prepared: performance.now() - start, drawing };
console.log(JSON.stringify(preparation));
