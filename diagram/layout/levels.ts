import { enclosing, type Scene } from '../scene.js';
import type { PortSide } from './engine.js';
import { arrangeLevels, type MeasuredPlaces } from './arrange.js';

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
    /** For each child the layer it stands in, counted from the start side. */
    layers: number[];
}

/**
 * Cuts a scene into levels, one for each container and one for {@link ROOT}; leaves have none. A flow is cut at every
 * outline it crosses. Which sides it leaves and enters by is decided by the layers of the siblings at its outermost level.
 */
export function cutIntoLevels(scene: Scene, measured: MeasuredPlaces): Map<number, Level> {
    const levels = new Map<number, Level>([[ROOT, emptyLevel()]]);
    scene.places.forEach((place, index) => {
        const parent = place.parent ?? ROOT;
        levelOf(levels, parent).children.push(index);
        if (place.type === 'boundary') {
            levelOf(levels, index);
        }
    });
    const spans = scene.flows.map(flow => spanOf(scene, flow.source, flow.target));
    arrangeLevels(scene, levels, spans, measured).forEach((layers, place) => (levels.get(place)!.layers = layers));
    spans.forEach((span, flow) => addPieces(levels, flow, span));
    return levels;
}

/** Where a flow runs: its outermost level, the two ends there, and the containers it passes on either side, inner first. */
export interface Span {
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

function addPieces(levels: Map<number, Level>, flow: number, span: Span): void {
    const { leaveBy, enterBy } = sidesOf(levels.get(span.level)!, span);
    span.outwards.forEach((place, index) => {
        const level = levels.get(place);
        level?.ports.push({ flow, end: 'source', side: leaveBy });
        if (level && index > 0) {
            level.pieces.push({
                flow,
                from: { place: span.outwards[index - 1], port: 'source' },
                to: { place, port: 'source' },
                reversed: leaveBy === 'start',
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
                reversed: enterBy === 'end',
                main: false
            });
        }
    });
    const level = levels.get(span.level)!;
    level.pieces.push({
        flow,
        reversed: leaveBy === 'start',
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

/** A flow leaves towards its target's layer and is entered from there; within a layer it runs around, behind the end side. */
export function sidesOf(level: Pick<Level, 'children' | 'layers'>, { from, to }: Span): { leaveBy: PortSide; enterBy: PortSide } {
    if (from === undefined || to === undefined || from === to) {
        return { leaveBy: 'end', enterBy: 'start' };
    }
    const span = level.layers[level.children.indexOf(to)] - level.layers[level.children.indexOf(from)];
    return { leaveBy: span < 0 ? 'start' : 'end', enterBy: span > 0 ? 'start' : 'end' };
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
    return { children: [], pieces: [], ports: [], layers: [] };
}
