import type { Analysis, Finding } from '../../analysis/finding.js';
import type { LibraryModel } from '../../language/model/library-model.js';
import type { SystemModel } from '../../language/model/system-model.js';
import { badgeOf } from '../badges.js';
import type { Scene, SceneFlow, ScenePlace } from '../scene.js';
import { collapsedPlaces, drawnAs, elementsInside } from './collapsed-places.js';
import { contextOf } from './context.js';
import { joinedMark, withDataMarks } from './data-marks.js';
import { passing } from './finding-filter.js';
import { lookAt, type Sight, type ViewStep } from './focus.js';
import { fold, type FoldedScene, type Folding } from './fold.js';
import { indexScene, type SceneIndex } from './scene-index.js';
import type { DetailLevel, DiagramView } from './view.js';
import { CONTROL_COVERS, type ControlCover } from '../drawing.js';

/** What a view is applied to, besides the scene. */
export interface ViewFacts {
    /** The model, library and analysis that the scene was built from. */
    model: SystemModel;
    library: LibraryModel;
    analysis: Analysis;
}

export interface AppliedView {
    /** What is left to be laid out and drawn. */
    scene: Scene;
    /** How much of the system it shows: what the view says, or what was chosen for its size. */
    level: DetailLevel;
    /** Ids of the places in the scene whose content is not drawn. */
    collapsed: string[];
    /** For a finding in focus: the way of the attack, each step with what the finding says of it. */
    steps: ViewStep[];
    /** The findings that pass the view's filter. */
    findings: readonly Finding[];
    /** Why there is nothing to look at, in a sentence; the whole system is drawn then. */
    problem?: string;
}

/**
 * The part of a scene that a view shows. Nothing but badges depends on the view's filter: they count what passes it.
 * @param scene as `buildScene` made it of the facts' model
 */
export function applyView(scene: Scene, view: DiagramView, facts: ViewFacts): AppliedView {
    const { model, library, analysis } = facts;
    const index = indexScene(scene, model);
    const looked = view.focus && lookAt(view.focus, { scene, index, model, analysis });
    const sight = typeof looked === 'string' ? undefined : looked;
    const marked = marksOf(view.showData ? withDataMarks(scene, index, model, library) : scene, sight);
    const { folding, scene: whole } = foldingOf(marked, index, model, view, sight);
    const folded = fold(whole, folding);
    const findings = analysis.findings.filter(passing(view.filter, library));
    const result = withHiddenMarks(whole, folded, folding);
    return {
        scene: withBadges(result, folded, findings, index),
        level: view.level ?? 'everything',
        collapsed: [...folding.standsFor.keys()].filter(place => folding.drawnAs[place] === place).map(place => whole.places[place].id),
        steps: sight?.steps ?? [],
        findings,
        ...(typeof looked === 'string' && { problem: looked })
    };
}

function foldingOf(
    scene: Scene,
    index: SceneIndex,
    model: SystemModel,
    view: DiagramView,
    sight: Sight | undefined
): { folding: Folding; scene: Scene } {
    const kept = sight?.places ?? scene.places.map(() => true);
    const flows = sight?.flows ?? scene.flows.map(() => true);
    const context = view.level === 'context' ? contextOf(scene, index, model, kept) : undefined;
    if (context) {
        return { scene: context.scene, folding: { ...context.folding, flows } };
    }
    const collapsed = collapsedPlaces(scene, index, kept, { ...view, expanded: [...(view.expanded ?? []), ...(sight?.open ?? [])] });
    const as = drawnAs(scene, kept, collapsed);
    const standsFor = new Map<number, number>();
    collapsed.forEach((is, place) => {
        if (is && as[place] === place) {
            standsFor.set(place, elementsInside(scene, index, place));
        }
    });
    return { scene, folding: { drawnAs: as, flows, standsFor } };
}

/** A scene with what the focus says of its places and flows. */
function marksOf(scene: Scene, sight: Sight | undefined): Scene {
    if (!sight?.covers && !sight?.steps) {
        return scene;
    }
    const { covers, steps } = sight;
    const numbers = new Map<string, number>();
    steps?.forEach(({ place }, number) => numbers.has(place) || numbers.set(place, number + 1));
    const path = new Set(steps?.flatMap(({ flow }) => flow ?? []));
    return {
        ...scene,
        places: scene.places.map((place, at): ScenePlace => {
            const cover = covers?.places.get(at);
            const step = numbers.get(place.id);
            return place.type === 'shape' && (cover || step) ? { ...place, ...(cover && { cover }), ...(step && { step }) } : place;
        }),
        flows: scene.flows.map((flow, at): SceneFlow => {
            const cover = covers?.flows.get(at);
            return { ...flow, ...(cover && { cover }), ...(path.has(flow.id) && { onPath: true }) };
        })
    };
}

/** Marks of what is hidden, on what stands for it. */
function withHiddenMarks(whole: Scene, folded: FoldedScene, { drawnAs: as }: Folding): Scene {
    const places = [...folded.scene.places];
    const flows = [...folded.scene.flows];
    whole.places.forEach((hidden, index) => {
        const at = folded.places[index];
        const drawn = at === undefined ? undefined : places[at];
        if (at !== undefined && drawn?.type === 'shape' && as[index] !== index && hidden.type === 'shape') {
            places[at] = {
                ...drawn,
                ...definedOnly({
                    // What else stands for stores tells what they hold by its flows.
                    data: drawn.shape === 'store' ? joinedMark(drawn.data, hidden.data) : undefined,
                    cover: mostPressing(drawn.cover, hidden.cover),
                    step: drawn.step ?? hidden.step
                })
            };
        }
    });
    whole.flows.forEach((part, index) => {
        const went = folded.flows[index];
        if (went && 'flow' in went && flows[went.flow].parts) {
            const drawn = flows[went.flow];
            flows[went.flow] = {
                ...drawn,
                ...definedOnly({
                    data: joinedMark(drawn.data, part.data),
                    cover: mostPressing(drawn.cover, part.cover),
                    onPath: drawn.onPath ?? part.onPath
                })
            };
        }
    });
    return { ...folded.scene, places, flows };
}

/** What would close a finding is more than what is planned, and that more than what is in place. */
function mostPressing(first: ControlCover | undefined, second: ControlCover | undefined): ControlCover | undefined {
    return [...CONTROL_COVERS].reverse().find(cover => cover === first || cover === second);
}

/** Each finding counts where its target is drawn, or where that is hidden. */
function withBadges(scene: Scene, folded: FoldedScene, findings: readonly Finding[], index: SceneIndex): Scene {
    const places = new Map<number, Finding[]>();
    const flows = new Map<number, Finding[]>();
    const system: Finding[] = [];
    for (const finding of findings) {
        switch (finding.targetType) {
            case 'element':
                add(places, folded.places[index.elements[finding.targetIndex]], finding);
                break;
            case 'flow': {
                const went = folded.flows[finding.targetIndex];
                if (went && 'flow' in went) {
                    add(flows, went.flow, finding);
                } else {
                    add(places, went?.place, finding);
                }
                break;
            }
            case 'system':
                system.push(finding);
        }
    }
    return {
        system: { ...scene.system, badge: badgeOf(system) },
        places: scene.places.map((place, at) => (place.type === 'shape' ? { ...place, badge: badgeOf(places.get(at) ?? []) } : place)),
        flows: scene.flows.map((flow, at) => ({ ...flow, badge: badgeOf(flows.get(at) ?? []) }))
    };
}

function add(groups: Map<number, Finding[]>, key: number | undefined, finding: Finding): void {
    if (key !== undefined) {
        const group = groups.get(key);
        if (group) {
            group.push(finding);
        } else {
            groups.set(key, [finding]);
        }
    }
}

function definedOnly<T extends object>(marks: T): Partial<T> {
    return Object.fromEntries(Object.entries(marks).filter(([, value]) => value !== undefined)) as Partial<T>;
}
