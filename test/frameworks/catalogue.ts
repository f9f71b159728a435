import { EmptyFileSystem } from 'langium';
import { createTmodelServices, libraryOf } from '../../language/index.js';
import type { FrameworkModel } from '../../language/model/library-model.js';
import { URI } from 'vscode-uri';

let files = 0;

/** The frameworks that a text declares, and what the language complains about in it. */
export async function frameworksIn(text: string): Promise<{ frameworks: FrameworkModel[]; complaints: string[] }> {
    const { shared } = createTmodelServices(EmptyFileSystem);
    const document = shared.workspace.LangiumDocuments.createDocument(URI.parse(`file:///frameworks/${files++}.tmodel`), text);
    await shared.workspace.DocumentBuilder.build([document], { validation: true });
    const own = libraryOf(document).frameworks.filter(framework => framework.declaration.uri === document.uri.toString());
    return { frameworks: own, complaints: (document.diagnostics ?? []).map(each => JSON.stringify(each.message)) };
}

/** The values of a fact of an entry; none where it is not stated. */
export function valuesOf(entry: FrameworkModel['entries'][number], fact: string): string[] {
    return (entry.facts.find(each => each.name === fact)?.values ?? []).map(each => String(each.value));
}
