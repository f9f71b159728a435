import type {
    AstNode,
    CstNode,
    LangiumDocument,
    Linker,
    LinkingError,
    MultiReference,
    Reference,
    ReferenceInfo,
    AstNodeDescription
} from 'langium';
import { AstUtils } from 'langium';
import type { TmodelServices } from '../tmodel-module.js';
import { forgetRecords, NodeRecord } from '../syntax/node-records.js';
import { revisionOf } from '../syntax/versions.js';
import { forEachChild, forEachReference, walk } from '../syntax/walk.js';
import { describeNode } from './descriptions.js';
import { resolve, wantedBy, type Resolution } from './resolution.js';

/** A reference that names nothing, or several things. */
export interface NameError extends LinkingError {
    resolution: Exclude<Resolution, { node: AstNode }>;
}

/** A reference that resolves itself when it is first asked, whether the linker has visited it or not. */
export class TmodelReference implements Reference {
    /** Undefined until resolved. */
    private outcome: AstNode | NameError | undefined;

    constructor(
        private readonly linker: TmodelLinker,
        readonly container: AstNode,
        readonly property: string,
        readonly $refNode: CstNode | undefined,
        readonly $refText: string
    ) {}

    get ref(): AstNode | undefined {
        const outcome = (this.outcome ??= this.linker.resolveNow(this));
        return '$type' in outcome ? outcome : undefined;
    }

    get error(): NameError | undefined {
        return this.ref === undefined ? (this.outcome as NameError) : undefined;
    }

    get $nodeDescription(): AstNodeDescription | undefined {
        const node = this.ref;
        return node && describeNode(node, this.$refText);
    }

    /** Whether it was resolved, and names nothing or several things. */
    get failed(): boolean {
        return this.outcome !== undefined && !('$type' in this.outcome);
    }

    reset(): void {
        this.outcome = undefined;
    }
}

const referencesByRoot = new WeakMap<AstNode, readonly TmodelReference[]>();

/** The references of a document, in the order of its text. Looked for when somebody first asks about a version. */
export function referencesOf(document: LangiumDocument): readonly TmodelReference[] {
    const root = document.parseResult.value;
    let references = referencesByRoot.get(root);
    if (!references) {
        const found: TmodelReference[] = [];
        collect(root, found);
        references = found;
        referencesByRoot.set(root, references);
    }
    return references;
}

const referencesInside = new NodeRecord<readonly TmodelReference[]>();

/** In the order of {@link walk}. A statement that is not read again keeps its references. */
function collect(node: AstNode, into: TmodelReference[]): void {
    forEachReference(node, reference => into.push(reference as TmodelReference));
    forEachChild(node, child => {
        if (child.$containerProperty !== 'members' || child.$type === 'Zone' || child.$type === 'System') {
            collect(child, into);
            return;
        }
        let inside = referencesInside.of(child);
        if (!inside) {
            const found: TmodelReference[] = [];
            collect(child, found);
            referencesInside.set(child, (inside = found));
        }
        for (const reference of inside) {
            into.push(reference);
        }
    });
}

/** Whether a dotted name goes through one of some names. */
function goesThrough(text: string, names: ReadonlySet<string>): boolean {
    return text.includes('.') ? text.split('.').some(part => names.has(part)) : names.has(text);
}

/**
 * Has references resolved anew after a part of a document was read again: those that go through a name that came or went, and
 * those that failed, since a new name can be what they mean or what is suggested for them.
 */
export function renewReferences(document: LangiumDocument): void {
    const declared = revisionOf(document.parseResult.value)?.declared;
    if (declared === 'all') {
        referencesOf(document).forEach(reference => reference.reset());
        walk(document.parseResult.value, forgetRecords);
    } else if (declared && declared.size > 0) {
        for (const reference of referencesOf(document)) {
            if (reference.failed || goesThrough(reference.$refText, declared)) {
                reference.reset();
                for (let node: AstNode | undefined = reference.container; node; node = node.$container) {
                    forgetRecords(node);
                }
            }
        }
    }
}

/** References resolve themselves when they are asked, by a look into a map: there is nothing to be done before. */
export class TmodelLinker implements Linker {
    constructor(private readonly services: TmodelServices) {}

    async link(): Promise<void> {}

    /** Has all references of a document resolved anew, and all that follows from them worked out anew. */
    unlink(document: LangiumDocument): void {
        referencesOf(document).forEach(reference => reference.reset());
        walk(document.parseResult.value, forgetRecords);
    }

    /** Looks a reference up. Costs a few map lookups. */
    resolveNow(reference: TmodelReference): AstNode | NameError {
        const info: ReferenceInfo = { reference, container: reference.container, property: reference.property };
        const resolution = resolve(info, this.services.references.Visibility.visibleTo(AstUtils.getDocument(reference.container)));
        return resolution.node ?? { info, resolution, message: `'${reference.$refText}' is no known ${wantedBy(info)}` };
    }

    getCandidate(info: ReferenceInfo): AstNodeDescription | LinkingError {
        const resolution = resolve(info, this.services.references.Visibility.visibleTo(AstUtils.getDocument(info.container)));
        return resolution.node
            ? describeNode(resolution.node, info.reference.$refText)
            : { info, message: `'${info.reference.$refText}' is no known ${wantedBy(info)}` };
    }

    getCandidates(info: ReferenceInfo): AstNodeDescription[] | LinkingError {
        const candidate = this.getCandidate(info);
        return 'info' in candidate ? candidate : [candidate];
    }

    buildReference(container: AstNode, property: string, node: CstNode | undefined, text: string): Reference {
        return new TmodelReference(this, container, property, node, text);
    }

    buildMultiReference(_container: AstNode, property: string): MultiReference {
        throw new Error(`The grammar has no multi-references, but '${property}' asks for one.`);
    }
}
