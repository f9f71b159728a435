import { readFileSync } from 'node:fs';
import { EmptyFileSystem, URI } from 'langium';
import { createTmodelServices, libraryOf } from '../../language/index.js';
import type { LibraryModel } from '../../language/model/library-model.js';
import type { Reasons } from './standing.js';

/** The built-in library, as `npm run generate` has stored it. */
export async function builtInLibrary(): Promise<LibraryModel> {
    const { shared } = createTmodelServices(EmptyFileSystem);
    const document = shared.workspace.LangiumDocuments.createDocument(URI.parse('file:///nothing.tmodel'), '');
    await shared.workspace.DocumentBuilder.build([document]);
    return libraryOf(document);
}

/** Why techniques of ATLAS are no findings. */
export function atlasReasons(): Reasons {
    return JSON.parse(readFileSync(new URL('./atlas-reasons.json', import.meta.url), 'utf8')) as Reasons;
}
