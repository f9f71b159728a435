import type { Scene } from '../scene.js';
import { withContent, type SceneIndex } from './scene-index.js';
import type { DiagramView } from './view.js';

/** So many places are drawn at most where a view does not say how much it shows: more cannot be taken in at a look. */
export const MOST_PLACES = 150;

/**
 * Whose content is not drawn. What a view names comes first; then the level decides: at `boundaries` every innermost boundary and
 * every element with parts, at `everything` none; without a level the deepest ones, until no more than {@link MOST_PLACES} are left.
 * @param kept by place, whether the view looks at it
 * @returns by place; a place without content is never collapsed
 */
export function collapsedPlaces(
    scene: Scene,
    index: SceneIndex,
    kept: readonly boolean[],
    view: Pick<DiagramView, 'level' | 'collapsed' | 'expanded'>
): boolean[] {
    const { places } = scene;
    const hasContent = places.map((_, place) => kept[place] && index.children[place].some(child => kept[child]));
    const opened = openedPlaces(scene, index, view.expanded ?? []);
    const collapsed = places.map(() => false);
    const mayCollapse = (place: number) => hasContent[place] && !opened[place];
    for (const id of view.collapsed ?? []) {
        const place = index.byId.get(id);
        if (place !== undefined && hasContent[place]) {
            collapsed[place] = true;
        }
    }
    if (view.level === 'boundaries') {
        places.forEach((place, at) => {
            const innermost = !index.children[at].some(child => kept[child] && places[child].type === 'boundary');
            collapsed[at] ||= mayCollapse(at) && (place.type === 'shape' || innermost);
        });
    } else if (view.level === undefined) {
        collapseDeepest(scene, kept, mayCollapse, collapsed);
    }
    return collapsed;
}

/** Collapses one depth after the other, so that boundaries of the same depth look alike whatever is in them. */
function collapseDeepest(scene: Scene, kept: readonly boolean[], mayCollapse: (place: number) => boolean, collapsed: boolean[]): void {
    const depths = depthsOf(scene);
    let drawn = drawnPlaces(scene, kept, collapsed);
    for (let depth = Math.max(0, ...depths); depth >= 0 && drawn > MOST_PLACES; depth--) {
        depths.forEach((each, place) => {
            collapsed[place] ||= each === depth && mayCollapse(place);
        });
        drawn = drawnPlaces(scene, kept, collapsed);
    }
}

/** How many places are drawn. */
function drawnPlaces({ places }: Scene, kept: readonly boolean[], collapsed: readonly boolean[]): number {
    const hidden: boolean[] = [];
    let drawn = 0;
    places.forEach(({ parent }, place) => {
        hidden.push(parent !== undefined && (hidden[parent] || collapsed[parent]));
        drawn += kept[place] && !hidden[place] ? 1 : 0;
    });
    return drawn;
}

function depthsOf({ places }: Scene): number[] {
    const depths: number[] = [];
    places.forEach(({ parent }) => depths.push(parent === undefined ? 0 : depths[parent] + 1));
    return depths;
}

/** What a view expands, and what is around it: it could not be seen otherwise. */
function openedPlaces({ places }: Scene, { byId }: SceneIndex, expanded: readonly string[]): boolean[] {
    const opened = places.map(() => false);
    for (const id of expanded) {
        for (let place = byId.get(id); place !== undefined && !opened[place]; place = places[place].parent) {
            opened[place] = true;
        }
    }
    return opened;
}

/** The place that each place is drawn as: itself, or the outermost collapsed one around it; undefined where the view leaves it out. */
export function drawnAs({ places }: Scene, kept: readonly boolean[], collapsed: readonly boolean[]): (number | undefined)[] {
    const outermost: (number | undefined)[] = [];
    places.forEach(({ parent }, place) => {
        const around = parent === undefined ? undefined : outermost[parent];
        outermost.push(around ?? (collapsed[place] ? place : undefined));
    });
    return places.map((_, place) => (kept[place] ? (outermost[place] ?? place) : undefined));
}

/** Number of elements inside a place. */
export function elementsInside(scene: Scene, index: SceneIndex, place: number): number {
    return withContent(index, place).filter(each => each !== place && scene.places[each].type === 'shape').length;
}
