import type { Message, NotificationMessage } from 'vscode-languageserver/node';
import type { PublishDiagnosticsParams } from 'vscode-languageserver-protocol';

const COMMA = Buffer.from(',');
const END = Buffer.from(']}}');

/**
 * Writes messages as JSON in UTF-8. Diagnostics are most of what is sent, all of them after every keystroke, and hardly any of them
 * is another one than before: each is written once and its bytes kept as long as the object lives, so that a keystroke costs the
 * copying of bytes. They are never changed.
 */
export class MessageBytes {
    private readonly known = new WeakMap<object, Buffer<ArrayBuffer>>();

    /** @param translate what is done to the text of a message, or of a part of one, before it is sent; whether it is an answer */
    constructor(private readonly translate: (text: string, isAnswer: boolean) => string) {}

    bytesOf(message: Message): Buffer {
        if (!isPublication(message)) {
            return this.written(message, true);
        }
        const { diagnostics, ...params } = message.params;
        const head = this.translate(JSON.stringify({ ...message, params }), false);
        // The head ends with the braces of the parameters and of the message.
        const pieces = [Buffer.from(`${head.slice(0, -2)},"diagnostics":[`)];
        diagnostics.forEach((each, index) => {
            if (index > 0) {
                pieces.push(COMMA);
            }
            pieces.push(this.bytesOfPart(each));
        });
        pieces.push(END);
        return Buffer.concat(pieces);
    }

    private bytesOfPart(part: object): Buffer<ArrayBuffer> {
        let bytes = this.known.get(part);
        if (bytes === undefined) {
            bytes = this.written(part, false);
            this.known.set(part, bytes);
        }
        return bytes;
    }

    private written(value: object, isAnswer: boolean): Buffer<ArrayBuffer> {
        return Buffer.from(this.translate(JSON.stringify(value), isAnswer));
    }
}

function isPublication(message: Message): message is NotificationMessage & { params: PublishDiagnosticsParams } {
    return 'method' in message && message.method === 'textDocument/publishDiagnostics';
}
