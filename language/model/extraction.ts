import type { AstNode } from 'langium';
import type {
    DataAsset,
    DataList,
    Element,
    ElementMember,
    Flow,
    SystemMember,
    TestMember,
    Treatment,
    View,
    Zone,
    ZoneMember
} from '../generated/ast.js';
import { qualifiedName, type Description } from '../references/names.js';
import type { Revision } from '../syntax/versions.js';
import { carriesAlike, endsOf, flowNamed, mayCarryForeignData, type Naming } from './flow-parts.js';
import { ForeignParts, namesOthers } from './foreign-parts.js';
import { movedMembers } from './moved.js';
import { Places } from './places.js';
import { readBefore, record } from './read-statements.js';
import { dataParts, elementParts, headOfSystem, pick, zoneParts } from './parts.js';
import { declarationOf, factsOf, mitigationsOf, statementOf, treatmentOf } from './statements.js';
import { viewModel } from './views.js';
import type { DataModel, ElementModel, FlowModel, SystemModel, ZoneModel } from './system-model.js';

/**
 * Reads a system, or the small model of a test, as plain data. A statement that is the same, and where it was, in the version before
 * gives the same object again, so that whoever works with models sees what has not changed.
 */
export class Extraction {
    readonly model: SystemModel;
    private readonly zones = new Places<Zone>();
    private readonly elements = new Places<Element>();
    private readonly data = new Places<DataAsset>();
    private readonly flows = new Map<Flow, number>();
    private readonly indexById = new Map<string, number>();
    private readonly allFlows: Flow[] = [];
    private readonly treatments: Treatment[] = [];
    private readonly views: View[] = [];
    private readonly foreign: ForeignParts;

    constructor(
        private readonly system: Description,
        private readonly uri: string
    ) {
        this.model = {
            ...headOfSystem(system, uri),
            zones: [],
            elements: [],
            flows: [],
            data: [],
            treatments: [],
            objectives: [],
            assumptions: [],
            views: []
        };
        this.foreign = new ForeignParts(this.model);
        this.members(system.members, undefined, undefined);
        this.allFlows.forEach(flow => this.flow(flow));
        this.treatments.forEach(each => this.model.treatments.push(treatmentOf(each, this.uri, this.idOf(each))));
        this.views.forEach(view => this.model.views.push(viewModel(view, this.uri, this)));
    }

    /**
     * The model after some statements were read again that have kept their nodes, their names and the elements that they join.
     * All others that start below `lastLine` have moved by so many lines. Undefined where one of them is not found by an index.
     */
    renewed({ touched, lastLine, lines }: Pick<Revision, 'touched' | 'lastLine' | 'lines'>): Extraction | undefined {
        const { zones, elements, flows, data } = this.model;
        if (lines !== 0 && namesOthers(this.model)) return undefined;
        const model: SystemModel = {
            ...this.model,
            ...headOfSystem(this.system, this.uri),
            ...movedMembers(this.model, lastLine, lines)
        };
        for (const node of touched) {
            switch (node.$type) {
                case 'Zone': {
                    const index = this.zones.own(node as Zone);
                    if (index !== undefined) {
                        model.zones[index] = record(node, { ...pick(zones[index], 'id', 'parent'), ...zoneParts(node as Zone, this.uri) });
                    }
                    break;
                }
                case 'Element': {
                    const index = this.elements.own(node as Element);
                    if (index !== undefined) {
                        model.elements[index] = record(node, {
                            ...pick(elements[index], 'id', 'zone', 'parent'),
                            ...elementParts(node as Element, this.uri)
                        });
                    }
                    break;
                }
                case 'DataAsset': {
                    const index = this.data.own(node as DataAsset);
                    if (index !== undefined) {
                        model.data[index] = record(node, { id: data[index].id, ...dataParts(node as DataAsset, this.uri) });
                    }
                    break;
                }
                case 'Flow': {
                    const index = this.flows.get(node as Flow);
                    if (mayCarryForeignData(node as Flow, this.model, this.data)) return undefined;
                    if (index !== undefined) {
                        // Treatments tell flows apart by their titles.
                        if (flows[index].title !== (node as Flow).title) return undefined;
                        model.flows[index] = record(node, {
                            ...pick(flows[index], 'id', 'source', 'target'),
                            ...this.flowParts(node as Flow)
                        });
                    }
                    break;
                }
                case 'Treatment':
                case 'Objective':
                case 'Assumption':
                case 'View':
                    return undefined;
            }
        }
        return Object.assign(Object.create(Extraction.prototype) as Extraction, this, { model });
    }

    private members(
        members: readonly (SystemMember | TestMember | ZoneMember | ElementMember)[],
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
                    this.allFlows.push(member);
                    break;
                case 'Treatment':
                    if (member.threat) {
                        this.treatments.push(member);
                    }
                    break;
                case 'View':
                    if (member.name) {
                        this.views.push(member);
                    }
                    break;
                case 'Objective':
                case 'Assumption':
                    if (member.name) {
                        this.model[member.$type === 'Objective' ? 'objectives' : 'assumptions'].push(statementOf(member, this.uri));
                    }
                    break;
            }
        }
    }

    private zone(zone: Zone, parent: number | undefined): number | undefined {
        if (!zone.name) {
            return parent;
        }
        return this.place(zone, 'zone', this.zones, this.model.zones, {
            is: ({ parent: known }) => known === parent,
            read: id => ({ id, ...(parent !== undefined && { parent }), ...zoneParts(zone, this.uri) })
        });
    }

    private element(element: Element, zone: number | undefined, parent: number | undefined): number | undefined {
        if (!element.name) {
            return undefined;
        }
        return this.place(element, 'element', this.elements, this.model.elements, {
            is: known => known.zone === zone && known.parent === parent,
            read: id => ({
                id,
                ...(zone !== undefined && { zone }),
                ...(parent !== undefined && { parent }),
                ...elementParts(element, this.uri)
            })
        });
    }

    private asset(data: DataAsset): void {
        if (data.name) {
            this.place(data, 'data', this.data, this.model.data, { is: () => true, read: id => ({ id, ...dataParts(data, this.uri) }) });
        }
    }

    /** A second declaration of the same name is an error, and counts as the first: ids stay unique. */
    private place<N extends Zone | Element | DataAsset, M extends ZoneModel | ElementModel | DataModel>(
        node: N,
        type: string,
        places: Places<N>,
        models: M[],
        { is, read }: { is(known: M): boolean; read(id: string): M }
    ): number {
        const id = qualifiedName(node);
        const key = `${type} ${id}`;
        const declared = this.indexById.get(key);
        if (declared !== undefined) {
            places.add(node, declared, false);
            return declared;
        }
        const known = readBefore(node) as M | undefined;
        const model = known && known.id === id && is(known) ? known : record(node, read(id));
        const index = models.push(model) - 1;
        this.indexById.set(key, index);
        places.add(node, index, true);
        return index;
    }

    private flow(flow: Flow): void {
        const source = this.end(flow.source?.ref);
        const target = this.end(flow.target?.ref);
        if (source === undefined || target === undefined) {
            return;
        }
        const { elements, flows } = this.model;
        const id = this.flowId(`${elements[source].id} -> ${elements[target].id}`);
        const known = readBefore(flow) as FlowModel | undefined;
        const carried = this.carriedBy(flow);
        const model =
            known && known.id === id && known.source === source && known.target === target && carriesAlike(known, carried)
                ? known
                : record<FlowModel>(flow, { id, source, target, ...this.flowParts(flow) });
        this.flows.set(flow, flows.push(model) - 1);
    }

    private end(node: AstNode | undefined): number | undefined {
        return this.elements.of(node) ?? this.foreign.element(node);
    }

    private flowParts(flow: Flow) {
        return {
            ...(flow.title !== undefined && { title: flow.title }),
            ...this.carriedBy(flow),
            facts: factsOf(flow.facts, this.uri),
            mitigations: mitigationsOf(flow.mitigations, this.uri),
            declaration: declarationOf(flow, this.uri, endsOf(flow))
        };
    }

    private flowId(base: string): string {
        const count = (this.indexById.get(base) ?? 0) + 1;
        this.indexById.set(base, count);
        return count === 1 ? base : `${base} #${count}`;
    }

    private carriedBy(flow: Flow): Pick<FlowModel, 'sends' | 'returns'> {
        const carried: Pick<FlowModel, 'sends' | 'returns'> = {};
        for (const list of flow.data) {
            carried[list.direction] = this.carried(list, carried[list.direction] ?? []);
        }
        return carried;
    }

    private carried(list: DataList, before: number[]): number[] {
        const indices = [...before];
        for (const reference of list.data) {
            const index = this.data.of(reference.ref) ?? this.foreign.asset(reference.ref);
            if (index !== undefined && !indices.includes(index)) {
                indices.push(index);
            }
        }
        return indices;
    }

    /** The id of the place or flow that a treatment, expectation or view names; undefined where it names nothing that is there. */
    idOf(naming: Naming): string | undefined {
        return naming.place ? this.placeId(naming.place.ref) : this.flowNamed(naming);
    }

    /** The id of a zone, element or data; the system's name. */
    placeId(place: AstNode | undefined): string | undefined {
        if (place === this.system) return this.model.name;
        const { zones, elements, data } = this.model;
        const zone = this.zones.of(place);
        const element = this.elements.of(place);
        const asset = this.data.of(place);
        return (
            zone !== undefined ? zones[zone] : element !== undefined ? elements[element] : asset !== undefined ? data[asset] : undefined
        )?.id;
    }

    private flowNamed(naming: Naming): string | undefined {
        const flow = flowNamed(naming, this.allFlows);
        const index = flow && this.flows.get(flow);
        return index === undefined ? undefined : this.model.flows[index].id;
    }
}
