import { stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Problem } from '../formats/report.js';
import { languageDiagnostics, libraryOf, loadFiles, systemsOf, testsOf, type LoadedFiles, type syntax } from '../language/index.js';
import type { LibraryModel } from '../language/model/library-model.js';
import type { SystemModel } from '../language/model/system-model.js';
import type { TestModel } from '../language/model/test-model.js';
import { inWords } from './call-error.js';

/** A system and the library that its file sees. Files that see the same share one object. */
export interface LoadedSystem {
    model: SystemModel;
    library: LibraryModel;
}

/** A test and the library that its file sees. */
export interface LoadedTest {
    test: TestModel;
    library: LibraryModel;
}

export interface LoadedModels {
    systems: LoadedSystem[];
    tests: LoadedTest[];
    /** The libraries that the files see, each once. */
    libraries: LibraryModel[];
    /** What is wrong with the paths, with the texts, and with the texts that those import. */
    problems: Problem[];
    /** A document's path relative to the working directory, with forward slashes; other URIs stay as they are. */
    fileName: (uri: string) => string;
}

type Document = LoadedFiles['documents'][number];

/**
 * Reads the models in files and folders. Never throws for what is in them: a path that cannot be read, holds no model
 * or is no model becomes a problem at its first character. Systems and tests of imported files are not among the result.
 */
export async function loadModels(paths: readonly string[]): Promise<LoadedModels> {
    const kinds = await Promise.all(paths.map(pathKind));
    const ofKind = (kind: PathKind) => paths.filter((_, index) => kinds[index] === kind);
    const { documents, imported, failures } = await loadFiles([...ofKind('folder'), ...ofKind('model')]);
    const problems = [
        ...paths.flatMap((path, index) => {
            const kind = kinds[index];
            return kind instanceof Error ? [problemWith(path, 'unreadable-path', `This cannot be read: ${inWords(kind)}.`)] : [];
        }),
        ...ofKind('other').map(path => problemWith(path, 'not-a-model', 'This is not a .tmodel file.')),
        ...ofKind('folder')
            .filter(folder => !documents.some(document => isInside(document.uri.fsPath, folder)))
            .map(folder => problemWith(folder, 'no-models', 'There is no .tmodel file in this folder.')),
        ...failures.map(({ path, message }) => problemWith(path, 'unreadable-path', message)),
        ...[...documents, ...imported].flatMap(problemsIn)
    ];
    return {
        systems: documents.flatMap(document => systemsOf(document).map(model => ({ model, library: libraryOf(document) }))),
        tests: documents.flatMap(document => testsOf(document).map(test => ({ test, library: libraryOf(document) }))),
        libraries: [...new Set(documents.map(libraryOf))],
        problems,
        fileName: fileNames(process.cwd())
    };
}

type PathKind = 'folder' | 'model' | 'other';

/** What a path leads to; the operating system's error where it leads nowhere. */
async function pathKind(path: string): Promise<PathKind | Error> {
    try {
        if ((await stat(path)).isDirectory()) return 'folder';
        return path.endsWith('.tmodel') ? 'model' : 'other';
    } catch (error) {
        return error instanceof Error ? error : new Error(String(error));
    }
}

function isInside(file: string, folder: string): boolean {
    const path = relative(folder, file);
    return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function problemWith(path: string, code: string, message: string): Problem {
    return { severity: 'error', code, message, source: { uri: pathToFileURL(resolve(path)).href, range: START } };
}

/** Errors and warnings of the language; its hints are for editors. A file that declares nothing is doubtful as well. */
function problemsIn(document: Document): Problem[] {
    const uri = document.uri.toString();
    const problems = languageDiagnostics(document).flatMap(({ severity, code, message, range }): Problem[] => {
        const level = severity === 1 ? 'error' : severity === 2 ? 'warning' : undefined;
        const text = typeof message === 'string' ? message : message.value;
        return level === undefined ? [] : [{ severity: level, code: String(code), message: text, source: { uri, range } }];
    });
    const { imports, members } = document.parseResult.value as syntax.Document;
    if (problems.length > 0 || imports.length > 0 || members.length > 0) return problems;
    return [{ severity: 'warning', code: 'empty-file', message: 'This file declares nothing.', source: { uri, range: START } }];
}

function fileNames(workingDirectory: string): (uri: string) => string {
    return uri => {
        if (!uri.startsWith('file:')) return uri;
        const path = fileURLToPath(uri);
        const name = relative(workingDirectory, path).split(sep).join('/');
        return name === '' ? '.' : name;
    };
}
