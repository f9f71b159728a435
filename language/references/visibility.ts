import type { AstNode, LangiumDocument, LangiumSharedCoreServices, URI } from 'langium';
import type { Document, System } from '../generated/ast.js';
import { revisionOf } from '../syntax/versions.js';
import { isBuiltIn } from '../workspace/built-in.js';
import type { TmodelDocuments } from '../workspace/documents.js';
import { importedFolder, importedUri } from '../workspace/imports.js';
import { DocumentNames, type GlobalSpace, type SystemNames } from './names.js';

/** A system that a document can see, its own or an imported one. */
export interface SystemInReach {
    readonly system: System;
    readonly names: SystemNames;
}

/** What a document can see of the library side: its own declarations, then its imports' in order, then the built-in library's. */
export class VisibleNames {
    constructor(
        readonly own: DocumentNames,
        /** Own document first, then imported ones (nearest first), then the built-in library. */
        readonly documents: readonly LangiumDocument[],
        private readonly names: readonly DocumentNames[],
        /** URIs of all imported documents, with those that do not exist. */
        readonly importedUris: ReadonlySet<string>,
        /** Folders that are imported as such, in this document or one that it imports. */
        readonly importedFolders: ReadonlySet<string>
    ) {}

    /** The node that a name stands for: the first in order of visibility. */
    find(space: GlobalSpace, name: string): AstNode | undefined {
        for (const names of this.names) {
            const found = names.find(space, name);
            if (found.length > 0) {
                return found[0];
            }
        }
        return undefined;
    }

    /** All nodes with a name, in order of visibility. */
    findAll(space: GlobalSpace, name: string): AstNode[] {
        return this.names.flatMap(names => names.find(space, name));
    }

    /** The first visible system of a name, with the names inside it. */
    systemNamed(name: string): SystemInReach | undefined {
        for (const names of this.names) {
            const system = names.find('System', name)[0] as System | undefined;
            if (system) {
                return { system, names: names.namesOf(system) };
            }
        }
        return undefined;
    }

    /** Every visible system that a name can stand for: of several with one name the first. */
    systems(): SystemInReach[] {
        return [...this.all('System').keys()].flatMap(name => this.systemNamed(name) ?? []);
    }

    /** All visible names with the node that each stands for. */
    all(space: GlobalSpace): Map<string, AstNode> {
        const result = new Map<string, AstNode>();
        for (const names of this.names) {
            for (const [name, nodes] of names.all(space)) {
                if (!result.has(name)) {
                    result.set(name, nodes[0]);
                }
            }
        }
        return result;
    }
}

interface CachedVisibility {
    visible: VisibleNames;
    roots: readonly AstNode[];
    missing: readonly URI[];
    folders: readonly ListedFolder[];
}

/** An imported folder with the documents that were in it. */
interface ListedFolder {
    uri: URI;
    documents: readonly LangiumDocument[];
}

/** What a document imports, directly or through others. */
interface Imports {
    found: LangiumDocument[];
    missing: URI[];
    folders: ListedFolder[];
}

/**
 * Knows what each document can see. Everything is cached by the roots of the syntax trees that it was made from, so
 * that nothing has to be told when a document changes; only deletions are.
 */
export class Visibility {
    private readonly documents: () => TmodelDocuments;
    private readonly namesByRoot = new WeakMap<AstNode, DocumentNames>();
    private visibleByRoot = new WeakMap<AstNode, CachedVisibility>();

    constructor(services: LangiumSharedCoreServices) {
        this.documents = () => services.workspace.LangiumDocuments as TmodelDocuments;
        services.workspace.DocumentBuilder.onUpdate((_, deleted) => {
            if (deleted.length > 0) {
                this.visibleByRoot = new WeakMap();
            }
        });
    }

    namesOf(document: LangiumDocument): DocumentNames {
        return this.namesOfRoot(document.parseResult.value);
    }

    private namesOfRoot(root: AstNode): DocumentNames {
        let names = this.namesByRoot.get(root);
        if (!names) {
            names = new DocumentNames(root as Document);
            this.namesByRoot.set(root, names);
        }
        return names;
    }

    /** Keeps the names of a document of which a part was read again, where no statement that is listed with them came or went. */
    keepNames(root: AstNode): void {
        const revision = revisionOf(root);
        const names = revision && this.namesByRoot.get(revision.previous);
        if (!names || revision.declared === 'all' || revision.structure) {
            return;
        }
        this.namesByRoot.set(root, names);
        const cached = this.visibleByRoot.get(revision.previous);
        if (cached) {
            this.visibleByRoot.set(root, { ...cached, roots: cached.roots.map(each => (each === revision.previous ? root : each)) });
        }
    }

    visibleTo(document: LangiumDocument): VisibleNames {
        const root = document.parseResult.value;
        const cached = this.visibleByRoot.get(root);
        if (cached && this.isValid(cached)) {
            return cached.visible;
        }
        const fresh = this.collect(document);
        this.visibleByRoot.set(root, fresh);
        return fresh.visible;
    }

    /** Documents that a document imports, directly or through others, as far as they are loaded, the nearest first. */
    importsOf(document: LangiumDocument): Imports {
        const imports: Imports = { found: [], missing: [], folders: [] };
        const seen = new Set([document.uri.toString()]);
        const queue = [document];
        for (let current = queue.shift(); current; current = queue.shift()) {
            for (const uri of this.importedBy(current, imports)) {
                if (seen.has(uri.toString())) {
                    continue;
                }
                seen.add(uri.toString());
                const imported = this.documents().getDocument(uri);
                if (imported) {
                    imports.found.push(imported);
                    queue.push(imported);
                } else {
                    imports.missing.push(uri);
                }
            }
        }
        return imports;
    }

    /** What the imports of one document name, in their order; folders are noted. */
    private importedBy({ uri, parseResult }: LangiumDocument, { folders }: Imports): URI[] {
        return this.namesOfRoot(parseResult.value).imports.flatMap(({ path }) => {
            const folder = importedFolder(uri, path ?? '');
            if (!folder) {
                return importedUri(uri, path ?? '') ?? [];
            }
            const documents = this.documents().inFolder(folder);
            folders.push({ uri: folder, documents });
            return documents.map(each => each.uri);
        });
    }

    private collect(document: LangiumDocument): CachedVisibility {
        const { found, missing, folders } = this.importsOf(document);
        const builtIn = this.documents()
            .all.filter(other => isBuiltIn(other.uri) && other !== document)
            .toArray();
        const documents = [document, ...found, ...builtIn];
        const names = documents.map(each => this.namesOf(each));
        const uris = new Set([...found.map(each => each.uri), ...missing].map(uri => uri.toString()));
        return {
            visible: new VisibleNames(names[0], documents, names, uris, new Set(folders.map(folder => folder.uri.toString()))),
            roots: documents.map(each => each.parseResult.value),
            missing,
            folders
        };
    }

    private isValid(cached: CachedVisibility): boolean {
        return (
            cached.visible.documents.every((document, index) => document.parseResult.value === cached.roots[index]) &&
            cached.missing.every(uri => !this.documents().getDocument(uri)) &&
            cached.folders.every(({ uri, documents }) => this.documents().inFolder(uri) === documents)
        );
    }
}
