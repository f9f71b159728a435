import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { URI, type LangiumDocument } from 'langium';
import type { TmodelServices } from '../tmodel-module.js';
import { isBuiltIn } from './built-in.js';
import { describeReadFailure } from './file-system.js';
import { isSearchedFolder } from './workspace-manager.js';

/** A path that was asked for and could not be read at all. */
export interface LoadFailure {
    /** As it was given, or found in a folder. */
    path: string;
    message: string;
}

export interface LoadedFiles {
    /** Documents of the files that were asked for, in the order of their paths. */
    documents: LangiumDocument[];
    /** Further documents, which those import. */
    imported: LangiumDocument[];
    failures: LoadFailure[];
}

/**
 * Reads model files, and all that are in folders, with what they import, and builds them. Never throws for what it
 * finds: a path that cannot be read is a failure, a file that is too large or no text is a document with one error.
 * @param paths files or folders; a file need not end in .tmodel, in a folder only those that do are read
 */
export async function loadFiles(paths: readonly string[], services: TmodelServices): Promise<LoadedFiles> {
    const { files, failures } = await modelFilesIn(paths);
    const { LangiumDocuments, DocumentBuilder } = services.shared.workspace;
    const documents: LangiumDocument[] = [];
    for (const file of files) {
        documents.push(await LangiumDocuments.getOrCreateDocument(URI.file(file)));
    }
    await DocumentBuilder.build(documents, { validation: true });
    const asked = new Set(documents);
    return {
        documents,
        imported: LangiumDocuments.all.filter(document => !asked.has(document) && !isBuiltIn(document.uri)).toArray(),
        failures
    };
}

/**
 * Builds a text that is in no file, with what it imports. Never throws for what it finds.
 * @param uri where the text would be: imports are relative to it
 */
export async function loadText(text: string, uri: string, services: TmodelServices): Promise<LangiumDocument> {
    const { DocumentBuilder, LangiumDocumentFactory, LangiumDocuments } = services.shared.workspace;
    const document = LangiumDocumentFactory.fromString(text, URI.parse(uri));
    LangiumDocuments.addDocument(document);
    await DocumentBuilder.build([document], { validation: true });
    return document;
}

/**
 * Finds the files that paths stand for: a file for itself, a folder for its *.tmodel files at any depth. Symbolic links
 * in folders are left out, and so is what {@link isSearchedFolder} leaves out. Never throws for what it finds.
 * @returns absolute paths, each once, in the order of the paths given and by name in folders
 */
export async function modelFilesIn(paths: readonly string[]): Promise<{ files: ReadonlySet<string>; failures: LoadFailure[] }> {
    const failures: LoadFailure[] = [];
    const files = new Set<string>();
    for (const path of paths) {
        await collect(path, path, files, failures);
    }
    return { files, failures };
}

async function collect(path: string, given: string, files: Set<string>, failures: LoadFailure[]): Promise<void> {
    try {
        const status = await stat(path);
        if (!status.isDirectory()) {
            files.add(resolve(path));
            return;
        }
        const entries = await readdir(path, { withFileTypes: true });
        entries.sort((a, b) => (a.name < b.name ? -1 : 1));
        for (const entry of entries) {
            const child = join(path, entry.name);
            if (entry.isDirectory() ? isSearchedFolder(entry.name) : entry.isFile() && entry.name.endsWith('.tmodel')) {
                await collect(child, child, files, failures);
            }
        }
    } catch (error) {
        failures.push({ path: given, message: describeReadFailure(error) });
    }
}
