import { DefaultLangiumDocuments, UriUtils, type LangiumDocument, type URI } from 'langium';

/** The documents of a workspace, with those of each folder at hand for imports of folders. */
export class TmodelDocuments extends DefaultLangiumDocuments {
    private readonly byFolder = new Map<string, readonly LangiumDocument[]>();

    /**
     * The models directly in a folder, by their names. The same list as before for as long as none has come or gone.
     * @param folder without a slash at its end
     */
    inFolder(folder: URI): readonly LangiumDocument[] {
        const key = folder.toString();
        let documents = this.byFolder.get(key);
        if (!documents) {
            documents = this.getDocuments(folder)
                .filter(({ uri }) => uri.path.endsWith('.tmodel') && folderOf(uri) === key)
                .sort((a, b) => (a.uri.path < b.uri.path ? -1 : 1));
            this.byFolder.set(key, documents);
        }
        return documents;
    }

    override addDocument(document: LangiumDocument): void {
        super.addDocument(document);
        this.byFolder.delete(folderOf(document.uri));
    }

    override deleteDocument(uri: URI): LangiumDocument | undefined {
        this.byFolder.clear();
        return super.deleteDocument(uri);
    }

    override deleteDocuments(folder: URI): LangiumDocument[] {
        this.byFolder.clear();
        return super.deleteDocuments(folder);
    }
}

/** The folder that a document is directly in, as text. */
export function folderOf(uri: URI): string {
    return UriUtils.dirname(uri).toString();
}
