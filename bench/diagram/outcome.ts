import type { Drawing } from '../../diagram/index.js';

/** The engines that are compared. `dot without labels`: with labels it takes many times as long, and fails on larger graphs. */
export const ENGINES = ['tmodel', 'elk', 'elk without labels', 'dot without labels'] as const;
export type EngineName = (typeof ENGINES)[number];

/** What one engine makes of the scenes of one size. */
export interface Outcome {
    /** Scenes that were laid out. */
    scenes: number;
    /** The whole picture, the engine loaded and warm, nothing kept; milliseconds, median. */
    cold: number;
    /** The picture after one of many edits one upon the other, with what the engine keeps between pictures; milliseconds, median. */
    edited: number;
    slowestEdit: number;
    /** Means over the scenes. */
    crossings: number;
    /** Width over height, of the scene that is furthest from the panel's shape. */
    aspect: number;
    /** Megabytes: what the process has grown by, and the heap in use. */
    rss: number;
    heap: number;
}

/** What it takes until a picture can be shown, in milliseconds, the code warm from a small one. */
export interface Preparation {
    /** From the model of the system to the drawing: scene, view, layout. */
    prepared: number;
    drawing: Drawing;
}
