import type { Message, NotificationMessage } from 'vscode-languageserver/node';
import type { PublishDiagnosticsParams } from 'vscode-languageserver-protocol';

/**
 * Writes messages as JSON. Diagnostics are most of what is sent, all of them after every keystroke, and hardly any of them is
 * another one than before: each is written once and its text kept as long as the object lives. They are never changed.
 */
export class MessageTexts {
    private readonly texts = new WeakMap<object, string>();

    /** @param translate what is done to the text of a message, or of a part of one, before it is sent */
    constructor(private readonly translate: (text: string) => string) {}

    textOf(message: Message): string {
        if (!isPublication(message)) {
            return this.translate(JSON.stringify(message));
        }
        const { diagnostics, ...params } = message.params;
        const head = this.translate(JSON.stringify({ ...message, params }));
        // The head ends with the braces of the parameters and of the message.
        return `${head.slice(0, -2)},"diagnostics":[${diagnostics.map(each => this.textOfPart(each)).join(',')}]}}`;
    }

    private textOfPart(part: object): string {
        let text = this.texts.get(part);
        if (text === undefined) {
            text = this.translate(JSON.stringify(part));
            this.texts.set(part, text);
        }
        return text;
    }
}

function isPublication(message: Message): message is NotificationMessage & { params: PublishDiagnosticsParams } {
    return 'method' in message && message.method === 'textDocument/publishDiagnostics';
}
