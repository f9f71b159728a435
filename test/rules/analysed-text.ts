import { EmptyFileSystem, URI } from 'langium';
import { analyse, compileLibrary, type Analysis, type RuleSet } from '../../analysis/index.js';
import { createTmodelServices, languageDiagnostics, libraryOf, systemsOf } from '../../language/index.js';
import type { LibraryModel } from '../../language/model/library-model.js';
import type { SystemModel } from '../../language/model/system-model.js';

const { shared } = createTmodelServices(EmptyFileSystem);
const compiled = new Map<LibraryModel, RuleSet>();
let documents = 0;

export interface AnalysedText {
    library: LibraryModel;
    systems: { model: SystemModel; analysis: Analysis }[];
    /** Messages of the language's errors and warnings. */
    complaints: string[];
}

/** Analyses a text as a file of its own that sees the built-in library. */
export async function analyseText(text: string, today = '2026-11-23'): Promise<AnalysedText> {
    const document = shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse(`test:/text-${documents++}.tmodel`));
    await shared.workspace.DocumentBuilder.build([document], { validation: true });
    const library = libraryOf(document);
    let rules = compiled.get(library);
    if (!rules) {
        rules = compileLibrary(library);
        compiled.set(library, rules);
    }
    return {
        library,
        systems: systemsOf(document).map(model => ({ model, analysis: analyse(model, rules, { today }) })),
        complaints: languageDiagnostics(document)
            .filter(diagnostic => diagnostic.severity === 1 || diagnostic.severity === 2)
            .map(
                diagnostic =>
                    `line ${diagnostic.range.start.line + 1}: ${typeof diagnostic.message === 'string' ? diagnostic.message : diagnostic.message.value}`
            )
    };
}
