import type { Reach } from './compiled-expression.js';
import { renewedGates } from './gates.js';
import type { Neighbourhood } from './neighbourhood.js';
import { END, END_MET_AGAIN, isSameTerrain, MET, search, type Trace } from './search.js';
import type { Snapshot } from './snapshot.js';
import type { Answer } from './sweeps.js';
import { withPlacements, type World } from './worlds.js';

/**
 * Takes over the path answers of an earlier version that somebody has read. Only those are searched again of which an end,
 * a purpose, a guard or anything else that a search depends on has changed.
 *
 * @param near what has changed since
 * @returns for each reader the elements whose answers, or the paths that prove them, can be different now
 */
export function takeOverSweeps(before: Snapshot, after: Snapshot, near: Neighbourhood): Map<object, Set<number>> {
    const result = new Map<object, Set<number>>();
    const touched = new Map<Answer, Set<number>>();
    after.sweeps.adoptColumns(before.sweeps, near.within(1));
    for (const answer of before.sweeps.answers) {
        const world = answer.readers.size > 0 ? worldLike(answer.world, after) : undefined;
        if (!world) continue;
        const innerTouched = [...answer.ends.inner].flatMap(inner => [...(touched.get(inner) ?? [])]);
        const nearEnds = endsNear(near, answer.question.reach, new Set(innerTouched));
        const later = renewedAnswer(answer, world, after, near, nearEnds);
        after.sweeps.adopt(later);
        const elements = touchedElements(answer, later, near, nearEnds);
        if (elements.size === 0) continue;
        touched.set(answer, elements);
        for (const reader of answer.readers) {
            const others = result.get(reader);
            if (others) for (const element of elements) others.add(element);
            else result.set(reader, new Set(elements));
        }
    }
    return result;
}

/** @returns the world of a later version that is made as `world` is; undefined where there is none. */
function worldLike(world: World, later: Snapshot): World | undefined {
    if (!world.placed) return Object.values(later.worlds).find(({ key }) => key === world.key);
    const onto = worldLike(world.placed.onto, later);
    return onto && withPlacements(later, onto, world.placed.placements);
}

/** @returns elements that may have become ends, or no longer are, or are ends for other reasons. */
function endsNear(near: Neighbourhood, reach: Reach, innerTouched: ReadonlySet<number>): Set<number> {
    const elements = new Set(near.within(reach.facts).elements);
    if (innerTouched.size > 0) for (const element of near.around(innerTouched, reach.paths ?? 0).elements) elements.add(element);
    return elements;
}

function renewedAnswer(answer: Answer, world: World, after: Snapshot, near: Neighbourhood, nearEnds: Set<number>): Answer {
    const { question, cut, readers } = answer;
    const { sweeps } = after;
    const ends = sweeps.endsOf(question, world, answer.ends, nearEnds);
    for (const inner of ends.inner) for (const reader of readers) inner.readers.add(reader);
    const gates = renewedGates(answer.terrain, after, question, world, cut, near);
    const terrain = sweeps.terrainOf(question, ends.truths, gates);
    const sweep = isSameTerrain(answer.terrain, terrain) ? answer.sweep : search(terrain);
    return { question, world, cut, ends, terrain, sweep, readers };
}

/** @returns elements with another answer, or whose path leads by another way, from another end, or over flows that are for something else. */
function touchedElements(before: Answer, after: Answer, near: Neighbourhood, nearEnds: ReadonlySet<number>): Set<number> {
    const result = new Set<number>();
    if (before.sweep !== after.sweep) {
        const [old, now] = [before.sweep, after.sweep];
        now.found.forEach((found, element) => {
            if (found !== old.found[element] || now.foundOrEnd[element] !== old.foundOrEnd[element]) result.add(element);
        });
    }
    const traces = (['sure', 'perhaps'] as const).slice(
        0,
        before.sweep.sure === before.sweep.perhaps && after.sweep.sure === after.sweep.perhaps ? 1 : 2
    );
    const flows = new Set<number>();
    const [oldCodes, codes] = [before.terrain.purposes.codes, after.terrain.purposes.codes];
    for (const flow of near.changes.flows) if (oldCodes[flow] !== codes[flow]) flows.add(flow);
    for (const which of traces) addTouched(before.sweep[which], after.sweep[which], flows, nearEnds, result);
    return result;
}

const UNSEEN = 0;
const CLEAN = 1;
const TOUCHED = 2;

/** @param flows what is there for something else: a path over them reads differently */
function addTouched(before: Trace, after: Trace, flows: ReadonlySet<number>, nearEnds: ReadonlySet<number>, into: Set<number>): void {
    const { states, met, from, flow } = after;
    const isNearEnd = (element: number): boolean =>
        nearEnds.has(element) && (met[element * states] === END || met[element * states] === END_MET_AGAIN);
    if (before === after && flows.size === 0 && ![...nearEnds].some(isNearEnd)) return;
    const differs = (slot: number): boolean =>
        before !== after &&
        (before.met[slot] !== met[slot] ||
            before.from[slot] !== from[slot] ||
            before.flow[slot] !== flow[slot] ||
            before.against[slot] !== after.against[slot]);
    /** What is known of the path from an end to a slot, that end's own arrival not counted. */
    const marks = new Uint8Array(met.length);
    const chain: number[] = [];
    const markOf = (start: number): number => {
        let slot = start;
        let mark = UNSEEN;
        for (; mark === UNSEEN; slot = from[slot]) {
            chain.push(slot);
            if (marks[slot] !== UNSEEN) mark = marks[slot];
            else if (met[slot] !== MET)
                mark = before.met[slot] !== met[slot] || nearEnds.has((slot - (slot % states)) / states) ? TOUCHED : CLEAN;
            else if (differs(slot) || flows.has(flow[slot])) mark = TOUCHED;
        }
        for (const each of chain) marks[each] = mark;
        chain.length = 0;
        return mark;
    };
    for (let element = 0; element * states < met.length; element++) {
        for (let slot = element * states; slot < (element + 1) * states; slot++) {
            if (met[slot] === 0 && before.met[slot] === 0) continue;
            const returns = met[slot] === END_MET_AGAIN && (differs(slot) || flows.has(flow[slot]) || markOf(from[slot]) === TOUCHED);
            if (returns || markOf(slot) === TOUCHED) into.add(element);
        }
    }
}
