import type { AstNode, LangiumDocument } from 'langium';
import type { Document, System } from '../generated/ast.js';
import { revisionOf } from '../syntax/versions.js';
import { Extraction } from './extraction.js';
import type { SystemModel } from './system-model.js';

const systemsByRoot = new WeakMap<AstNode, SystemModel[]>();
const unreadable = new WeakSet<AstNode>();

/** The last reading of a system, with the version that it is of. */
const last = new WeakMap<System, { root: AstNode; extraction: Extraction }>();

/**
 * The systems of a document as plain data, in the order of the text. Made once per version of the document. Works on
 * broken texts: what has no name, or an end that names nothing, is left out. Of a text that exhausts the stack there are none.
 */
export function systemsOf(document: LangiumDocument): SystemModel[] {
    const root = document.parseResult.value as Document;
    let systems = systemsByRoot.get(root);
    if (!systems) {
        systems = extract(root, document.uri.toString());
        systemsByRoot.set(root, systems);
    }
    return systems;
}

/** Whether the stack has run out over the systems of a document. */
export function hasUnreadableSystems(document: LangiumDocument): boolean {
    systemsOf(document);
    return unreadable.has(document.parseResult.value);
}

function extract(root: Document, uri: string): SystemModel[] {
    try {
        return (root.members ?? [])
            .filter(member => member.$type === 'System')
            .map(system => {
                const extraction = renewed(system, root) ?? new Extraction(system, uri);
                last.set(system, { root, extraction });
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
function renewed(system: System, root: Document): Extraction | undefined {
    const revision = revisionOf(root);
    const known = last.get(system);
    return revision &&
        known &&
        known.root === revision.previous &&
        revision.lines === 0 &&
        !revision.structure &&
        revision.declared !== 'all'
        ? known.extraction.renewed(revision.touched)
        : undefined;
}
