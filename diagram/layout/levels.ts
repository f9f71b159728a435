import { enclosing, type Scene } from '../scene.js';
import type { PortSide } from './engine.js';

/** The level that holds everything that no place contains. */
export const ROOT = -1;

/** Which end of a flow a port belongs to: a flow has at most one port of each on any container. */
export type FlowEnd = 'source' | 'target';

/** An end of a piece of a flow. */
export interface PieceEnd {
    /** A place of the level, or the level's own container: then the piece ends at a port on its outline, from inside. */
    place: number;
    /** The port, where the place is a container. */
    port: FlowEnd;
}

/** The part of a flow that runs inside one container. */
export interface FlowPiece {
    /** Index in `Scene.flows`. */
    flow: number;
    from: PieceEnd;
    to: PieceEnd;
    /** True where the engine is to see it the other way round. */
    reversed: boolean;
    /** True for the one piece that carries the flow's label: the outermost. */
    main: boolean;
}

/** A port that a flow needs on a container's outline. */
export interface LevelPort {
    flow: number;
    end: FlowEnd;
    side: PortSide;
}

/** Everything needed to lay out one container by itself. */
export interface Level {
    /** Indices in `Scene.places`, in order. */
    children: number[];
    pieces: FlowPiece[];
    /** Ports on the container's own outline. */
    ports: LevelPort[];
}

/**
 * Cuts a scene into levels, one for each container and one for {@link ROOT}; leaves have none. A flow is cut at every
 * outline it crosses. Which side it leaves by is decided between the two siblings it joins at its outermost level and
 * by nothing else, so that a change elsewhere in the scene cannot turn a container around.
 */
export function cutIntoLevels(scene: Scene): Map<number, Level> {
    const levels = new Map<number, Level>([[ROOT, emptyLevel()]]);
    scene.places.forEach((place, index) => {
        const parent = place.parent ?? ROOT;
        levelOf(levels, parent).children.push(index);
        if (place.type === 'boundary') {
            levelOf(levels, index);
        }
    });
    const spans = scene.flows.map(flow => spanOf(scene, flow.source, flow.target));
    const starts = startsOfPairs(spans);
    spans.forEach((span, flow) => {
        const start = starts.get(pairKey(span));
        addPieces(levels, flow, span, start !== undefined && span.from !== start);
    });
    return levels;
}

/** Where a flow runs: its outermost level, the two ends there, and the containers it passes on either side, inner first. */
interface Span {
    level: number;
    /** Children of the level, or undefined where the flow ends on the level's own container. */
    from: number | undefined;
    to: number | undefined;
    /** Places from the end itself out to `from` (`to`). */
    outwards: number[];
    inwards: number[];
}

function spanOf(scene: Scene, source: number, target: number): Span {
    const sources = [...enclosing(scene.places, source), ROOT];
    const targets = [...enclosing(scene.places, target), ROOT];
    const level = source === target ? sources[1] : sources.find(place => targets.includes(place))!;
    const outwards = sources.slice(0, sources.indexOf(level));
    const inwards = targets.slice(0, targets.indexOf(level));
    return { level, from: outwards.at(-1), to: inwards.at(-1), outwards, inwards };
}

/** For each pair of siblings that flows join the one that most flows start from, the first flow deciding between equals. */
function startsOfPairs(spans: readonly Span[]): Map<string, number> {
    const counts = new Map<string, { first: number; second: number; balance: number }>();
    for (const span of spans) {
        const { from, to } = span;
        if (from === undefined || to === undefined || from === to) {
            continue;
        }
        const count = counts.get(pairKey(span)) ?? { first: from, second: to, balance: 0 };
        count.balance += from === count.first ? 1 : -1;
        counts.set(pairKey(span), count);
    }
    return new Map([...counts].map(([key, count]) => [key, count.balance >= 0 ? count.first : count.second]));
}

function pairKey({ level, from, to }: Span): string {
    return from === undefined || to === undefined ? '' : `${level} ${Math.min(from, to)} ${Math.max(from, to)}`;
}

function addPieces(levels: Map<number, Level>, flow: number, span: Span, reversed: boolean): void {
    const leaveBy: PortSide = reversed ? 'start' : 'end';
    const enterBy: PortSide = reversed ? 'end' : 'start';
    span.outwards.forEach((place, index) => {
        const level = levels.get(place);
        level?.ports.push({ flow, end: 'source', side: leaveBy });
        if (level && index > 0) {
            level.pieces.push({
                flow,
                from: { place: span.outwards[index - 1], port: 'source' },
                to: { place, port: 'source' },
                reversed,
                main: false
            });
        }
    });
    span.inwards.forEach((place, index) => {
        const level = levels.get(place);
        level?.ports.push({ flow, end: 'target', side: enterBy });
        if (level && index > 0) {
            level.pieces.push({
                flow,
                from: { place, port: 'target' },
                to: { place: span.inwards[index - 1], port: 'target' },
                reversed,
                main: false
            });
        }
    });
    const level = levels.get(span.level)!;
    level.pieces.push({
        flow,
        reversed,
        main: true,
        from: { place: span.from ?? span.level, port: 'source' },
        to: { place: span.to ?? span.level, port: 'target' }
    });
    if (span.from === undefined) {
        level.ports.push({ flow, end: 'source', side: 'start' });
    }
    if (span.to === undefined) {
        level.ports.push({ flow, end: 'target', side: 'end' });
    }
}

function levelOf(levels: Map<number, Level>, place: number): Level {
    let level = levels.get(place);
    if (!level) {
        level = emptyLevel();
        levels.set(place, level);
    }
    return level;
}

function emptyLevel(): Level {
    return { children: [], pieces: [], ports: [] };
}
