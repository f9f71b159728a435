import type { ElkExtendedEdge, ElkNode, LayoutOptions } from 'elkjs/lib/elk-api.js';
import elkModule from 'elkjs/lib/elk.bundled.js';
import type { Direction, EngineGraph, EngineResult, LayoutEngine, PortSide } from './engine.js';

const SIDES: Record<Direction, Record<PortSide, string>> = {
    right: { start: 'WEST', end: 'EAST' },
    down: { start: 'NORTH', end: 'SOUTH' }
};

/** What every attempt uses. Thoroughness 1 costs a few crossings and saves half of the time. */
const BASE_OPTIONS: LayoutOptions = {
    'elk.algorithm': 'layered',
    'elk.edgeRouting': 'ORTHOGONAL',
    'elk.layered.thoroughness': '1',
    'elk.edgeLabels.inline': 'true',
    'elk.spacing.nodeNode': '28',
    'elk.spacing.edgeNode': '18',
    'elk.spacing.edgeEdge': '14',
    'elk.spacing.edgeLabel': '4',
    'elk.spacing.portPort': '16',
    'elk.spacing.componentComponent': '28',
    'elk.layered.spacing.nodeNodeBetweenLayers': '24',
    'elk.layered.spacing.edgeNodeBetweenLayers': '14',
    'elk.layered.spacing.edgeEdgeBetweenLayers': '12'
};

const PLACEMENT = 'elk.layered.nodePlacement.strategy';
const READING_ORDER: LayoutOptions = { 'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES' };

/** Up to so many edges a level gets the better but steeper of two ways: each stays below half a second there. */
const LIMITS = { tightPlacement: 24, readingOrder: 48, labels: 400 };

interface Attempt {
    options: LayoutOptions;
    /** False where labels get no room of their own; the caller puts them on the lines then. */
    labels: boolean;
}

/** Tried in order: the engine fails on some graphs with the reading order and does without then. */
function attemptsFor(graph: EngineGraph): Attempt[] {
    const size = graph.edges.length;
    const labels = size <= LIMITS.labels;
    const options = { [PLACEMENT]: size <= LIMITS.tightPlacement ? 'NETWORK_SIMPLEX' : 'LINEAR_SEGMENTS' };
    return [
        ...(size <= LIMITS.readingOrder ? [{ options: { ...READING_ORDER, ...options }, labels }] : []),
        { options, labels },
        { options: { [PLACEMENT]: 'SIMPLE', 'elk.separateConnectedComponents': 'false' }, labels: false }
    ];
}

/** The Eclipse layout kernel's layered algorithm. One instance serves any number of calls, one after the other. */
export function createElkEngine(): LayoutEngine {
    // The package is CommonJS: depending on the loader the class is the module or its default.
    const Elk = 'default' in elkModule ? elkModule.default : elkModule;
    const elk = new Elk();
    return {
        name: 'elk',
        async layout(graph) {
            let failure: unknown;
            for (const { options, labels } of attemptsFor(graph)) {
                try {
                    // The options go to the call: set on a graph they would not reach the graphs inside it.
                    const layoutOptions = { ...BASE_OPTIONS, ...options, 'elk.direction': graph.direction.toUpperCase() };
                    return fromElk(graph, await elk.layout(toElk(graph, labels), { layoutOptions }));
                } catch (error) {
                    failure = error;
                }
            }
            throw failure;
        }
    };
}

const CONTAINER = 'container';

/** The engine leaves out labels without text; only their size counts. */
const LABEL_TEXT = 'label';

/** The container is the only child of an otherwise empty root, so that the engine places ports on its outline. */
function toElk(graph: EngineGraph, labels: boolean): ElkNode {
    const { padding, minimum } = graph;
    const sides = SIDES[graph.direction];
    return {
        id: 'root',
        children: [
            {
                id: CONTAINER,
                layoutOptions: {
                    'elk.portConstraints': 'FIXED_SIDE',
                    'elk.padding': `[top=${padding.top},left=${padding.left},bottom=${padding.bottom},right=${padding.right}]`,
                    'elk.nodeSize.constraints': 'MINIMUM_SIZE PORTS',
                    'elk.nodeSize.minimum': `(${minimum.width},${minimum.height})`
                },
                ports: graph.ports.map(port => ({
                    id: port.id,
                    width: 0,
                    height: 0,
                    layoutOptions: { 'elk.port.side': sides[port.side] }
                })),
                children: graph.nodes.map(node => ({
                    id: node.id,
                    width: node.width,
                    height: node.height,
                    ...(node.ports.length > 0 && {
                        layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
                        ports: node.ports.map(port => ({
                            id: port.id,
                            x: port.x,
                            y: port.y,
                            width: 0,
                            height: 0,
                            layoutOptions: { 'elk.port.side': sides[port.side] }
                        }))
                    })
                })),
                edges: graph.edges.map(edge => ({
                    id: edge.id,
                    sources: [edge.source],
                    targets: [edge.target],
                    ...(labels && edge.label && { labels: [{ id: `${edge.id} label`, text: LABEL_TEXT, ...edge.label }] })
                }))
            }
        ]
    };
}

/** Throws where the engine left something out, so that a plainer attempt follows. */
function fromElk(graph: EngineGraph, root: ElkNode): EngineResult {
    const container = root.children?.[0];
    if (!container) {
        throw new Error('The layout engine returned no graph.');
    }
    const children = new Map((container.children ?? []).map(child => [child.id, child]));
    const ports = new Map((container.ports ?? []).map(port => [port.id, port]));
    const edges = new Map((container.edges ?? []).map(edge => [edge.id, edge]));
    return {
        width: Math.round(finite(container.width)),
        height: Math.round(finite(container.height)),
        nodes: Object.fromEntries(graph.nodes.map(node => [node.id, pointOf(children.get(node.id))])),
        ports: Object.fromEntries(graph.ports.map(port => [port.id, pointOf(ports.get(port.id))])),
        edges: Object.fromEntries(graph.edges.map(edge => [edge.id, routeOf(edges.get(edge.id))]))
    };
}

function routeOf(edge: ElkExtendedEdge | undefined): EngineResult['edges'][string] {
    const section = edge?.sections?.[0];
    if (!section) {
        throw new Error('The layout engine left an edge without a route.');
    }
    const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(pointOf);
    if (points.some((point, index) => index > 0 && point.x !== points[index - 1].x && point.y !== points[index - 1].y)) {
        throw new Error('The layout engine routed an edge askew.');
    }
    const label = edge?.labels?.[0];
    return {
        points,
        ...(label && { label: { ...pointOf(label), width: finite(label.width), height: finite(label.height) } })
    };
}

function pointOf(value: { x?: number; y?: number } | undefined): { x: number; y: number } {
    return { x: Math.round(finite(value?.x)), y: Math.round(finite(value?.y)) };
}

function finite(value: number | undefined): number {
    if (value === undefined || !Number.isFinite(value)) {
        throw new Error('The layout engine returned no position.');
    }
    return value;
}
