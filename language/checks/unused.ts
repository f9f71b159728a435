import { AstUtils, type AstNode, type LangiumDocument } from 'langium';
import type { DataAsset, Document, Flow, Import } from '../generated/ast.js';
import { isDeclared, spaceOf } from '../references/names.js';
import { referencesOf } from '../references/linker.js';
import { nameRange, rangesOf, tokenRanges } from '../syntax/ranges.js';
import type { TmodelDocuments } from '../workspace/documents.js';
import { importedFolder, importedUri } from '../workspace/imports.js';
import { ownerOf } from '../workspace/owner.js';
import type { CheckContext, DocumentCheck } from './check.js';
import { inventoryOf } from './inventory.js';
import { isImported } from './imports.js';
import { isWhole } from './intact.js';
import { removing } from './problem-fix.js';

/** Data that no flow of its system carries. A system without flows is not described yet, and a test may do without. */
export const checkUnusedData: DocumentCheck = (document, context) => {
    for (const { system, data, flows } of inventoryOf(document, context)) {
        if (system.$type === 'Test' || data.length === 0 || flows.length === 0 || !isWhole(context)) {
            continue;
        }
        const carried = carriedBy(flows);
        // A name that is being written, or written wrongly, may be meant for any of them.
        if (!carried.has(undefined)) {
            data.filter(asset => asset.name && !carried.has(asset)).forEach(asset => reportData(asset, context));
        }
    }
};

/** What flows carry; undefined among it where a name means nothing. */
function carriedBy(flows: readonly Flow[]): Set<AstNode | undefined> {
    const carried = new Set<AstNode | undefined>();
    for (const flow of flows) {
        for (const list of flow.data) {
            for (const reference of list.data) {
                carried.add(reference.ref);
            }
        }
    }
    return carried;
}

function reportData(asset: DataAsset, { report }: CheckContext): void {
    const range = nameRange(asset);
    report({
        severity: 'hint',
        code: 'unused-data',
        range,
        unnecessary: true,
        message: `No flow sends or returns '${asset.name}'.`,
        fixes: [removing(range, rangesOf(asset).whole, `Remove the data ${asset.name}`)]
    });
}

/**
 * Imports that bring nothing to the systems of a file: no name that it uses, no threat, and nothing that replaces an
 * entry of the library. A file without systems, or that another one imports, may import for others.
 */
export const checkUnusedImports: DocumentCheck = (document, context) => {
    const imports = (document.imports ?? []).filter(statement => statement.path);
    const systems = inventoryOf(document, context).filter(({ system }) => system.$type === 'System');
    if (imports.length === 0 || systems.length === 0 || !isWhole(context) || isImported(context)) {
        return;
    }
    const brought = new Map<Import, ReadonlySet<LangiumDocument>>();
    for (const statement of imports) {
        const documents = documentsBehind(statement, context);
        if (documents && !documents.some(each => changesRules(each) || isHidden(each, context))) {
            brought.set(statement, new Set(documents));
        }
    }
    if (brought.size > 0) {
        takeOutUsed(brought, context);
        [...brought.keys()].forEach(statement => reportImport(statement, context));
    }
};

/** Takes out the imports whose documents are referred to; all of them where a name is unknown that any could be meant to bring. */
function takeOutUsed(brought: Map<Import, ReadonlySet<LangiumDocument>>, { document }: CheckContext): void {
    for (const reference of referencesOf(document)) {
        const target = reference.ref;
        if (!target) {
            brought.clear();
            return;
        }
        const source = AstUtils.getDocument(target);
        if (source === document) {
            continue;
        }
        for (const [statement, documents] of brought) {
            if (documents.has(source)) {
                brought.delete(statement);
            }
        }
        if (brought.size === 0) {
            return;
        }
    }
}

/** The documents that an import names, with all that they import themselves; undefined where one is missing. */
function documentsBehind({ path }: Import, { document }: CheckContext): LangiumDocument[] | undefined {
    const { shared, references } = ownerOf(document);
    const loaded = shared.workspace.LangiumDocuments as TmodelDocuments;
    const folder = importedFolder(document.uri, path);
    const uri = importedUri(document.uri, path);
    const named = folder ? loaded.inFolder(folder) : [uri && loaded.getDocument(uri)];
    const behind = named.flatMap(each => {
        const { found, missing } = each && each !== document ? references.Visibility.importsOf(each) : { found: [], missing: [] };
        return each && each !== document && missing.length === 0 ? [each, ...found] : [undefined];
    });
    return behind.includes(undefined) || behind.length === 0 ? undefined : (behind as LangiumDocument[]);
}

/** Whether a document says something that counts without being named: threats, and entries in the place of others. */
function changesRules({ parseResult }: LangiumDocument): boolean {
    const { members } = parseResult.value as Document;
    return (members ?? []).some(member => member.$type === 'Threat' || (member.$type === 'Control' && member.override));
}

/** Whether a document declares a name that stands for something else here: that is told already, and says why nothing uses it. */
function isHidden({ parseResult }: LangiumDocument, { visible }: CheckContext): boolean {
    const { members } = parseResult.value as Document;
    return (members ?? [])
        .filter(isDeclared)
        .some(member => Boolean(member.name) && visible.findAll(spaceOf(member), member.name).length > 1);
}

function reportImport(statement: Import, { report }: CheckContext): void {
    const range = tokenRanges(statement, 'path')[0] ?? rangesOf(statement).whole;
    report({
        severity: 'hint',
        code: 'unused-import',
        range,
        unnecessary: true,
        message: `Nothing in this file uses '${statement.path}'.`,
        fixes: [removing(range, rangesOf(statement).whole, 'Remove this import', true)]
    });
}
