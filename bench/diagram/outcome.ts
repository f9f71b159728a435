/** The engines that are compared. `dot without labels`: with labels it takes many times as long, and fails on larger graphs. */
export const ENGINES = ['tmodel', 'elk', 'elk without labels', 'dot without labels'] as const;
export type EngineName = (typeof ENGINES)[number];

/** What one engine makes of the scenes of one size. */
export interface Outcome {
    /** Scenes that were laid out. */
    scenes: number;
    /** The whole picture, the engine loaded and warm, nothing kept; milliseconds, median. */
    cold: number;
    /** The picture after one edit, with what the engine keeps between pictures; milliseconds, median. */
    edited: number;
    /** Means over the scenes. */
    crossings: number;
    /** Width over height, of the scene that is furthest from the panel's shape. */
    aspect: number;
    /** Megabytes: what the process has grown by, and the heap in use. */
    rss: number;
    heap: number;
}
