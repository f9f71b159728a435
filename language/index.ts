// The only door to the language. Everything else in this folder is its own business, but for the types of model/.
import type { LangiumDocument } from 'langium';
import type { DefaultSharedModuleContext, LangiumSharedServices } from 'langium/lsp';
import type { LanguageDiagnostic } from './checks/document-validator.js';
import { builtInLibrary } from './prebuilt/built-in-library.js';
import type { LibraryModel } from './model/library-model.js';
import { mergedLibrary } from './model/libraries.js';
import { createTmodelCoreServices } from './tmodel-module.js';
import { createTmodelLspServices, type ServerModules, type TmodelLspServices } from './tmodel-lsp-module.js';
import { loadFiles as load, type LoadedFiles } from './workspace/batch.js';
import { TmodelFileSystem } from './workspace/file-system.js';

export type { CheckCode } from './checks/check.js';
export type { DiagnosticDetails, LanguageDiagnostic } from './checks/document-validator.js';
export { absolute as absoluteRange, type ProblemFix } from './checks/problem-fix.js';
export { FIXED_FACTS, LIBRARY_FACTS, type FactType } from './checks/fact-types.js';
export { suggestionsFor } from './syntax/spelling.js';
export { lineage } from './checks/declared-attributes.js';
export { formatText } from './formatting/file-layout.js';
export { layoutEdits, type LayoutEdit, type LayoutStyle } from './formatting/layout.js';
export { layoutEditsIn, layoutEditsOnTyping } from './formatting/partial.js';
export type * as syntax from './generated/ast.js';
export { EXPECTED_WORDS, STATEMENT_WORDS } from './lexing/keywords.js';
export { writtenTokens, type WrittenToken } from './lexing/written-tokens.js';
export { importStatementsOf, type ImportStatement } from './model/import-statements.js';
export { libraryOf } from './model/libraries.js';
export { joinedSystemsOf as systemsOf, joinedTestsOf as testsOf } from './model/joined-systems.js';
export { qualifiedName } from './references/names.js';
export type { VisibleNames } from './references/visibility.js';
export { nameRange, rangesOf, referenceRange, type NodeRanges } from './syntax/ranges.js';
export type { TmodelServices } from './tmodel-module.js';
export type { ServerModules, TmodelLspServices } from './tmodel-lsp-module.js';
export { modelFilesIn, type LoadedFiles, type LoadFailure } from './workspace/batch.js';
export { BUILT_IN_SCHEME, isBuiltIn } from './workspace/built-in.js';
export { importableFiles, type ImportableFile } from './workspace/importable.js';
export { importedFolder, importedUri } from './workspace/imports.js';
export { importEdits, type ImportEdit, type Move } from './workspace/moved-imports.js';
export { MAX_FILE_SIZE, TmodelFileSystem } from './workspace/file-system.js';

/**
 * Creates the services of a language server, with the built-in library loaded.
 * @param context where files are read ({@link TmodelFileSystem}, or Langium's EmptyFileSystem) and the connection
 * @param server modules of the server's own; they are applied last
 */
export function createTmodelServices(
    context: DefaultSharedModuleContext,
    server: ServerModules = {}
): { shared: LangiumSharedServices; Tmodel: TmodelLspServices } {
    return createTmodelLspServices(context, builtInLibrary(), server);
}

/**
 * Reads files and folders from disk with what they import, and checks them; see workspace/batch.ts. No language server
 * is involved. Never throws for what it finds.
 */
export function loadFiles(paths: readonly string[]): Promise<LoadedFiles> {
    return load(paths, createTmodelCoreServices(TmodelFileSystem, builtInLibrary()).Tmodel);
}

/** What the language complains about in a document that was built, in the order of its text. Each `code` is stable. */
export function languageDiagnostics(document: LangiumDocument): readonly LanguageDiagnostic[] {
    return (document.diagnostics ?? []) as LanguageDiagnostic[];
}

/** The built-in library's texts by URI (`tmodel-builtin:/kinds.tmodel`). */
export function builtInTexts(): ReadonlyMap<string, string> {
    return new Map(builtInLibrary().documents.map(({ uri, text }) => [uri, text]));
}

/** What the built-in library declares, as a text that imports nothing sees it. */
export function builtInLibraryModel(): LibraryModel {
    return mergedLibrary(builtInLibrary().documents.map(({ part }) => part));
}
