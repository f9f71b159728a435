import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import elkModule from 'elkjs/lib/elk.bundled.js';
import type { Point, Scene } from '../../diagram/index.js';
import { measureFlow, measureHeader, measureShape } from '../../diagram/layout/measure.js';
import type { Picture } from './picture.js';

const Elk = 'default' in elkModule ? elkModule.default : elkModule;
const OPTIONS = {
    'elk.algorithm': 'layered',
    'elk.direction': 'DOWN',
    'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
    'elk.edgeRouting': 'ORTHOGONAL',
    'elk.edgeLabels.inline': 'true',
    'org.eclipse.elk.json.shapeCoords': 'ROOT',
    'org.eclipse.elk.json.edgeCoords': 'ROOT'
};

/** The layered algorithm of the Eclipse layout kernel over the whole scene at once, as a program without levels would use it. */
export function createWholeGraphElk(labels: boolean): (scene: Scene) => Promise<Picture> {
    const elk = new Elk();
    return async scene => {
        const root = await elk.layout(toElk(scene, labels), { layoutOptions: OPTIONS });
        const routes = new Map<string, Point[]>();
        const collect = (node: ElkNode): void => {
            for (const edge of node.edges ?? []) {
                routes.set(edge.id, routeOf(edge));
            }
            node.children?.forEach(collect);
        };
        collect(root);
        return { width: root.width ?? 0, height: root.height ?? 0, flows: scene.flows.map((_, index) => routes.get(`e${index}`) ?? []) };
    };
}

function toElk(scene: Scene, labels: boolean): ElkNode {
    const containers = new Set(scene.places.map(place => place.parent));
    const nodes = scene.places.map((place, index): ElkNode => {
        const size = place.type === 'shape' && !containers.has(index) ? measureShape(place) : measureHeader(place);
        return {
            id: `n${index}`,
            width: size.width,
            height: size.height,
            ...(containers.has(index) && { children: [], layoutOptions: { 'elk.padding': '[top=46,left=24,bottom=24,right=24]' } })
        };
    });
    const root: ElkNode = { id: 'root', children: [], edges: [] };
    scene.places.forEach((place, index) => (place.parent === undefined ? root : nodes[place.parent]).children!.push(nodes[index]));
    root.edges = scene.flows.map((flow, index) => {
        const { size } = measureFlow(flow);
        return {
            id: `e${index}`,
            sources: [`n${flow.source}`],
            targets: [`n${flow.target}`],
            ...(labels && size && { labels: [{ id: `l${index}`, text: 'label', ...size }] })
        };
    });
    return root;
}

function routeOf(edge: ElkExtendedEdge): Point[] {
    return (edge.sections ?? []).flatMap(section => [section.startPoint, ...(section.bendPoints ?? []), section.endPoint]);
}
