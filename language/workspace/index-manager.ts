import {
    AstUtils,
    DefaultIndexManager,
    stream,
    type AstNode,
    type AstNodeDescription,
    type LangiumDocument,
    type LangiumSharedCoreServices,
    type Reference,
    type ReferenceDescription,
    type Stream
} from 'langium';
import { pathOf, segment } from '../references/descriptions.js';
import type { TmodelServices } from '../tmodel-module.js';
import { referencesOf, type TmodelReference } from '../references/linker.js';
import { exportedSymbols } from '../references/scopes.js';
import { referenceRange } from '../syntax/ranges.js';
import { isBuiltIn } from './built-in.js';

/**
 * Finds references by looking through the linked references of all documents when somebody asks, instead of keeping
 * a description of each: the question is rare and keystrokes are not.
 */
export class TmodelIndexManager extends DefaultIndexManager {
    constructor(services: LangiumSharedCoreServices) {
        super(services);
    }

    /**
     * References to a node. Where a dotted reference goes through the node (`prod` in `prod.api`), the description's
     * segment is the part that names it.
     */
    override findAllReferences(target: AstNode): Stream<ReferenceDescription> {
        const found: ReferenceDescription[] = [];
        for (const document of this.documents.all) {
            for (const reference of referencesOf(document)) {
                const part = partNaming(reference, target);
                if (part) {
                    found.push(describe(document, reference, target, part));
                }
            }
        }
        return stream(found);
    }

    /** Nothing is indexed ahead: what documents declare and refer to is looked for when somebody asks. */
    override async updateContent(): Promise<void> {}

    override async updateReferences(): Promise<void> {}

    override allElements(nodeType?: string, uris?: Set<string>): Stream<AstNodeDescription> {
        const documents = this.documents.all.filter(({ uri }) => !uris || uris.has(uri.toString()));
        return documents.flatMap(document => exportedSymbols(document)).filter(({ type }) => !nodeType || type === nodeType);
    }

    /** A document depends on what it imports, directly or through others; all depend on the built-in library. */
    override isAffected(document: LangiumDocument, changedUris: Set<string>): boolean {
        const services = this.serviceRegistry.getServices(document.uri) as TmodelServices;
        const visible = services.references.Visibility.visibleTo(document);
        return (
            [...changedUris].some(uri => visible.importedUris.has(uri)) ||
            visible.documents.some(other => isBuiltIn(other.uri) && changedUris.has(other.uri.toString()))
        );
    }
}

/** Start and end, within a reference's text, of the part that names the target; undefined where none does. */
function partNaming(reference: Reference, target: AstNode): { start: number; end: number } | undefined {
    let end = reference.$refText.length;
    for (let node = reference.ref; node && end > 0; node = node.$container) {
        const name = (node as AstNode & { name?: string }).name ?? '';
        const start = end - name.length;
        if (!name || reference.$refText.slice(start, end) !== name) {
            return undefined;
        }
        if (node === target) {
            return { start, end };
        }
        end = start - 1;
    }
    return undefined;
}

function describe(
    document: LangiumDocument,
    reference: TmodelReference,
    target: AstNode,
    part: { start: number; end: number }
): ReferenceDescription {
    const { start } = referenceRange(reference);
    const targetUri = AstUtils.getDocument(target).uri;
    return {
        sourceUri: document.uri,
        sourcePath: pathOf(reference.container),
        targetUri,
        targetPath: pathOf(target),
        segment: segment(document, {
            start: { line: start.line, character: start.character + part.start },
            end: { line: start.line, character: start.character + part.end }
        }),
        local: document.uri.toString() === targetUri.toString()
    };
}
