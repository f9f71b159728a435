import type { LangiumDocument } from 'langium';
import type { Session } from './session/session.js';

/** How long results rest before lenses are asked for again, in milliseconds. */
const REST = 200;

/**
 * Has the editor ask for lenses again when a document has other results without having changed itself: when it was analysed
 * for the first time, or because of a file that it depends on. After its own edits editors ask by themselves.
 * @param refresh asks the editor to do so
 */
export function refreshLenses(session: Session, refresh: () => void): void {
    const versions = new Map<string, number>();
    let timer: NodeJS.Timeout | undefined;
    session.onAnalysed((document: LangiumDocument) => {
        const uri = document.uri.toString();
        const { version } = document.textDocument;
        const before = versions.get(uri);
        versions.set(uri, version);
        if (before === undefined || before === version) {
            clearTimeout(timer);
            timer = setTimeout(refresh, REST);
            timer.unref();
        }
    });
}
