import { EmptyFileSystem, URI, type LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import { createTmodelLspServices } from '../../language/tmodel-lsp-module.js';
import { systemsOf } from '../../language/model/systems.js';
import type { SystemModel } from '../../language/model/system-model.js';
import { smallLibrary } from './small-library.js';

/** Services with the small library and the given files, built. Paths are below `file:///w/`. */
export async function openFiles(files: Readonly<Record<string, string>>) {
    const services = createTmodelLspServices(EmptyFileSystem, await smallLibrary());
    const { LangiumDocuments, DocumentBuilder } = services.shared.workspace;
    const documents = Object.entries(files).map(([path, text]) => LangiumDocuments.createDocument(uriOf(path), text));
    await DocumentBuilder.build(documents, { validation: true });
    return { ...services, documents, document: documents[0] };
}

export function uriOf(path: string): URI {
    return URI.parse(`file:///w/${path}`);
}

export async function open(text: string): Promise<LangiumDocument> {
    return (await openFiles({ 'main.tmodel': text })).document;
}

export async function diagnosticsOf(text: string): Promise<Diagnostic[]> {
    return (await open(text)).diagnostics ?? [];
}

/** Each complaint as `line:code`, lines from one. */
export async function complaints(text: string): Promise<string[]> {
    return complaintsOf(await open(text));
}

export function complaintsOf(document: LangiumDocument): string[] {
    return (document.diagnostics ?? []).map(({ range, code }) => `${range.start.line + 1}:${code}`);
}

/** The only system of a text, as plain data. */
export async function systemOf(text: string): Promise<SystemModel> {
    return systemsOf(await open(text))[0];
}

/** Text between `<|` and `|>` in a text, and the text without the markers. */
export function marked(text: string): { text: string; offset: number; length: number } {
    const offset = text.indexOf('<|');
    const plain = text.replace('<|', '').replace('|>', '');
    return { text: plain, offset, length: text.indexOf('|>') - offset - 2 };
}
