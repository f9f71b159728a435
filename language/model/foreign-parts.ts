import { AstUtils, type AstNode } from 'langium';
import type { DataAsset, Element, System } from '../generated/ast.js';
import { qualifiedName } from '../references/names.js';
import { declarationOf, headOf } from './statements.js';
import type { SystemModel } from './system-model.js';

/**
 * Puts what a system's text names of other systems behind the system's own parts, by name only. All own parts must be in
 * the model already. What these parts are is taken from their own system's model when systems are joined
 * (joined-systems.ts), so that a change over there costs nothing here.
 */
export class ForeignParts {
    private readonly indices = new Map<AstNode, number>();
    private readonly indexById = new Map<string, number>();

    constructor(private readonly model: SystemModel) {}

    /** Index of another system's element in the model's elements; undefined for what belongs to no other system. */
    element(node: AstNode | undefined): number | undefined {
        return node?.$type === 'Element'
            ? this.part(node as Element, head => this.model.elements.push({ ...head, kind: '', facts: [], mitigations: [] }))
            : undefined;
    }

    /** Index of another system's data asset in the model's data; undefined for what belongs to no other system. */
    asset(node: AstNode | undefined): number | undefined {
        return node?.$type === 'DataAsset' ? this.part(node as DataAsset, head => this.model.data.push({ ...head, facts: [] })) : undefined;
    }

    private part(node: Element | DataAsset, push: (head: ReturnType<typeof headOfPart>) => number): number | undefined {
        let index = this.indices.get(node);
        const system = AstUtils.getContainerOfType(node, (each): each is System => each.$type === 'System');
        // A second declaration of a name of this system is a part of this system, too.
        if (index !== undefined || !system || system.name === this.model.name) {
            return index;
        }
        const head = headOfPart(node, system, foreignPrefix(this.model, system.name));
        const key = `${node.$type} ${head.id}`;
        index = this.indexById.get(key) ?? push(head) - 1;
        this.indexById.set(key, index);
        this.indices.set(node, index);
        return index;
    }
}

function headOfPart(node: Element | DataAsset, system: System, prefix: string) {
    const uri = AstUtils.getDocument(node).uri.toString();
    return { id: `${prefix}.${qualifiedName(node)}`, ...headOf(node), from: system.name, declaration: declarationOf(node, uri) };
}

/** Whether a system refers to parts of others: these stand last in their list. */
export function namesOthers({ elements, data }: SystemModel): boolean {
    return elements.at(-1)?.from !== undefined || data.at(-1)?.from !== undefined;
}

const prefixes = new WeakMap<SystemModel, Map<string, string>>();

/** What ids of another system's parts begin with: its name, with `~` behind it where own ids begin so already. */
export function foreignPrefix(model: SystemModel, system: string): string {
    let known = prefixes.get(model);
    if (!known) {
        known = new Map();
        prefixes.set(model, known);
    }
    let prefix = known.get(system);
    if (prefix === undefined) {
        const taken = [model.zones, model.elements].some(parts => parts.some(part => part.from === undefined && part.id === system));
        prefix = taken || model.name === system ? `${system}~` : system;
        known.set(system, prefix);
    }
    return prefix;
}
