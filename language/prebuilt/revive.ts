import { DocumentState, TextDocument, URI, type AstNode, type AstReflection, type LangiumDocument, type Reference } from 'langium';
import type { Document } from '../generated/ast.js';
import type { Range } from '../model/source.js';
import { TmodelReference, type TmodelLinker } from '../references/linker.js';
import type { NodeRanges, RevivedNode, RevivedReference } from '../syntax/ranges.js';
import type { TmodelServices } from '../tmodel-module.js';
import { setOwner } from '../workspace/owner.js';
import type {
    PrebuiltLibrary,
    RevivedRoot,
    StoredDocument,
    StoredList,
    StoredNode,
    StoredReference,
    StoredRanges,
    StoredValue
} from './stored.js';

export type { PrebuiltLibrary } from './stored.js';

/**
 * Makes documents from a prebuilt library without parsing. Their trees are made when somebody asks for a statement; what a document
 * declares is known without. Nodes have no tokens behind them: ranges come from {@link rangesOf}, references resolve when they are
 * first asked. Opening such a document in an editor parses it.
 */
export function reviveLibrary(library: PrebuiltLibrary, services: TmodelServices): LangiumDocument[] {
    return library.documents.map(stored => {
        const document = new Revival(library, services).document(stored);
        setOwner(document, services);
        return document;
    });
}

type Properties = Record<string, unknown>;

class Revival {
    private readonly references: Reference[] = [];
    private readonly linker: TmodelLinker;
    private readonly defaults: readonly Properties[];
    private readonly rootDefaults: Properties;

    constructor(
        private readonly library: PrebuiltLibrary,
        services: TmodelServices
    ) {
        this.linker = services.references.Linker as TmodelLinker;
        this.defaults = library.types.map(type => defaultsOf(type.name, services.shared.AstReflection));
        this.rootDefaults = defaultsOf('Document', services.shared.AstReflection);
    }

    document(stored: StoredDocument): LangiumDocument {
        const root = this.root(stored);
        const { references } = this;
        let textDocument: TextDocument | undefined;
        const document: LangiumDocument = {
            uri: URI.parse(stored.uri),
            state: DocumentState.Validated,
            parseResult: { value: root, parserErrors: [], lexerErrors: [] },
            get references() {
                // Complete when the tree is.
                return root.members && references;
            },
            diagnostics: [],
            get textDocument() {
                return (textDocument ??= TextDocument.create(stored.uri, 'tmodel', 0, stored.text));
            }
        };
        (root as { $document?: LangiumDocument }).$document = document;
        return document;
    }

    /** The root of a tree whose content is made when it is first asked for. */
    private root(stored: StoredDocument): Document & RevivedRoot {
        const root = { $type: 'Document', $stored: stored } as Document & RevivedRoot;
        let content: Properties | undefined;
        const reviveContent = () => (content ??= this.node(stored.root, root) as unknown as Properties);
        for (const property of ['$ranges', ...Object.keys(this.rootDefaults)]) {
            Object.defineProperty(root, property, { enumerable: true, get: () => reviveContent()[property] });
        }
        return root;
    }

    /** @param container what its content says that it is in, if not the node itself */
    private node([type, ranges, ...values]: StoredNode, container?: AstNode): AstNode {
        const { name, properties } = this.library.types[type];
        const node = new Revived(name, ranges) as unknown as AstNode & Properties;
        for (const [property, value] of Object.entries(this.defaults[type])) {
            node[property] = Array.isArray(value) ? [] : value;
        }
        values.forEach((value, index) => {
            if (value !== null) {
                const property = properties[index];
                node[property] = isList(value)
                    ? value.l.map((item, position) => this.value(item, container ?? node, property, position))
                    : this.value(value, container ?? node, property);
            }
        });
        return node;
    }

    private value(value: StoredValue, container: AstNode, property: string, index?: number): unknown {
        if (Array.isArray(value)) {
            return Object.assign(this.node(value), { $container: container, $containerProperty: property, $containerIndex: index });
        }
        if (value !== null && typeof value === 'object') {
            const reference = this.reference(value as StoredReference, container, property);
            this.references.push(reference);
            return reference;
        }
        return value;
    }

    private reference({ r: text, p: [line, start, end] }: StoredReference, container: AstNode, property: string): RevivedReference {
        const $range: Range = { start: { line, character: start }, end: { line, character: end } };
        return Object.assign(new TmodelReference(this.linker, container, property, undefined, text), { $range });
    }
}

/** A node whose ranges stay packed until somebody asks. */
class Revived implements RevivedNode {
    constructor(
        readonly $type: string,
        private readonly $stored: StoredRanges
    ) {}

    get $ranges(): NodeRanges {
        const [whole, ...parts] = unpack(this.$stored);
        const ranges: NodeRanges = { whole: whole! };
        PARTS.forEach((part, index) => {
            if (parts[index]) {
                ranges[part] = parts[index];
            }
        });
        return ranges;
    }
}

const PARTS = ['name', 'body', 'values'] as const;

function unpack(numbers: StoredRanges): (Range | undefined)[] {
    const ranges: (Range | undefined)[] = [];
    for (let at = 0; at < numbers.length;) {
        if (numbers[at] === -1) {
            ranges.push(undefined);
            at++;
        } else {
            ranges.push({
                start: { line: numbers[at], character: numbers[at + 1] },
                end: { line: numbers[at + 2], character: numbers[at + 3] }
            });
            at += 4;
        }
    }
    return ranges;
}

function defaultsOf(type: string, reflection: AstReflection): Properties {
    const defaults: Properties = {};
    for (const property of Object.values(reflection.getTypeMetaData(type).properties)) {
        if (property.defaultValue !== undefined) {
            defaults[property.name] = property.defaultValue;
        }
    }
    return defaults;
}

function isList(value: StoredValue): value is StoredList {
    return value !== null && typeof value === 'object' && 'l' in value;
}
