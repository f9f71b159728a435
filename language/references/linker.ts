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
import { forEachReference, walk } from '../syntax/walk.js';
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

    reset(): void {
        this.outcome = undefined;
    }
}

/** Links a whole document in one synchronous pass; every lookup is a look into a map. */
export class TmodelLinker implements Linker {
    constructor(private readonly services: TmodelServices) {}

    async link(document: LangiumDocument): Promise<void> {
        const references: Reference[] = [];
        walk(document.parseResult.value, node => forEachReference(node, reference => references.push(reference)));
        document.references = references;
    }

    unlink(document: LangiumDocument): void {
        for (const reference of document.references) {
            (reference as TmodelReference).reset();
        }
        document.references = [];
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
