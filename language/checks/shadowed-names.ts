import { UriUtils, type AstNode, type LangiumDocument } from 'langium';
import type { Document, Import } from '../generated/ast.js';
import { GLOBAL_SPACES, type GlobalSpace } from '../references/names.js';
import { nameRange, rangesOf, tokenRanges } from '../syntax/ranges.js';
import { isBuiltIn } from '../workspace/built-in.js';
import type { TmodelDocuments } from '../workspace/documents.js';
import { importedFolder, importedUri } from '../workspace/imports.js';
import { ownerOf } from '../workspace/owner.js';
import type { Check, CheckContext, RelatedPlace } from './check.js';

/** A declaration that another one of the same name hides. */
interface Hidden {
    space: GlobalSpace;
    name: string;
    by: { document: LangiumDocument; node: AstNode };
    document: LangiumDocument;
    node: AstNode;
}

/**
 * Two imported files that declare one name: the nearest counts, and nobody sees that from the text. Reported at the
 * import that brings in the hidden one, in the file where the two first meet.
 */
export const checkShadowedNames: Check<Document> = ({ imports }, context) => {
    const reported = new Set<string>();
    for (const hidden of hiddenNames(context)) {
        const views = viewsOf(imports, context.document);
        if (views.some(({ sees }) => sees.has(hidden.document) && sees.has(hidden.by.document))) {
            continue; // An imported file has both in view and says so itself.
        }
        const statement = views.find(({ sees }) => sees.has(hidden.document))?.statement;
        const key = `${hidden.space} ${hidden.name} ${hidden.document.uri.toString()}`;
        if (statement && !reported.has(key)) {
            reported.add(key);
            reportHidden(hidden, statement, context);
        }
    }
};

/** A system of this file hides one of the same name in an imported file: what is named in that one is out of reach. */
export function checkShadowedSystem(system: AstNode & { name: string }, context: CheckContext): void {
    const other = context.visible
        .findAll('System', system.name)
        .find(node => !context.visible.own.find('System', system.name).includes(node));
    const document = other && context.visible.documents.find(({ parseResult }) => parseResult.value === other.$container);
    if (other && document) {
        context.report({
            severity: 'warning',
            code: 'shadowed-name',
            range: nameRange(system),
            message: `This hides the system '${system.name}' in '${pathTo(document, context)}', which is imported.`,
            related: [placeOf(document, other, `the hidden system '${system.name}'`)]
        });
    }
}

function reportHidden({ space, name, by, document, node }: Hidden, statement: Import, context: CheckContext): void {
    const word = WORDS[space];
    const first = pathTo(by.document, context);
    const second = pathTo(document, context);
    context.report({
        severity: 'warning',
        code: 'shadowed-name',
        range: tokenRanges(statement, 'path')[0] ?? rangesOf(statement).whole,
        message: `The ${word} '${name}' is declared in '${first}' and in '${second}': the one in '${first}' counts here.`,
        related: [placeOf(by.document, by.node, `the ${word} that counts`), placeOf(document, node, `the ${word} that is hidden`)]
    });
}

function* hiddenNames({ document, visible }: CheckContext): Generator<Hidden> {
    const imported = visible.documents.filter(each => each !== document && !isBuiltIn(each.uri));
    if (imported.length < 2) {
        return;
    }
    const { Visibility } = ownerOf(document).references;
    for (const space of GLOBAL_SPACES) {
        const first = new Map<string, Hidden['by']>();
        for (const each of imported) {
            for (const [name, [node]] of Visibility.namesOf(each).all(space)) {
                const by = first.get(name);
                if (!by) {
                    first.set(name, { document: each, node });
                } else if (visible.own.find(space, name).length === 0) {
                    yield { space, name, by, document: each, node };
                }
            }
        }
    }
}

/** For each file that a document imports itself: everything that is seen from there. */
function viewsOf(imports: readonly Import[], document: LangiumDocument): { statement: Import; sees: ReadonlySet<LangiumDocument> }[] {
    const { references, shared } = ownerOf(document);
    const documents = shared.workspace.LangiumDocuments as TmodelDocuments;
    return imports.flatMap(statement => {
        const uri = importedUri(document.uri, statement.path ?? '');
        const folder = importedFolder(document.uri, statement.path ?? '');
        const single = uri && documents.getDocument(uri);
        const targets = folder ? documents.inFolder(folder) : single ? [single] : [];
        return targets
            .filter(target => target !== document)
            .map(target => ({ statement, sees: new Set([target, ...references.Visibility.importsOf(target).found]) }));
    });
}

function pathTo({ uri }: LangiumDocument, { document }: CheckContext): string {
    return UriUtils.relative(UriUtils.dirname(document.uri), uri);
}

function placeOf(document: LangiumDocument, node: AstNode, message: string): RelatedPlace {
    return { uri: document.uri.toString(), range: nameRange(node), message };
}

const WORDS: Readonly<Record<GlobalSpace, string>> = {
    System: 'system',
    Kind: 'kind',
    ValueType: 'type',
    Control: 'control',
    Threat: 'threat',
    Framework: 'framework',
    CatalogueEntry: 'catalogue entry'
};
