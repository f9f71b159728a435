import type { AstNode, LangiumDocument } from 'langium';
import type {
    DataAsset,
    DataList,
    Document,
    Element,
    ElementMember,
    Flow,
    System,
    SystemMember,
    Treatment,
    Zone,
    ZoneMember
} from '../generated/ast.js';
import { qualifiedName } from '../references/names.js';
import { rangesOf, referenceRange } from '../syntax/ranges.js';
import type { Range } from './source.js';
import { declarationOf, factsOf, headOf, mitigationsOf, statementOf } from './statements.js';
import type { FlowModel, SystemModel } from './system-model.js';

const systemsByRoot = new WeakMap<AstNode, SystemModel[]>();
const unreadable = new WeakSet<AstNode>();

/**
 * The systems of a document as plain data, in the order of the text. Made once per version of the document. Works on
 * broken texts: what has no name, or an end that names nothing, is left out. Of a text that exhausts the stack there are none.
 */
export function systemsOf(document: LangiumDocument): SystemModel[] {
    const root = document.parseResult.value as Document;
    let systems = systemsByRoot.get(root);
    if (!systems) {
        systems = extract(root, document.uri.toString());
        systemsByRoot.set(root, systems);
    }
    return systems;
}

/** Whether the stack has run out over the systems of a document. */
export function hasUnreadableSystems(document: LangiumDocument): boolean {
    systemsOf(document);
    return unreadable.has(document.parseResult.value);
}

function extract(root: Document, uri: string): SystemModel[] {
    try {
        return (root.members ?? []).filter(member => member.$type === 'System').map(system => new Extraction(system, uri).run());
    } catch (error) {
        if (!(error instanceof RangeError)) {
            throw error;
        }
        unreadable.add(root);
        return [];
    }
}

class Extraction {
    private readonly model: SystemModel;
    private readonly zones = new Map<AstNode, number>();
    private readonly elements = new Map<AstNode, number>();
    private readonly data = new Map<AstNode, number>();
    private readonly flowIds = new Map<Flow, string>();
    private readonly indexById = new Map<string, number>();
    private readonly flows: Flow[] = [];
    private readonly treatments: Treatment[] = [];

    constructor(
        private readonly system: System,
        private readonly uri: string
    ) {
        this.model = {
            ...headOf({ name: system.name ?? '', title: system.title }),
            declaration: declarationOf(system, uri),
            facts: factsOf(system.facts, uri),
            mitigations: mitigationsOf(system.mitigations, uri),
            zones: [],
            elements: [],
            flows: [],
            data: [],
            treatments: [],
            objectives: [],
            assumptions: []
        };
    }

    run(): SystemModel {
        this.members(this.system.members, undefined, undefined);
        this.flows.forEach(flow => this.flow(flow));
        this.treatments.forEach(treatment => this.treatment(treatment));
        return this.model;
    }

    private members(
        members: readonly (SystemMember | ZoneMember | ElementMember)[],
        zone: number | undefined,
        element: number | undefined
    ): void {
        for (const member of members) {
            switch (member.$type) {
                case 'Zone':
                    this.members(member.members, this.zone(member, zone), element);
                    break;
                case 'Element':
                    this.members(member.members, zone, this.element(member, zone, element) ?? element);
                    break;
                case 'DataAsset':
                    this.asset(member);
                    break;
                case 'Flow':
                    this.flows.push(member);
                    break;
                case 'Treatment':
                    this.treatments.push(member);
                    break;
                case 'Objective':
                    if (member.name) {
                        this.model.objectives.push(statementOf(member, this.uri));
                    }
                    break;
                case 'Assumption':
                    if (member.name) {
                        this.model.assumptions.push(statementOf(member, this.uri));
                    }
                    break;
            }
        }
    }

    private zone(zone: Zone, parent: number | undefined): number | undefined {
        if (!zone.name) {
            return parent;
        }
        return this.place(
            zone,
            'zone',
            this.zones,
            id =>
                this.model.zones.push({
                    id,
                    ...headOf(zone),
                    ...(parent !== undefined && { parent }),
                    facts: factsOf(zone.facts, this.uri),
                    mitigations: mitigationsOf(zone.mitigations, this.uri),
                    declaration: declarationOf(zone, this.uri)
                }) - 1
        );
    }

    private element(element: Element, zone: number | undefined, parent: number | undefined): number | undefined {
        if (!element.name) {
            return undefined;
        }
        return this.place(
            element,
            'element',
            this.elements,
            id =>
                this.model.elements.push({
                    id,
                    ...headOf(element),
                    kind: element.kind?.$refText ?? '',
                    ...(zone !== undefined && { zone }),
                    ...(parent !== undefined && { parent }),
                    facts: factsOf(element.facts, this.uri),
                    mitigations: mitigationsOf(element.mitigations, this.uri),
                    declaration: declarationOf(element, this.uri)
                }) - 1
        );
    }

    private asset(data: DataAsset): void {
        if (data.name) {
            this.place(
                data,
                'data',
                this.data,
                id =>
                    this.model.data.push({
                        id,
                        ...headOf(data),
                        facts: factsOf(data.facts, this.uri),
                        declaration: declarationOf(data, this.uri)
                    }) - 1
            );
        }
    }

    /** A second declaration of the same name is an error, and counts as the first: ids stay unique. */
    private place(node: Zone | Element | DataAsset, type: string, indices: Map<AstNode, number>, add: (id: string) => number): number {
        const id = qualifiedName(node);
        const key = `${type} ${id}`;
        let index = this.indexById.get(key);
        if (index === undefined) {
            index = add(id);
            this.indexById.set(key, index);
        }
        indices.set(node, index);
        return index;
    }

    private flow(flow: Flow): void {
        const source = this.elements.get(flow.source?.ref as AstNode);
        const target = this.elements.get(flow.target?.ref as AstNode);
        if (source === undefined || target === undefined) {
            return;
        }
        const { elements, flows } = this.model;
        const id = this.flowId(`${elements[source].id} -> ${elements[target].id}`);
        this.flowIds.set(flow, id);
        const model: FlowModel = {
            id,
            source,
            target,
            facts: factsOf(flow.facts, this.uri),
            mitigations: mitigationsOf(flow.mitigations, this.uri),
            declaration: declarationOf(flow, this.uri, endsOf(flow))
        };
        if (flow.title !== undefined) {
            model.title = flow.title;
        }
        for (const list of flow.data) {
            model[list.direction] = this.carried(list, model[list.direction] ?? []);
        }
        flows.push(model);
    }

    private flowId(base: string): string {
        const count = (this.indexById.get(base) ?? 0) + 1;
        this.indexById.set(base, count);
        return count === 1 ? base : `${base} #${count}`;
    }

    private carried(list: DataList, before: number[]): number[] {
        const indices = [...before];
        for (const reference of list.data) {
            const index = this.data.get(reference.ref as AstNode);
            if (index !== undefined && !indices.includes(index)) {
                indices.push(index);
            }
        }
        return indices;
    }

    private treatment(treatment: Treatment): void {
        if (!treatment.threat) {
            return;
        }
        this.model.treatments.push({
            action: treatment.action,
            threat: treatment.threat.$refText,
            target: treatment.place ? this.placeId(treatment.place.ref) : this.treatedFlow(treatment),
            facts: factsOf(treatment.facts, this.uri),
            declaration: declarationOf(treatment, this.uri, referenceRange(treatment.threat))
        });
    }

    private placeId(place: AstNode | undefined): string | undefined {
        if (place === this.system) {
            return this.model.name;
        }
        const zone = this.zones.get(place as AstNode);
        const element = this.elements.get(place as AstNode);
        return zone !== undefined ? this.model.zones[zone].id : element !== undefined ? this.model.elements[element].id : undefined;
    }

    private treatedFlow({ source, target, label }: Treatment): string | undefined {
        const flow = this.flows.find(
            each =>
                each.source?.ref !== undefined &&
                each.source.ref === source?.ref &&
                each.target?.ref === target?.ref &&
                (label === undefined || each.title === label)
        );
        return flow && this.flowIds.get(flow);
    }
}

/** From the source's name to the target's. */
function endsOf(flow: Flow): Range {
    const { whole } = rangesOf(flow);
    return { start: whole.start, end: referenceRange(flow.target).end };
}
