import type { Scene } from '../scene.js';
import type { Direction, EngineGraph, EngineNode, EngineResult } from './engine.js';
import { ROOT, type FlowPiece, type Level, type PieceEnd } from './levels.js';
import { measureHeader, type FlowText, type ShapeSize } from './measure.js';
import { METRICS } from './metrics.js';

/** A scene with its texts measured and, from the inside outwards, its containers laid out. */
export interface MeasuredScene {
    scene: Scene;
    levels: ReadonlyMap<number, Level>;
    /** By container. */
    results: ReadonlyMap<number, EngineResult>;
    /** By element that contains nothing. */
    shapes: ReadonlyMap<number, ShapeSize>;
    flowTexts: readonly FlowText[];
    /** By container, for each of its ports: where it leads to outside, in the order along the outline. Missing until that is known. */
    outside?: ReadonlyMap<number, readonly number[]>;
}

/** Ids of the engine's graph count within the level, so that renaming something outside changes nothing. */
export const engineIds = {
    node: (child: number) => `n${child}`,
    port: (port: number) => `p${port}`,
    nodePort: (child: number, port: number) => `n${child}p${port}`,
    edge: (piece: number) => `e${piece}`
};

/** What the engine is to lay out for one container; those inside it must have their results. */
export function levelGraph(measured: MeasuredScene, place: number, direction: Direction): EngineGraph {
    const { scene, levels, flowTexts } = measured;
    const level = levels.get(place)!;
    const { container, page } = METRICS;
    const isRoot = place === ROOT;
    const outside = measured.outside?.get(place);
    const indexOf = new Map(level.children.map((child, index) => [child, index]));
    const portIndex = portIndices(level.children.concat(place), levels);
    const endId = (piece: FlowPiece, end: PieceEnd): string => {
        const port = portIndex.get(`${end.place} ${piece.flow} ${end.port}`);
        if (end.place === place) {
            return engineIds.port(port!);
        }
        const child = indexOf.get(end.place)!;
        return port === undefined ? engineIds.node(child) : engineIds.nodePort(child, port);
    };
    return {
        direction,
        nodes: level.children.map((child, index) => engineNode(measured, child, index, level.layers[index])),
        ports: level.ports.map((port, index) => ({ id: engineIds.port(index), side: port.side, outside: outside?.[index] })),
        edges: level.pieces.map((piece, index) => {
            const source = endId(piece, piece.from);
            const target = endId(piece, piece.to);
            const label = piece.main ? flowTexts[piece.flow].size : undefined;
            return {
                id: engineIds.edge(index),
                source: piece.reversed ? target : source,
                target: piece.reversed ? source : target,
                ...(label && { label })
            };
        }),
        padding: isRoot
            ? { top: page.padding, right: page.padding, bottom: page.padding, left: page.padding }
            : {
                  top: scene.places[place].type === 'boundary' ? container.top : container.topOfShape,
                  right: container.side,
                  bottom: container.bottom,
                  left: container.side
              },
        minimum: isRoot ? { width: 0, height: 0 } : measureHeader(scene.places[place])
    };
}

function engineNode({ levels, results, shapes }: MeasuredScene, child: number, index: number, layer: number): EngineNode {
    const id = engineIds.node(index);
    const level = levels.get(child);
    if (!level) {
        const { width, height } = shapes.get(child)!;
        return { id, width, height, ports: [], layer };
    }
    const result = results.get(child)!;
    return {
        id,
        width: result.width,
        height: result.height,
        ports: level.ports.map((port, number) => ({
            id: engineIds.nodePort(index, number),
            ...result.ports[engineIds.port(number)],
            side: port.side
        })),
        layer
    };
}

/** The number of each port among those of its container, by container, flow and end. */
function portIndices(places: readonly number[], levels: ReadonlyMap<number, Level>): Map<string, number> {
    const indices = new Map<string, number>();
    for (const place of places) {
        levels.get(place)?.ports.forEach((port, index) => indices.set(`${place} ${port.flow} ${port.end}`, index));
    }
    return indices;
}
