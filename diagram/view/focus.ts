import { controlCoverage, type Analysis, type Finding, type Reason } from '../../analysis/index.js';
import type { SystemModel } from '../../language/model/system-model.js';
import type { ControlCover } from '../drawing.js';
import { enclosing, type Scene } from '../scene.js';
import { withContent, type SceneIndex } from './scene-index.js';
import type { ViewFocus } from './view.js';

/** What a focus sees of a scene. Indices are of `Scene.places` and `Scene.flows`. */
export interface Sight {
    /** By place: whether it is drawn; what is around a drawn place is drawn, too. */
    places: boolean[];
    flows: boolean[];
    /** Ids of what must not be hidden inside a collapsed place. */
    open: string[];
    /** For a control: what it does where. */
    covers?: { places: Map<number, ControlCover>; flows: Map<number, ControlCover> };
    /** For a finding: the way of the attack, or its target alone. */
    steps?: ViewStep[];
}

/** A step of the path of the finding in focus. */
export interface ViewStep {
    /** Id of the place, and of the flow by which it is reached. */
    place: string;
    flow?: string;
    /** What the finding says about this place and flow. */
    because: Reason[];
}

interface Looking {
    scene: Scene;
    index: SceneIndex;
    model: SystemModel;
    analysis: Analysis;
}

/**
 * What a view looks at.
 * @returns what it sees, or in a sentence why there is nothing to look at
 */
export function lookAt({ on, id }: ViewFocus, looking: Looking): Sight | string {
    switch (on) {
        case 'element':
            return lookAtPlace(id, looking);
        case 'data':
            return lookAtData(id, looking);
        case 'finding':
            return lookAtFinding(id, looking);
        case 'control':
            return lookAtControl(id, looking);
    }
}

/** An element or zone with everything inside it, the flows that lead there or away, and their other ends; of a flow its ends. */
function lookAtPlace(id: string, { scene, index, model }: Looking): Sight | string {
    const place = index.byId.get(id);
    const flow = scene.flows.findIndex(each => each.id === id);
    if (place === undefined) {
        return flow < 0 ? `There is no place '${id}' in ${model.name}.` : see(scene, [], [flow], []);
    }
    const inside = new Set(withContent(index, place));
    const flows = scene.flows.flatMap(({ source, target }, each) => (inside.has(source) || inside.has(target) ? [each] : []));
    return see(scene, [...inside], flows, [id]);
}

/** All flows that carry a kind of data, and what is at their ends: stores that keep it among them. */
function lookAtData(id: string, { scene, model }: Looking): Sight | string {
    const data = model.data.findIndex(each => each.id === id);
    if (data < 0) {
        return `There is no data '${id}' in ${model.name}.`;
    }
    const flows = model.flows.flatMap(({ sends, returns }, flow) => (sends?.includes(data) || returns?.includes(data) ? [flow] : []));
    return flows.length === 0 ? `No flow says that it carries '${id}'.` : see(scene, [], flows, []);
}

function lookAtFinding(id: string, { scene, index, model, analysis }: Looking): Sight | string {
    const finding = analysis.findings.find(each => each.id === id);
    if (!finding) {
        return `There is no finding ${id} in ${model.name} any more.`;
    }
    const path = finding.path.map(({ element, flow }): { place: number; flow?: number } => ({ place: index.elements[element], flow }));
    const target = targetOf(finding, index, scene);
    const last = lastStep(path, target, scene);
    if (last) {
        path.push(last);
    }
    const places = [...path.map(({ place }) => place), ...target.places];
    const flows = [...path.flatMap(({ flow }) => flow ?? []), ...target.flows];
    if (places.length + flows.length === 0) {
        return `${finding.threat} is about ${model.name} as a whole.`;
    }
    const steps = stepsOf(
        finding,
        path.length > 0 ? path : target.places.map(place => ({ place, flow: target.flows.at(0) })),
        scene,
        model
    );
    return { ...see(scene, places, flows, idsOf(scene, places)), steps };
}

function targetOf({ targetType, targetIndex }: Finding, index: SceneIndex, { flows }: Scene): { places: number[]; flows: number[] } {
    switch (targetType) {
        case 'element':
            return { places: [index.elements[targetIndex]], flows: [] };
        case 'flow':
            return { places: [flows[targetIndex].source, flows[targetIndex].target], flows: [targetIndex] };
        case 'system':
            return { places: [], flows: [] };
    }
}

/** A path may end beside the target, with something that the target reads or calls: the step over there, where a flow leads. */
function lastStep(
    path: readonly { place: number }[],
    target: { places: number[]; flows: number[] },
    { flows }: Scene
): { place: number; flow?: number } | undefined {
    const [place] = target.places;
    const end = path.at(-1)?.place;
    if (end === undefined || target.flows.length > 0 || place === undefined || path.some(step => step.place === place)) {
        return undefined;
    }
    const flow = flows.findIndex(({ source, target: to }) => (source === end && to === place) || (source === place && to === end));
    return flow < 0 ? undefined : { place, flow };
}

/** Reasons belong to the step in whose text they stand; those that stand elsewhere belong to none. */
function stepsOf(finding: Finding, path: readonly { place: number; flow?: number }[], scene: Scene, model: SystemModel): ViewStep[] {
    const elements = new Map(model.elements.map(element => [element.id, element.declaration]));
    return path.map(({ place, flow }) => {
        const texts = [elements.get(scene.places[place].id), flow === undefined ? undefined : model.flows[flow].declaration];
        const because = finding.because.filter(({ source }) =>
            texts.some(
                text =>
                    source !== undefined &&
                    text?.uri === source.uri &&
                    text.whole.start.line <= source.range.start.line &&
                    source.range.end.line <= text.whole.end.line
            )
        );
        return { place: scene.places[place].id, ...(flow !== undefined && { flow: scene.flows[flow].id }), because };
    });
}

/** Places and flows where a control is in place, planned, or would close findings, and the flows between these. */
function lookAtControl(id: string, { scene, index, analysis }: Looking): Sight | string {
    const coverage = controlCoverage(analysis, id);
    const places = new Map<number, ControlCover>();
    const flows = new Map<number, ControlCover>();
    const mark = (marked: { elements: readonly number[]; flows: readonly number[] }, cover: ControlCover) => {
        marked.elements.forEach(element => places.set(index.elements[element], cover));
        marked.flows.forEach(flow => flows.set(flow, cover));
    };
    if (coverage) {
        const open = coverage.changes.map(finding => analysis.findings[finding]);
        const targets = (type: Finding['targetType']) =>
            open.filter(({ targetType }) => targetType === type).map(({ targetIndex }) => targetIndex);
        mark({ elements: targets('element'), flows: targets('flow') }, 'would-close');
        mark(coverage.holds, 'holds');
        mark(coverage.planned, 'planned');
    }
    if (places.size + flows.size === 0) {
        return `${id} is nowhere in place, and would close nothing.`;
    }
    const ends = [...flows.keys()].flatMap(flow => [scene.flows[flow].source, scene.flows[flow].target]);
    const seen = new Set([...places.keys(), ...ends]);
    const between = scene.flows.flatMap(({ source, target }, flow) => (seen.has(source) && seen.has(target) ? [flow] : []));
    return { ...see(scene, [...seen], between, []), covers: { places, flows } };
}

/** The sight of some places and flows: with the ends of the flows, and what is around all of them. */
function see(scene: Scene, places: readonly number[], flows: readonly number[], open: string[]): Sight {
    const sight: Sight = { places: scene.places.map(() => false), flows: scene.flows.map(() => false), open };
    for (const flow of flows) {
        sight.flows[flow] = true;
    }
    for (const place of [...places, ...flows.flatMap(flow => [scene.flows[flow].source, scene.flows[flow].target])]) {
        for (const each of enclosing(scene.places, place)) {
            sight.places[each] = true;
        }
    }
    return sight;
}

function idsOf(scene: Scene, places: readonly number[]): string[] {
    return [...new Set(places)].map(place => scene.places[place].id);
}
