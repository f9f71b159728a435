import type { AstNode, LangiumDocument } from 'langium';
import type { Document, System } from '../generated/ast.js';
import type { VisibleNames } from '../references/visibility.js';
import { revisionOf } from '../syntax/versions.js';
import { ownerOf } from '../workspace/owner.js';
import { Extraction } from './extraction.js';
import type { SystemModel } from './system-model.js';

const systemsByRoot = new WeakMap<AstNode, { systems: SystemModel[]; visible: VisibleNames | undefined }>();
const unreadable = new WeakSet<AstNode>();

/** The last reading of a system, with the version that it is of and what that saw. */
const last = new WeakMap<System, { root: AstNode; visible: VisibleNames | undefined; extraction: Extraction }>();

/**
 * The systems of a document as plain data, in the order of the text. Made once per version of the document and of what
 * it sees. Works on broken texts: what has no name, or an end that names nothing, is left out. Of a text that exhausts
 * the stack there are none. Of other systems only what the text names is there, by name: see joined-systems.ts.
 */
export function systemsOf(document: LangiumDocument): SystemModel[] {
    const root = document.parseResult.value as Document;
    const visible = visibleTo(document);
    let known = systemsByRoot.get(root);
    if (!known || known.visible !== visible) {
        known = { systems: extract(root, visible, document.uri.toString()), visible };
        systemsByRoot.set(root, known);
    }
    return known.systems;
}

/** Undefined where the stack has run out over it. */
function visibleTo(document: LangiumDocument): VisibleNames | undefined {
    try {
        return ownerOf(document).references.Visibility.visibleTo(document);
    } catch (error) {
        if (!(error instanceof RangeError)) {
            throw error;
        }
        return undefined;
    }
}

/** Whether the stack has run out over the systems of a document. */
export function hasUnreadableSystems(document: LangiumDocument): boolean {
    systemsOf(document);
    return unreadable.has(document.parseResult.value);
}

function extract(root: Document, visible: VisibleNames | undefined, uri: string): SystemModel[] {
    try {
        return (root.members ?? [])
            .filter(member => member.$type === 'System')
            .map(system => {
                const extraction = renewed(system, root, visible) ?? new Extraction(system, uri);
                last.set(system, { root, visible, extraction });
                return extraction.model;
            });
    } catch (error) {
        if (!(error instanceof RangeError)) {
            throw error;
        }
        unreadable.add(root);
        return [];
    }
}

/** The reading of the version before, with what was read again since. Undefined where it has to be read as a whole. */
function renewed(system: System, root: Document, visible: VisibleNames | undefined): Extraction | undefined {
    const revision = revisionOf(root);
    const known = last.get(system);
    return revision &&
        known &&
        known.root === revision.previous &&
        known.visible === visible &&
        revision.lines === 0 &&
        !revision.structure &&
        revision.declared !== 'all'
        ? known.extraction.renewed(revision.touched)
        : undefined;
}
