import type { AstNode, LangiumDocument } from 'langium';
import type { Document } from '../generated/ast.js';
import type { Description } from '../references/names.js';
import type { VisibleNames } from '../references/visibility.js';
import { revisionOf } from '../syntax/versions.js';
import { ownerOf } from '../workspace/owner.js';
import { Extraction } from './extraction.js';
import type { SystemModel } from './system-model.js';
import type { TestModel } from './test-model.js';
import { testOf } from './tests.js';

/** What a version of a document describes, as plain data. */
interface Described {
    systems: SystemModel[];
    tests: TestModel[];
    visible: VisibleNames | undefined;
}

const describedByRoot = new WeakMap<AstNode, Described>();
const unreadable = new WeakSet<AstNode>();

/** The last reading of a system or test, with the version that it is of and what that saw. */
const last = new WeakMap<Description, { root: AstNode; visible: VisibleNames | undefined; extraction: Extraction }>();

/**
 * The systems of a document as plain data, in the order of the text. Made once per version of the document and of what
 * it sees. Works on broken texts: what has no name, or an end that names nothing, is left out. Of a text that exhausts
 * the stack there are none. Of other systems only what the text names is there, by name: see joined-systems.ts.
 */
export function systemsOf(document: LangiumDocument): SystemModel[] {
    return describedIn(document).systems;
}

/** The tests of a document as plain data, like {@link systemsOf}. None of them is a system. */
export function testsOf(document: LangiumDocument): TestModel[] {
    return describedIn(document).tests;
}

function describedIn(document: LangiumDocument): Described {
    const root = document.parseResult.value as Document;
    const visible = visibleTo(document);
    let known = describedByRoot.get(root);
    if (!known || known.visible !== visible) {
        known = { ...extract(root, visible, document.uri.toString()), visible };
        describedByRoot.set(root, known);
    }
    return known;
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

function extract(root: Document, visible: VisibleNames | undefined, uri: string): Pick<Described, 'systems' | 'tests'> {
    const read = (description: Description): Extraction => {
        const extraction = renewed(description, root, visible) ?? new Extraction(description, uri);
        last.set(description, { root, visible, extraction });
        return extraction;
    };
    try {
        const members = root.members ?? [];
        return {
            systems: members.filter(member => member.$type === 'System').map(system => read(system).model),
            tests: members.filter(member => member.$type === 'Test').map(test => testOf(test, read(test), uri))
        };
    } catch (error) {
        if (!(error instanceof RangeError)) {
            throw error;
        }
        unreadable.add(root);
        return { systems: [], tests: [] };
    }
}

/** The reading of the version before, with what was read again since. Undefined where it has to be read as a whole. */
function renewed(system: Description, root: Document, visible: VisibleNames | undefined): Extraction | undefined {
    const revision = revisionOf(root);
    const known = last.get(system);
    return revision &&
        known &&
        known.root === revision.previous &&
        known.visible === visible &&
        !revision.structure &&
        revision.declared !== 'all'
        ? known.extraction.renewed(revision)
        : undefined;
}
