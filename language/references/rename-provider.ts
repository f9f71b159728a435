import { AstUtils, CstUtils, type AstNode, type LangiumDocument } from 'langium';
import type { RenameProvider } from 'langium/lsp';
import {
    LSPErrorCodes,
    ResponseError,
    type Range,
    type RenameParams,
    type TextDocumentPositionParams,
    type TextEdit,
    type WorkspaceEdit
} from 'vscode-languageserver';
import type { TmodelServices } from '../tmodel-module.js';
import { isBuiltIn } from '../workspace/built-in.js';

interface Renameable {
    node: AstNode & { name: string };
    /** The part of the text under the cursor that is the node's name. */
    range: Range;
}

/** Renames what the cursor's part of a dotted name stands for, and that part wherever the name is written. */
export class TmodelRenameProvider implements RenameProvider {
    constructor(private readonly services: TmodelServices) {}

    /** Undefined where nothing can be renamed: there is no name, or it belongs to the built-in library. */
    prepareRename(document: LangiumDocument, params: TextDocumentPositionParams): Range | undefined {
        const found = this.find(document, params);
        return found && !isBuiltIn(AstUtils.getDocument(found.node).uri) ? found.range : undefined;
    }

    /** @throws ResponseError where the new name is no name, or the old one belongs to the built-in library */
    async rename(document: LangiumDocument, params: RenameParams): Promise<WorkspaceEdit | undefined> {
        const found = this.find(document, params);
        if (!found) {
            return undefined;
        }
        if (isBuiltIn(AstUtils.getDocument(found.node).uri)) {
            throw new ResponseError(
                LSPErrorCodes.RequestFailed,
                `'${found.node.name}' belongs to the built-in library and cannot be renamed.`
            );
        }
        if (!/^[A-Za-z_]\w*(?:-\w+)*$/.test(params.newName)) {
            throw new ResponseError(
                LSPErrorCodes.RequestFailed,
                `'${params.newName}' is not a name: names are made of the letters a to z, digits, '_' and '-', and start with a letter.`
            );
        }
        const changes: Record<string, TextEdit[]> = {};
        for (const reference of this.services.references.References.findReferences(found.node, { includeDeclaration: true })) {
            (changes[reference.sourceUri.toString()] ??= []).push({ range: reference.segment.range, newText: params.newName });
        }
        return { changes };
    }

    private find(document: LangiumDocument, params: TextDocumentPositionParams): Renameable | undefined {
        const root = document.parseResult.value.$cstNode;
        const leaf = root && CstUtils.findDeclarationNodeAtOffset(root, document.textDocument.offsetAt(params.position), /[\w.-]/);
        let node: AstNode | undefined = leaf && this.services.references.References.findDeclarations(leaf)[0];
        if (!leaf || !node) {
            return undefined;
        }
        let end = leaf.text.length;
        for (; node; node = node.$container) {
            const name = (node as Renameable['node']).name ?? '';
            const start = end - name.length;
            if (!name || leaf.text.slice(start, end) !== name) {
                return undefined;
            }
            const { line, character } = leaf.range.start;
            if (character + start <= params.position.character) {
                return {
                    node: node as Renameable['node'],
                    range: { start: { line, character: character + start }, end: { line, character: character + end } }
                };
            }
            end = start - 1;
        }
        return undefined;
    }
}
