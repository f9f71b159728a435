import {
    AstUtils,
    DocumentState,
    EmptyFileSystem,
    TextDocument,
    type AstNode,
    type LangiumDocument,
    type LangiumSharedCoreServices,
    type Reference,
    type URI
} from 'langium';
import type { Diagnostic, TextEdit } from 'vscode-languageserver';
import { createTmodelCoreServices, type TmodelServices } from '../tmodel-module.js';
import { isBuiltIn } from '../workspace/built-in.js';
import type { TmodelDocumentBuilder } from '../workspace/document-builder.js';
import { pathOf } from './descriptions.js';
import { referencesOf } from './linker.js';

/**
 * Tries a renaming out on copies of the texts, before anybody's file is touched: it is sound where afterwards every
 * reference still stands for what it stood for, and nothing is wrong that was not wrong before.
 */
export class RenameRehearsal {
    private copies: LangiumSharedCoreServices | undefined;

    constructor(private readonly services: TmodelServices) {}

    /**
     * Says why edits would not be a mere change of names.
     * @param edits by document, as strings of their URIs
     * @returns one sentence; undefined where the edits are sound
     */
    async objectionTo(edits: Readonly<Record<string, TextEdit[]>>): Promise<string | undefined> {
        const concerned = this.concernedBy(new Set(Object.keys(edits)));
        const checked = concerned.every(({ state }) => state >= DocumentState.Validated);
        const before = checked ? concerned.map(complaints) : await this.stage(concerned, {}, copies => copies.map(complaints));
        return this.stage(concerned, edits, copies => {
            for (const [index, document] of concerned.entries()) {
                const objection = newProblem(before[index], copies[index]) ?? changedMeaning(document, copies[index]);
                if (objection) {
                    return objection;
                }
            }
            return undefined;
        });
    }

    /** Builds edited copies of documents, looks at them, and throws them away. */
    private async stage<R>(
        documents: readonly LangiumDocument[],
        edits: Readonly<Record<string, TextEdit[]>>,
        look: (copies: LangiumDocument[]) => R
    ): Promise<R> {
        const { LangiumDocuments, DocumentBuilder } = this.servicesForCopies().workspace;
        const copies = documents.map(({ uri, textDocument }) =>
            LangiumDocuments.createDocument(uri, TextDocument.applyEdits(textDocument, edits[uri.toString()] ?? []))
        );
        try {
            await DocumentBuilder.build(copies, { validation: true });
            return look(copies);
        } finally {
            copies.forEach(({ uri }) => LangiumDocuments.deleteDocument(uri));
        }
    }

    /** Documents that are edited or that see one that is, and everything that those see. */
    private concernedBy(edited: ReadonlySet<string>): LangiumDocument[] {
        const { LangiumDocuments } = this.services.shared.workspace;
        const concerned = new Set<LangiumDocument>();
        for (const document of LangiumDocuments.all) {
            if (isBuiltIn(document.uri)) {
                continue;
            }
            const { documents } = this.services.references.Visibility.visibleTo(document);
            if (documents.some(({ uri }) => edited.has(uri.toString()))) {
                documents.filter(({ uri }) => !isBuiltIn(uri)).forEach(each => concerned.add(each));
            }
        }
        return [...concerned];
    }

    /** Services of their own with the same built-in library; made once, for a parser takes its time to make. */
    private servicesForCopies(): LangiumSharedCoreServices {
        if (!this.copies) {
            this.copies = createTmodelCoreServices(EmptyFileSystem).shared;
            const library = this.services.shared.workspace.LangiumDocuments.all.filter(({ uri }) => isBuiltIn(uri)).toArray();
            (this.copies.workspace.DocumentBuilder as TmodelDocumentBuilder).adopt(library);
        }
        return this.copies;
    }
}

/** The first complaint of a kind that there are more of than before. Hints do not count. */
function newProblem(before: readonly Diagnostic[], after: LangiumDocument): string | undefined {
    const count = new Map<unknown, number>();
    before.forEach(({ code }) => count.set(code, (count.get(code) ?? 0) + 1));
    for (const { code, message, range } of complaints(after)) {
        const left = (count.get(code) ?? 0) - 1;
        count.set(code, left);
        if (left < 0) {
            return `${placeOf(after.uri, range.start.line)}: ${typeof message === 'string' ? message : message.value}`;
        }
    }
    return undefined;
}

function complaints({ diagnostics }: LangiumDocument): Diagnostic[] {
    return (diagnostics ?? []).filter(({ severity }) => severity === 1 || severity === 2);
}

/** Texts that differ in names only have the same references in the same order, and each leads to the same place. */
function changedMeaning(before: LangiumDocument, after: LangiumDocument): string | undefined {
    const old = referencesOf(before);
    const fresh = referencesOf(after);
    const index = old.findIndex((reference, position) => targetOf(reference) !== targetOf(fresh[position]));
    if (index < 0 && old.length === fresh.length) {
        return undefined;
    }
    const { $refNode, $refText } = old[Math.max(index, 0)] ?? fresh[0];
    return `${placeOf(before.uri, $refNode?.range.start.line ?? 0)}: '${$refText}' would stand for something else.`;
}

function targetOf(reference: Reference | undefined): string | undefined {
    const node: AstNode | undefined = reference?.ref;
    return node && `${AstUtils.getDocument(node).uri.toString()}#${pathOf(node)}`;
}

function placeOf(uri: URI, line: number): string {
    return `${uri.path.slice(uri.path.lastIndexOf('/') + 1)}, line ${line + 1}`;
}
