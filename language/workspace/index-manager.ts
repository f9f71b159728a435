import {
    AstUtils,
    DefaultIndexManager,
    stream,
    URI,
    type AstNode,
    type AstNodeDescription,
    type LangiumDocument,
    type LangiumSharedCoreServices,
    type ReferenceDescription,
    type Stream
} from 'langium';
import { pathOf, segment } from '../references/descriptions.js';
import { partsOfReference } from '../references/name-parts.js';
import type { TmodelServices } from '../tmodel-module.js';
import { referencesOf, type TmodelReference } from '../references/linker.js';
import { exportedSymbols } from '../references/scopes.js';
import { referenceRange } from '../syntax/ranges.js';
import { isBuiltIn } from './built-in.js';
import { folderOf } from './documents.js';

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
        const { name = '' } = target as AstNode & { name?: string };
        for (const document of this.documents.all) {
            for (const reference of referencesOf(document)) {
                // Most references do not even contain the name.
                const part =
                    reference.$refText.includes(name) &&
                    partsOfReference(reference, reference.container).find(({ node }) => node === target);
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
        // The built-in library sees nothing but itself. It is most of all documents, and hardly ever changes.
        if (isBuiltIn(document.uri) && ![...changedUris].some(uri => isBuiltIn(URI.parse(uri)))) {
            return false;
        }
        const services = this.serviceRegistry.getServices(document.uri) as TmodelServices;
        const visible = services.references.Visibility.visibleTo(document);
        return (
            [...changedUris].some(uri => visible.importedUris.has(uri) || visible.importedFolders.has(folderOf(URI.parse(uri)))) ||
            visible.documents.some(other => isBuiltIn(other.uri) && changedUris.has(other.uri.toString()))
        );
    }
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
