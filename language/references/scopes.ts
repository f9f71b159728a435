import {
    AstUtils,
    EMPTY_STREAM,
    stream,
    type AstNode,
    type AstNodeDescription,
    type LangiumDocument,
    type LocalSymbols,
    type ReferenceInfo,
    type Scope,
    type ScopeComputation,
    type ScopeProvider,
    type Stream
} from 'langium';
import type { Document } from '../generated/ast.js';
import type { TmodelServices } from '../tmodel-module.js';
import { walk } from '../syntax/walk.js';
import { describeNode } from './descriptions.js';
import { descriptionAround, isDeclared } from './names.js';
import { isLocalName, resolve, wantedBy } from './resolution.js';
import type { VisibleNames } from './visibility.js';

/** Names that may stand at a reference. Lookups go to the same maps as the linker's. */
export class TmodelScopeProvider implements ScopeProvider {
    constructor(private readonly services: TmodelServices) {}

    getScope(context: ReferenceInfo): Scope {
        return new MapScope(context, this.services.references.Visibility.visibleTo(AstUtils.getDocument(context.container)));
    }
}

class MapScope implements Scope {
    constructor(
        private readonly context: ReferenceInfo,
        private readonly visible: VisibleNames
    ) {}

    getElement(name: string): AstNodeDescription | undefined {
        const { node } = resolve({ ...this.context, reference: { $refText: name, ref: undefined } }, this.visible);
        return node && describeNode(node, name);
    }

    getElements(name: string): Stream<AstNodeDescription> {
        const found = this.getElement(name);
        return stream(found ? [found] : []);
    }

    getAllElements(): Stream<AstNodeDescription> {
        return stream(this.names()).map(([name, node]) => describeNode(node, name));
    }

    /** Every name once, under the shortest form that is unambiguous in the system. */
    private names(): Map<string, AstNode> {
        const wanted = wantedBy(this.context);
        if (!isLocalName(wanted)) {
            return this.visible.all(wanted);
        }
        const system = descriptionAround(this.context.container);
        if (!system) {
            return new Map();
        }
        const { elements, zones, data } = this.visible.own.namesOf(system);
        switch (wanted) {
            case 'DataAsset':
                return shortest(data);
            case 'Element':
                return shortest(elements);
            case 'Sight':
                return new Map<string, AstNode>([
                    ...this.visible.all('Control'),
                    ...shortest(data),
                    ...shortest(zones),
                    ...shortest(elements)
                ]);
            case 'Enclosure':
                return new Map<string, AstNode>([...shortest(zones), ...shortest(elements)]);
            case 'Subject':
                return new Map<string, AstNode>([...shortest(data), ...shortest(zones), ...shortest(elements)]);
            case 'Place':
                return new Map<string, AstNode>([
                    ...(system.$type === 'System' && system.name ? [[system.name, system] as const] : []),
                    ...shortest(zones),
                    ...shortest(elements)
                ]);
        }
    }
}

function shortest(index: ReadonlyMap<string, readonly AstNode[]>): Map<string, AstNode> {
    const best = new Map<AstNode, string>();
    for (const [name, nodes] of index) {
        const known = best.get(nodes[0]);
        if (nodes.length === 1 && (known === undefined || name.length < known.length)) {
            best.set(nodes[0], name);
        }
    }
    return new Map([...best].map(([node, name]) => [name, node]));
}

/** What workspace-wide searches find: everything that is declared, without data and flows, and without what tests make up. */
export function exportedSymbols(document: LangiumDocument): AstNodeDescription[] {
    const symbols: AstNodeDescription[] = [];
    const collect = (node: AstNode) => {
        const name = EXPORTED.has(node.$type) ? (node as AstNode & { name?: string }).name : undefined;
        if (name) {
            symbols.push(describeNode(node, name));
        }
    };
    for (const member of (document.parseResult.value as Document).members ?? []) {
        if (isDeclared(member)) {
            walk(member, collect);
        }
    }
    return symbols;
}

/** Nothing: scopes look into the maps of names.ts, and searches of the workspace look when they are asked. */
export class TmodelScopeComputation implements ScopeComputation {
    async collectExportedSymbols(document: LangiumDocument): Promise<AstNodeDescription[]> {
        return exportedSymbols(document);
    }

    async collectLocalSymbols(): Promise<LocalSymbols> {
        return { has: () => false, getStream: () => EMPTY_STREAM };
    }
}

const EXPORTED: ReadonlySet<string> = new Set([
    'System',
    'Zone',
    'Element',
    'Kind',
    'Enumeration',
    'Scalar',
    'Control',
    'Threat',
    'Framework',
    'CatalogueEntry'
]);
