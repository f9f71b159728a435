import { performance } from 'node:perf_hooks';
import { EmptyFileSystemProvider, type LangiumDocument, URI } from 'langium';
import { createTmodelServices, libraryOf, systemsOf } from '../language/index.js';
import type { LibraryModel } from '../language/model/library-model.js';
import type { SystemModel } from '../language/model/system-model.js';
import { type Sample, summarise, timed } from './measure.js';
import type { GeneratedModel } from './models.js';

const RUNS = 15;
const WARM_UP = 5;
const FILE = URI.parse('file:///bench/generated.tmodel');

export interface LanguageTimes {
    /** Bare parsing, warm: the unit of the report. */
    parsing: Sample;
    /** From a changed text to the checked document: parse, names, links, checks; no analysis. */
    rebuild: Sample;
    /** The plain model from the checked tree. */
    extraction: Sample;
    /** What a model written as `text` sees, and its system. */
    libraryOf(text: string): Promise<LibraryModel>;
    systemOf(text: string): Promise<SystemModel>;
}

/** A file system with one file, whose text changes as it does under an editor. */
class OneFile extends EmptyFileSystemProvider {
    text = '';

    override async readFile(): Promise<string> {
        return this.text;
    }

    override readFileSync(): string {
        return this.text;
    }
}

/** Times the language on its own, in this process. */
export async function benchLanguage(model: GeneratedModel): Promise<LanguageTimes> {
    const file = new OneFile();
    const { shared, Tmodel } = createTmodelServices({ fileSystemProvider: () => file });
    const parse = () => Tmodel.parser.LangiumParser.parse(model.text);
    const error = parse().parserErrors[0];
    if (error) {
        throw new Error(`The generated model does not parse: ${error.message}`);
    }
    await timed(WARM_UP, parse);
    const parsing = await timed(RUNS, parse);

    file.text = model.text;
    const documents = shared.workspace.LangiumDocuments;
    const document = documents.createDocument(FILE, model.text);
    const builder = shared.workspace.DocumentBuilder;
    await builder.build([document], { validation: true });
    const { line, character } = model.caret;
    const start = model.text.split('\n').slice(0, line).join('\n').length + 1 + character;
    const edit = (run: number) => {
        file.text = `${model.text.slice(0, start)}${'x'.repeat(run % 8)}${model.text.slice(start)}`;
        return builder.update([FILE], []);
    };
    await timed(WARM_UP, edit);
    const rebuild = await timed(RUNS, edit);

    let written = 0;
    const documentOf = async (text: string): Promise<LangiumDocument> => {
        const other = documents.createDocument(FILE.with({ path: `/bench/written-${written++}.tmodel` }), text);
        await builder.build([other]);
        return other;
    };
    const extractions: number[] = [];
    for (let run = 0; run < RUNS; run++) {
        await edit(run + 1);
        const begin = performance.now();
        systemsOf(documents.getDocument(FILE)!);
        extractions.push(performance.now() - begin);
    }
    return {
        parsing,
        rebuild,
        extraction: summarise(extractions),
        libraryOf: async text => libraryOf(await documentOf(text)),
        systemOf: async text => systemsOf(await documentOf(text))[0]
    };
}
