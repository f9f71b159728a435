import type { LangiumDocument } from 'langium';
import type { VisibleNames } from '../references/visibility.js';
import { ownerOf } from '../workspace/owner.js';
import { connectedParts, type Part } from './connected-parts.js';
import { foreignPrefix, namesOthers } from './foreign-parts.js';
import type { FactModel, FlowModel, Foreign, MitigationModel, SystemModel } from './system-model.js';
import { systemsOf, testsOf } from './systems.js';
import type { TestModel } from './test-model.js';

const joined = new WeakMap<SystemModel[], { visible: VisibleNames; systems: SystemModel[] }>();

/**
 * The systems of a document as {@link systemsOf} has them, each joined with what it refers to in other systems, of the
 * same file or of imported ones: the elements that its text names, the part of their systems that flows connect with
 * these, and the zones around all of them. The parts' own systems stand around them as a zone. A system that names
 * nothing of another is the same object as before.
 */
export function joinedSystemsOf(document: LangiumDocument): SystemModel[] {
    const own = systemsOf(document);
    const visible = ownerOf(document).references.Visibility.visibleTo(document);
    let known = joined.get(own);
    if (known?.visible !== visible) {
        known = { visible, systems: own.map(system => (namesOthers(system) ? new Join(system, visible).run() : system)) };
        joined.set(own, known);
    }
    return known.systems;
}

const joinedTests = new WeakMap<TestModel[], { visible: VisibleNames; tests: TestModel[] }>();

/** The tests of a document, each with what its model refers to in systems, like {@link joinedSystemsOf}. */
export function joinedTestsOf(document: LangiumDocument): TestModel[] {
    const own = testsOf(document);
    const visible = ownerOf(document).references.Visibility.visibleTo(document);
    let known = joinedTests.get(own);
    if (known?.visible !== visible) {
        const tests = own.map(test => (namesOthers(test.system) ? { ...test, system: new Join(test.system, visible).run() } : test));
        known = { visible, tests };
        joinedTests.set(own, known);
    }
    return known.tests;
}

class Join {
    private readonly result: SystemModel;
    private readonly documents: ReadonlyMap<string, LangiumDocument>;
    private readonly elements = new Map<string, number>();
    private readonly data = new Map<string, number>();
    private readonly zones = new Map<string, number>();
    private readonly prefixes = new Map<SystemModel, string>();
    private readonly flowIds = new Map<string, number>();

    constructor(
        private readonly own: SystemModel,
        visible: VisibleNames
    ) {
        this.documents = new Map(visible.documents.map(document => [document.uri.toString(), document]));
        const { elements, zones, data, flows } = own;
        this.result = { ...own, elements: elements.slice(), zones: zones.slice(), data: data.slice(), flows: flows.slice() };
    }

    run(): SystemModel {
        const { own, result } = this;
        const named = own.elements.flatMap((element, index) => (element.from === undefined ? [] : [index]));
        named.forEach(index => this.nameElement(index));
        own.data.forEach((asset, index) => this.nameAsset(asset.from, index));
        const { parts, flows } = connectedParts(
            own,
            named.flatMap(index => this.origin('elements', own, index) ?? []),
            (model, index) => this.origin('elements', model, index)
        );
        parts.forEach(part => this.element(part));
        own.flows.forEach(({ source, target }) => this.countFlow(`${result.elements[source].id} -> ${result.elements[target].id}`));
        flows.forEach(({ model, index }) => this.flow(model, model.flows[index]));
        return result;
    }

    /** Fills in what the text names. Where its system is gone meanwhile, the name stays without facts. */
    private nameElement(index: number): void {
        const part = this.origin('elements', this.own, index);
        if (part) {
            this.elements.set(keyOf(part), index);
            this.describe(part, index);
        }
    }

    private nameAsset(from: string | undefined, index: number): void {
        const part = from === undefined ? undefined : this.origin('data', this.own, index);
        if (part) {
            const { id } = this.own.data[index];
            this.data.set(keyOf(part), index);
            this.result.data[index] = { ...part.model.data[part.index], id, from };
        }
    }

    /** Index of another system's element in the result; of an own element, its own. */
    private element(part: Part): number {
        if (part.model === this.own) {
            return part.index;
        }
        const key = keyOf(part);
        let index = this.elements.get(key);
        if (index === undefined) {
            index = this.result.elements.push(part.model.elements[part.index]) - 1;
            this.elements.set(key, index);
            this.describe(part, index);
        }
        return index;
    }

    private describe({ model, index }: Part, at: number): void {
        const { parent: _parent, zone: _zone, ...element } = model.elements[index];
        const parent = model.elements[index].parent;
        this.result.elements[at] = {
            ...element,
            ...this.foreign(model, element.id),
            zone: this.zone(model, model.elements[index].zone),
            ...(parent === undefined ? {} : { parent: this.element({ model, index: parent }) })
        };
    }

    /** Index of another system's zone in the result; of none, that of the zone that stands for the system itself. */
    private zone(model: SystemModel, index: number | undefined): number {
        const key = keyOf({ model, index: index ?? -1 });
        let at = this.zones.get(key);
        if (at === undefined) {
            if (index === undefined) {
                const { name, title, facts, mitigations, declaration } = model;
                const head = { id: this.prefixOf(model), name, from: name, ...(title === undefined ? {} : { title }) };
                at = this.result.zones.push({ ...head, facts, mitigations, declaration }) - 1;
            } else {
                const zone = model.zones[index];
                const parent = this.zone(model, zone.parent);
                at = this.result.zones.push({ ...zone, ...this.foreign(model, zone.id), parent }) - 1;
            }
            this.zones.set(key, at);
        }
        return at;
    }

    private flow(model: SystemModel, flow: FlowModel): void {
        const end = (index: number) => this.element(this.origin('elements', model, index) ?? { model, index });
        const [source, target] = [end(flow.source), end(flow.target)];
        const { elements, flows } = this.result;
        flows.push({
            ...flow,
            id: this.countFlow(`${elements[source].id} -> ${elements[target].id}`),
            from: model.name,
            source,
            target,
            ...(flow.sends && { sends: flow.sends.flatMap(index => this.asset(model, index)) }),
            ...(flow.returns && { returns: flow.returns.flatMap(index => this.asset(model, index)) }),
            facts: withInherited(flow.facts, model.facts),
            mitigations: [...flow.mitigations, ...model.mitigations] satisfies MitigationModel[]
        });
    }

    private asset(model: SystemModel, index: number): number[] {
        const part = this.origin('data', model, index);
        if (!part) {
            return [];
        }
        if (part.model === this.own) {
            return [part.index];
        }
        const key = keyOf(part);
        let at = this.data.get(key);
        if (at === undefined) {
            const asset = part.model.data[part.index];
            at = this.result.data.push({ ...asset, ...this.foreign(part.model, asset.id) }) - 1;
            this.data.set(key, at);
        }
        return [at];
    }

    private countFlow(base: string): string {
        const count = (this.flowIds.get(base) ?? 0) + 1;
        this.flowIds.set(base, count);
        return count === 1 ? base : `${base} #${count}`;
    }

    private foreign(model: SystemModel, id: string): Required<Foreign> & { id: string } {
        return { id: `${this.prefixOf(model)}.${id}`, from: model.name };
    }

    /** Several systems of one name cannot be told apart by it: the second and later ones are numbered. */
    private prefixOf(model: SystemModel): string {
        let prefix = this.prefixes.get(model);
        if (prefix === undefined) {
            const others = [...this.prefixes.keys()].filter(other => other.name === model.name).length;
            prefix = foreignPrefix(this.own, model.name) + (others === 0 ? '' : `~${others + 1}`);
            this.prefixes.set(model, prefix);
        }
        return prefix;
    }

    /** The part in the model of the system that declares it; undefined where that system has none of the name. */
    private origin(list: 'elements' | 'data', model: SystemModel, index: number): Part | undefined {
        const { id, from, declaration } = model[list][index];
        if (from === undefined) {
            return { model, index };
        }
        const document = this.documents.get(declaration.uri);
        const declaring = document && systemsOf(document).find(({ name }) => name === from);
        const at = declaring && indexById(declaring, list).get(id.slice(foreignPrefix(model, from).length + 1));
        return at === undefined ? undefined : { model: declaring!, index: at };
    }
}

const ids = { elements: new WeakMap<SystemModel, Map<string, number>>(), data: new WeakMap<SystemModel, Map<string, number>>() };

function indexById(model: SystemModel, list: 'elements' | 'data'): Map<string, number> {
    let indices = ids[list].get(model);
    if (!indices) {
        indices = new Map(model[list].map(({ id }, index) => [id, index]));
        ids[list].set(model, indices);
    }
    return indices;
}

const numbers = new WeakMap<SystemModel, number>();
let models = 0;

function keyOf({ model, index }: Part): string {
    let number = numbers.get(model);
    if (number === undefined) {
        number = ++models;
        numbers.set(model, number);
    }
    return `${number} ${index}`;
}

/** What a system states holds for its flows wherever these are looked at. */
function withInherited(facts: FactModel[], ofSystem: FactModel[]): FactModel[] {
    return [...facts, ...ofSystem.filter(({ name }) => facts.every(fact => fact.name !== name))];
}
