import type { Message } from 'vscode-languageserver';
import { BUILT_IN_SCHEME } from '../../language/index.js';
import type { LibraryFiles } from './library-files.js';

/**
 * Translates places in the built-in library between server and editor, where messages enter and leave, so that no provider needs to
 * know about it: `tmodel-builtin:` URIs inside, files outside. An editor that shows `tmodel-builtin:` documents by itself says
 * `initializationOptions: { libraryDocuments: true }` and gets them untranslated.
 */
export class LibraryPlaces {
    private translates = true;

    /** @param report gets, once, why the files cannot be written; places then stay as they are */
    constructor(
        private readonly files: LibraryFiles,
        private readonly report: (error: unknown) => void
    ) {}

    /** A message from the editor, changed in place. */
    received<M extends Message>(message: M): M {
        const { method, params } = message as Partial<Record<'method' | 'params', unknown>>;
        if (method === 'initialize') {
            this.translates = !showsLibraryDocuments(params);
        } else if (this.translates) {
            this.enter(params);
        }
        return message;
    }

    /**
     * The text, in JSON, of a message to the editor.
     * @param isAnswer whether somebody may go to the places at once: their files are there then
     */
    sent(json: string, isAnswer: boolean): string {
        if (!this.translates || !json.includes(BUILT_IN_PREFIX)) {
            return json;
        }
        try {
            const base = JSON.stringify(this.files.url()).slice(1, -1);
            return json.replace(PLACE, (_whole, key: string, path: string) => {
                if (isAnswer) {
                    this.files.write(`${BUILT_IN_SCHEME}:/${path}`);
                }
                return `${key}${base}${path}`;
            });
        } catch (error) {
            this.translates = false;
            this.report(error);
            return json;
        }
    }

    /** Messages from an editor are small; only the text of an opened document is not, and it is one value. */
    private enter(value: unknown): void {
        if (typeof value !== 'object' || value === null) {
            return;
        }
        for (const [key, inner] of Object.entries(value)) {
            if (key === 'uri' && typeof inner === 'string') {
                (value as Record<string, unknown>).uri = this.files.documentAt(inner) ?? inner;
            } else {
                this.enter(inner);
            }
        }
    }
}

const BUILT_IN_PREFIX = `"${BUILT_IN_SCHEME}:/`;

/** The properties of the protocol that hold a URI. Inside of a string of the user's the quotation marks would be escaped. */
const PLACE = new RegExp(`("(?:uri|targetUri|target|href)":")${BUILT_IN_SCHEME}:/([^"#]*)`, 'g');

function showsLibraryDocuments(params: unknown): boolean {
    const options = (params as { initializationOptions?: { libraryDocuments?: unknown } | null } | null)?.initializationOptions;
    return options?.libraryDocuments === true;
}
