import type { Connection } from 'vscode-languageserver';

/** The server's log in the editor's output panel. */
export interface Log {
    /** Writes a message the first time it comes, so that one fault does not fill the log on every keystroke. */
    once(message: string): void;
}

export function createLog(connection: Connection): Log {
    const seen = new Set<string>();
    return {
        once(message) {
            if (!seen.has(message)) {
                seen.add(message);
                connection.console.error(message);
            }
        }
    };
}
