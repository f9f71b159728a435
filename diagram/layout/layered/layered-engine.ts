import type { Box, Point } from '../../drawing.js';
import { packBlocks } from '../packing.js';
import type { EngineGraph, EngineResult, LayoutEngine } from '../engine.js';
import { layoutComponent } from './component.js';
import { readLevel, type LevelInput } from './level.js';
import { countRouteCrossings } from './route-crossings.js';

/** Lays levels out in layers: flows lead from the start side to the end side, levels without flows fill a frame. */
export function createLayeredEngine(): LayoutEngine {
    return {
        name: 'layered',
        // A level that cannot be laid out is to reject, not to throw.
        async layout(graph) {
            return layoutLevel(graph);
        }
    };
}

/** A part of a level with the indices that its members have in the level. */
interface Component {
    nodes: number[];
    ports: number[];
    edges: number[];
    input: LevelInput;
}

function layoutLevel(graph: EngineGraph): EngineResult {
    const input = readLevel(graph);
    const sideways = graph.direction === 'right';
    const padding = sideways
        ? { top: graph.padding.left, left: graph.padding.top, bottom: graph.padding.right, right: graph.padding.bottom }
        : graph.padding;
    const minimum = sideways ? { width: graph.minimum.height, height: graph.minimum.width } : graph.minimum;
    const components = componentsOf(input);
    const laidOut = components.map(component => layoutComponent(component.input, effortFor(component.input)));
    // All that reaches the outline is one component, the first.
    const reaching = components.length > 0 && components[0].ports.length > 0 ? laidOut[0] : undefined;
    const packed = packBlocks(reaching, reaching ? laidOut.slice(1) : laidOut);
    const places = reaching ? [{ x: 0, y: 0 }, ...packed.at] : packed.at;
    const width = Math.max(minimum.width, packed.width + padding.left + padding.right);
    const height = Math.max(minimum.height, packed.height + padding.top + padding.bottom);
    const origin = {
        x: padding.left + Math.floor((width - packed.width - padding.left - padding.right) / 2),
        y: padding.top
    };
    const turn = (point: Point): Point => (sideways ? { x: point.y, y: point.x } : point);
    const result: EngineResult = {
        ...(sideways ? { width: height, height: width } : { width, height }),
        nodes: {},
        ports: {},
        edges: {}
    };
    components.forEach((component, index) => {
        const { nodes, ports, routes, labels } = laidOut[index];
        const by = { x: origin.x + places[index].x, y: origin.y + places[index].y };
        component.nodes.forEach((node, each) => (result.nodes[graph.nodes[node].id] = turn(shifted(nodes[each], by))));
        component.ports.forEach((port, each) => {
            const y = input.ports[port].side === 'start' ? 0 : height;
            result.ports[graph.ports[port].id] = turn({ x: ports[each] + by.x, y });
        });
        component.edges.forEach((edge, each) => {
            const points = routes[each].map(point => shifted(point, by));
            const { from, to } = input.edges[edge];
            if (from.port !== undefined) {
                points[0].y = input.ports[from.port].side === 'start' ? 0 : height;
            }
            if (to.port !== undefined) {
                points[points.length - 1].y = input.ports[to.port].side === 'start' ? 0 : height;
            }
            const label = labels[each];
            result.edges[graph.edges[edge].id] = {
                points: points.map(turn),
                ...(label && { label: turnedBox(shiftedBox(label, by), sideways) })
            };
        });
    });
    result.crossings = countRouteCrossings(Object.values(result.edges).map(edge => edge.points));
    return result;
}

function shifted(point: Point, by: Point): Point {
    return { x: point.x + by.x, y: point.y + by.y };
}

function shiftedBox(box: Box, by: Point): Box {
    return { ...box, ...shifted(box, by) };
}

function turnedBox(box: Box, sideways: boolean): Box {
    return sideways ? { x: box.y, y: box.x, width: box.height, height: box.width } : box;
}

/** The connected parts of a level; all that is joined with the outline is one, the first. */
function componentsOf(input: LevelInput): Component[] {
    const group = input.nodes.map((_, node) => node);
    const find = (node: number): number => (group[node] === node ? node : (group[node] = find(group[node])));
    const OUTLINE = input.nodes.length;
    group.push(OUTLINE);
    for (const { from, to } of input.edges) {
        group[find(from.node ?? OUTLINE)] = find(to.node ?? OUTLINE);
    }
    const components = new Map<number, Component>();
    const componentOf = (root: number): Component => {
        let component = components.get(root);
        if (!component) {
            component = { nodes: [], ports: [], edges: [], input };
            components.set(root, component);
        }
        return component;
    };
    if (input.ports.length > 0) {
        componentOf(find(OUTLINE)).ports.push(...input.ports.keys());
    }
    input.nodes.forEach((_, node) => componentOf(find(node)).nodes.push(node));
    input.edges.forEach(({ from }, edge) => componentOf(find(from.node ?? OUTLINE)).edges.push(edge));
    return [...components.values()].map(component => ({ ...component, input: partOf(input, component) }));
}

function partOf(input: LevelInput, { nodes, ports, edges }: Component): LevelInput {
    const nodeIndex = new Map(nodes.map((node, index) => [node, index]));
    const portIndex = new Map(ports.map((port, index) => [port, index]));
    const end = <T extends { node?: number; port?: number }>(each: T): T => ({
        ...each,
        node: each.node === undefined ? undefined : nodeIndex.get(each.node),
        port: each.port === undefined ? undefined : portIndex.get(each.port)
    });
    return {
        nodes: nodes.map(node => input.nodes[node]),
        ports: ports.map(port => input.ports[port]),
        edges: edges.map(edge => ({ ...input.edges[edge], from: end(input.edges[edge].from), to: end(input.edges[edge].to) }))
    };
}

/** Small levels are ordered with more patience than large ones. */
function effortFor({ edges }: LevelInput): { starts: number; patience: number } {
    return { starts: edges.length <= 40 ? 24 : edges.length <= 120 ? 8 : 2, patience: edges.length <= 120 ? 6 : 4 };
}
