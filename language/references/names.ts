import { AstUtils, type AstNode } from 'langium';
import type {
    DataAsset,
    Document,
    Element,
    ElementMember,
    Flow,
    Import,
    System,
    SystemMember,
    Test,
    TestMember,
    TopLevel,
    Zone,
    ZoneMember
} from '../generated/ast.js';
import { storedDocumentOf } from '../prebuilt/stored.js';

/** What a name can stand for beyond its own system. Enumerations and scalars share one space, since both are types. */
export const GLOBAL_SPACES = ['System', 'Kind', 'ValueType', 'Control', 'Threat', 'Framework', 'CatalogueEntry'] as const;
export type GlobalSpace = (typeof GLOBAL_SPACES)[number];

/** What describes something, with names of its own inside: a system, or the small model of a test. */
export type Description = System | Test;

/** A statement of a file that has a name which others can use. */
export type Declared = Exclude<TopLevel, Test>;

export type PlaceNode = Description | Zone | Element;

/** The names that one document declares, by space; several nodes where a name is declared twice. */
export class DocumentNames {
    private globals: Map<GlobalSpace, Map<string, AstNode[]>> | undefined;
    private readonly systems = new Map<Description, SystemNames>();
    /** What a document of the prebuilt library declares: its statements are not looked at for any other name. */
    private readonly listed: ReadonlyMap<GlobalSpace, ReadonlySet<string>> | undefined;

    constructor(private readonly document: Document) {
        const stored = storedDocumentOf(document);
        this.listed = stored && new Map(GLOBAL_SPACES.map(space => [space, new Set(stored.names[space])]));
    }

    get imports(): readonly Import[] {
        // What is stored imports nothing.
        return this.listed ? [] : (this.document.imports ?? []);
    }

    /** Nodes with this name, in the order of the text. */
    find(space: GlobalSpace, name: string): readonly AstNode[] {
        return this.listed?.get(space)?.has(name) === false ? [] : (this.declared().get(space)?.get(name) ?? []);
    }

    all(space: GlobalSpace): ReadonlyMap<string, readonly AstNode[]> {
        return (this.listed?.get(space)?.size === 0 ? undefined : this.declared().get(space)) ?? new Map();
    }

    namesOf(system: Description): SystemNames {
        let names = this.systems.get(system);
        if (!names) {
            names = new SystemNames(system);
            this.systems.set(system, names);
        }
        return names;
    }

    private declared(): ReadonlyMap<GlobalSpace, ReadonlyMap<string, AstNode[]>> {
        if (!this.globals) {
            this.globals = new Map(GLOBAL_SPACES.map(space => [space, new Map<string, AstNode[]>()]));
            for (const member of this.document.members ?? []) {
                if (isDeclared(member)) {
                    declare(this.globals, member);
                }
            }
        }
        return this.globals;
    }
}

function declare(globals: ReadonlyMap<GlobalSpace, Map<string, AstNode[]>>, member: Declared): void {
    const add = (space: GlobalSpace, name: string | undefined, node: AstNode) => {
        if (name) {
            append(globals.get(space)!, name, node);
        }
    };
    add(spaceOf(member), member.name, member);
    if (member.$type === 'Framework' && member.name) {
        for (const entry of member.entries) {
            add('CatalogueEntry', entry.name && `${member.name}.${entry.name}`, entry);
        }
    }
}

/** The names inside one system or test: places and data by every suffix of their qualified name. */
export class SystemNames {
    readonly elements = new Map<string, Element[]>();
    readonly zones = new Map<string, Zone[]>();
    readonly data = new Map<string, DataAsset[]>();
    readonly flows: Flow[] = [];

    constructor(system: Description) {
        this.members(system.members, system.$type === 'System' && system.name ? [system.name] : []);
    }

    /** @param suffixes what may stand before a member's name, the longest last: `prod`, `cloud.prod`, `system.cloud.prod` */
    private members(members: readonly (SystemMember | TestMember | ZoneMember | ElementMember)[], suffixes: readonly string[]): void {
        for (const member of members) {
            switch (member.$type) {
                case 'Zone':
                    this.members(member.members, register(this.zones, member, suffixes));
                    break;
                case 'Element':
                    this.members(member.members, register(this.elements, member, suffixes));
                    break;
                case 'DataAsset':
                    register(this.data, member, suffixes);
                    break;
                case 'Flow':
                    this.flows.push(member);
                    break;
            }
        }
    }
}

function register<N extends AstNode & { name?: string }>(index: Map<string, N[]>, node: N, outer: readonly string[]): readonly string[] {
    const name = node.name;
    if (!name) {
        return outer;
    }
    const suffixes = [name];
    append(index, name, node);
    for (const prefix of outer) {
        const suffix = `${prefix}.${name}`;
        suffixes.push(suffix);
        append(index, suffix, node);
    }
    return suffixes;
}

function append<N>(index: Map<string, N[]>, name: string, node: N): void {
    const nodes = index.get(name);
    if (nodes) {
        nodes.push(node);
    } else {
        index.set(name, [node]);
    }
}

export function isDeclared(member: TopLevel): member is Declared {
    return member.$type !== 'Test';
}

/** The names that a statement of a file shares. */
export function spaceOf({ $type }: Declared): GlobalSpace {
    return $type === 'Enumeration' || $type === 'Scalar' ? 'ValueType' : $type;
}

/** The system or test that a node is a part of; such a one is its own. */
export function descriptionAround(node: AstNode): Description | undefined {
    return AstUtils.getContainerOfType(node, isDescription);
}

export function isDescription(node: AstNode): node is Description {
    return node.$type === 'System' || node.$type === 'Test';
}

/** The zones and elements around a node, from the inside out, and the system or test last. */
export function placesAround(node: AstNode): PlaceNode[] {
    const places: PlaceNode[] = [];
    for (let current = node.$container; current; current = current.$container) {
        if (current.$type === 'Zone' || current.$type === 'Element' || isDescription(current)) {
            places.push(current as PlaceNode);
        }
    }
    return places;
}

/**
 * The qualified name of a zone, element or data asset: names from the outermost zone inwards, joined by dots, without
 * the system's. Places without a name are passed over.
 */
export function qualifiedName(node: AstNode & { name?: string }): string {
    const names = [node.name ?? ''];
    for (const place of placesAround(node)) {
        if (!isDescription(place) && place.name) {
            names.unshift(place.name);
        }
    }
    return names.join('.');
}
