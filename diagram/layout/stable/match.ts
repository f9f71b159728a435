import type { Box, Drawing, DrawnFlow } from '../../drawing.js';
import type { Scene } from '../../scene.js';

/** A place of a drawing as far as it is recognised by. */
interface Known {
    id: string;
    parent?: string;
    /** `boundary`, or the element's kind. */
    kind: string;
    box: Box;
}

/** What of a drawing is still there. */
export interface Matches {
    /** By index of `Scene.places`: the place as it was drawn, in the same container, if it was. */
    places: (Known | undefined)[];
    /** By index of `Scene.flows`. */
    flows: (DrawnFlow | undefined)[];
    /** How many places the drawing has that the scene has not. */
    gone: number;
}

/**
 * Finds the places and flows of a drawing in a scene. A place is recognised by its name inside the same container, so that what
 * moved to another container is new there. One that was renamed is recognised by its kind, where its container lost and
 * gained one of that kind; what it contains is found under its new name.
 */
export function matchDrawing(scene: Scene, drawing: Drawing): Matches {
    const known = contentOf(drawing);
    const wanted = new Map<number | undefined, number[]>();
    scene.places.forEach((place, index) => {
        const siblings = wanted.get(place.parent);
        if (siblings) {
            siblings.push(index);
        } else {
            wanted.set(place.parent, [index]);
        }
    });
    const places: (Known | undefined)[] = scene.places.map(() => undefined);
    const newIds = new Map<string, string>();
    const matchContent = (container: number | undefined, was: string | undefined) => {
        const left = new Map((known.get(was) ?? []).map(each => [localName(each.id, was), each]));
        const here = wanted.get(container) ?? [];
        const outer = container === undefined ? undefined : scene.places[container].id;
        const found = (index: number, old: Known) => {
            left.delete(localName(old.id, was));
            places[index] = old;
            newIds.set(old.id, scene.places[index].id);
        };
        const kindOf = (index: number) => {
            const place = scene.places[index];
            return place.type === 'boundary' ? 'boundary' : place.kind;
        };
        for (const index of here) {
            const old = left.get(localName(scene.places[index].id, outer));
            // A boundary whose content is not drawn is a shape.
            if (old) {
                found(index, old);
            }
        }
        const unmatched = here.filter(index => !places[index]);
        for (const index of unmatched) {
            const lost = [...left.values()].filter(old => old.kind === kindOf(index));
            if (lost.length === 1 && unmatched.filter(other => kindOf(other) === kindOf(index)).length === 1) {
                found(index, lost[0]);
            }
        }
        for (const index of here) {
            const old = places[index];
            if (old) {
                matchContent(index, old.id);
            }
        }
    };
    matchContent(undefined, undefined);
    return { places, flows: matchFlows(scene, drawing, newIds), gone: drawing.boundaries.length + drawing.shapes.length - newIds.size };
}

function contentOf(drawing: Drawing): Map<string | undefined, Known[]> {
    const content = new Map<string | undefined, Known[]>();
    const add = (place: { id: string; parent?: string; box: Box }, kind: string) => {
        const known = { id: place.id, parent: place.parent, box: place.box, kind };
        const siblings = content.get(place.parent);
        if (siblings) {
            siblings.push(known);
        } else {
            content.set(place.parent, [known]);
        }
    };
    drawing.boundaries.forEach(boundary => add(boundary, 'boundary'));
    drawing.shapes.forEach(shape => add(shape, shape.kind));
    return content;
}

function localName(id: string, container: string | undefined): string {
    return container !== undefined && id.startsWith(`${container}.`) ? id.slice(container.length + 1) : id;
}

/** Flows by the shapes at their ends; of several between the same two those with the same title first. */
function matchFlows(scene: Scene, drawing: Drawing, newIds: ReadonlyMap<string, string>): (DrawnFlow | undefined)[] {
    const known = new Map<string, Map<string, DrawnFlow[]>>();
    for (const flow of drawing.flows) {
        const [source, target] = [newIds.get(flow.source), newIds.get(flow.target)];
        if (source !== undefined && target !== undefined) {
            const leading = known.get(source) ?? new Map<string, DrawnFlow[]>();
            known.set(source, leading);
            const others = leading.get(target);
            if (others) {
                others.push(flow);
            } else {
                leading.set(target, [flow]);
            }
        }
    }
    const take = ({ source, target }: Scene['flows'][number], wanted: (flow: DrawnFlow) => boolean) => {
        const candidates = known.get(scene.places[source].id)?.get(scene.places[target].id) ?? [];
        const index = candidates.findIndex(wanted);
        return index < 0 ? undefined : candidates.splice(index, 1)[0];
    };
    const sameText = scene.flows.map(flow =>
        take(flow, old => old.label === (flow.title || flow.sends.join(', ')) && old.twoWay === flow.twoWay)
    );
    return sameText.map((old, index) => old ?? take(scene.flows[index], () => true));
}
