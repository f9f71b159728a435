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
import { referencesOf } from './linker.js';
import { partsOfReference, type NamePart } from './name-parts.js';
import { RenameRehearsal } from './rename-rehearsal.js';

interface Renameable {
    node: NamePart['node'];
    /** The part of the text under the cursor that is the node's name. */
    range: Range;
}

/** Renames what the cursor's part of a dotted name stands for, and that part wherever the name is written. */
export class TmodelRenameProvider implements RenameProvider {
    private readonly rehearsal: RenameRehearsal;

    constructor(private readonly services: TmodelServices) {
        this.rehearsal = new RenameRehearsal(services);
    }

    /**
     * The part of a name that would be renamed; undefined where there is no name.
     * @throws ResponseError where the name cannot be changed
     */
    prepareRename(document: LangiumDocument, params: TextDocumentPositionParams): Range | undefined {
        const found = this.find(document, params);
        if (found) {
            refuseFixed(found.node);
        }
        return found?.range;
    }

    /** @throws ResponseError where the name cannot be changed, the new one is no name, or other names would get in its way */
    async rename(document: LangiumDocument, params: RenameParams): Promise<WorkspaceEdit | undefined> {
        const found = this.find(document, params);
        if (!found) {
            return undefined;
        }
        const { newName } = params;
        const { node } = found;
        refuseFixed(node);
        if (!/^[A-Za-z_]\w*(?:-\w+)*$/.test(newName)) {
            throw refusal(
                `'${newName}' is not a name: names are made of the letters a to z, digits, '_' and '-', and start with a letter.`
            );
        }
        const changes: Record<string, TextEdit[]> = {};
        for (const reference of this.services.references.References.findReferences(node, { includeDeclaration: true })) {
            (changes[reference.sourceUri.toString()] ??= []).push({ range: reference.segment.range, newText: newName });
        }
        const elsewhere = Object.keys(changes).find(uri => uri.startsWith('tmodel-builtin:'));
        const objection = elsewhere ? `it is used in ${elsewhere}` : await this.rehearsal.objectionTo(changes);
        if (objection) {
            throw refusal(`'${node.name}' cannot be renamed to '${newName}'. ${objection}`);
        }
        return { changes };
    }

    private find(document: LangiumDocument, { position }: TextDocumentPositionParams): Renameable | undefined {
        const root = document.parseResult.value.$cstNode;
        const leaf = root && CstUtils.findDeclarationNodeAtOffset(root, document.textDocument.offsetAt(position), /[\w.-]/);
        const declared: AstNode | undefined = leaf && this.services.references.References.findDeclarations(leaf)[0];
        if (!leaf || !declared) {
            return undefined;
        }
        const reference = referencesOf(document).find(each => each.$refNode?.offset === leaf.offset);
        const whole: NamePart = { node: declared as NamePart['node'], start: 0, end: leaf.text.length };
        const { line, character } = leaf.range.start;
        const part = (reference ? partsOfReference(reference, reference.container) : [whole]).find(
            ({ start }) => character + start <= position.character
        );
        return (
            part && {
                node: part.node,
                range: { start: { line, character: character + part.start }, end: { line, character: character + part.end } }
            }
        );
    }
}

/** @throws ResponseError for names of the built-in library, and for facts and values, which models write as plain words */
function refuseFixed(node: NamePart['node']): void {
    if (isBuiltIn(AstUtils.getDocument(node).uri)) {
        throw refusal(`'${node.name}' belongs to the built-in library and cannot be renamed.`);
    }
    if (node.$type === 'Attribute' || node.$type === 'Literal') {
        throw refusal(`'${node.name}' is a ${node.$type === 'Attribute' ? 'fact' : 'value'}: models that state it would no longer do so.`);
    }
}

function refusal(message: string): ResponseError<void> {
    return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
