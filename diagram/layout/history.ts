import type { Drawing } from '../drawing.js';
import type { FixedPositions } from '../positions.js';
import type { Scene } from '../scene.js';
import { layoutScene, type LayoutOptions } from './layout.js';

/** What is asked for beside the scene. */
export interface HistoryRequest {
    fixed?: FixedPositions;
    /** True to forget what was drawn before and lay all out anew. */
    anew?: boolean;
}

/** Lays scenes out one after the other, each from the drawings of the same subject that came before it. */
export interface LayoutHistory {
    /** `subject` names what is drawn and where: drawings of different subjects have nothing to do with each other. */
    layout(subject: string, scene: Scene, request?: HistoryRequest): Promise<Drawing>;
}

/** While somebody types, elements vanish and come back: so many states of a subject are remembered, and so many subjects. */
const STATES = 4;
const SUBJECTS = 24;

/**
 * Remembers the last drawings of each subject. A scene is laid out from the one that has the most places in common with it, the
 * latest of equals: what a half-typed statement took away for a moment comes back to where it was.
 */
export function createLayoutHistory(options: Pick<LayoutOptions, 'cache' | 'direction' | 'engine'>): LayoutHistory {
    const states = new Map<string, { ids: Set<string>; drawing: Drawing }[]>();
    return {
        async layout(subject, scene, { fixed, anew = false } = {}) {
            const known = anew ? [] : (states.get(subject) ?? []);
            const ids = new Set(scene.places.map(place => place.id));
            const drawing = await layoutScene(scene, { ...options, fixed, previous: closest(known, ids)?.drawing });
            // A state replaces those with the same places: only what places there are makes them different.
            const others = known.filter(state => common(state.ids, ids) < Math.max(state.ids.size, ids.size));
            states.delete(subject);
            states.set(subject, [...others, { ids, drawing }].slice(-STATES));
            if (states.size > SUBJECTS) {
                states.delete(states.keys().next().value!);
            }
            return drawing;
        }
    };
}

function closest<T extends { ids: Set<string> }>(states: readonly T[], ids: ReadonlySet<string>): T | undefined {
    let best: { state: T; distance: number } | undefined;
    for (const state of states) {
        const distance = state.ids.size + ids.size - 2 * common(state.ids, ids);
        if (!best || distance <= best.distance) {
            best = { state, distance };
        }
    }
    return best?.state;
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
    let count = 0;
    for (const id of a) {
        count += b.has(id) ? 1 : 0;
    }
    return count;
}
