import type { Message, NotificationMessage } from 'vscode-languageserver/node';
import type { PublishDiagnosticsParams } from 'vscode-languageserver-protocol';

const COMMA = Buffer.from(',');
const SPACE = 0x20;
const END = Buffer.from(']}}');

/** Diagnostics as they were sent last: diagnostic `i` stands from `starts[i]` to `starts[i + 1]`, with the sign that separates it in front. */
interface Sent {
    diagnostics: readonly object[];
    starts: Uint32Array;
    bytes: Buffer<ArrayBuffer>;
}

/**
 * Writes messages as JSON in UTF-8. Diagnostics are most of what is sent, all of them after every keystroke, and hardly any of them
 * is another one than before: each is written once and its bytes kept as long as the object lives, and what the list starts and ends
 * with as in the version before is copied in one go. They are never changed.
 */
export class MessageBytes {
    private readonly known = new WeakMap<object, Buffer<ArrayBuffer>>();
    private last: Sent = { diagnostics: [], starts: new Uint32Array(1), bytes: Buffer.alloc(0) };

    /** @param translate what is done to the text of a message, or of a part of one, before it is sent; whether it is an answer */
    constructor(private readonly translate: (text: string, isAnswer: boolean) => string) {}

    /** @returns the bytes of a message, without its header */
    bytesOf(message: Message): Buffer {
        if (!isPublication(message)) {
            return this.written(message, true);
        }
        const { diagnostics, ...params } = message.params;
        const head = this.translate(JSON.stringify({ ...message, params }), false);
        // The head ends with the braces of the parameters and of the message.
        return this.publication(Buffer.from(`${head.slice(0, -2)},"diagnostics":[`), diagnostics);
    }

    private publication(head: Buffer, diagnostics: readonly object[]): Buffer {
        const { last } = this;
        const [first, tail] = sameEnds(last.diagnostics, diagnostics);
        const changed = diagnostics.slice(first, diagnostics.length - tail).map(each => this.bytesOfPart(each));
        const tailBefore = last.diagnostics.length - tail;
        const tailNow = diagnostics.length - tail;
        const bytes = Buffer.concat([
            head,
            last.bytes.subarray(0, last.starts[first]),
            ...changed.flatMap(each => [COMMA, each]),
            last.bytes.subarray(last.starts[tailBefore], last.starts[last.diagnostics.length]),
            END
        ]);
        if (diagnostics.length > 0) {
            // What stands first has nothing to be separated from.
            bytes[head.length] = SPACE;
        }
        const starts = new Uint32Array(diagnostics.length + 1);
        starts.set(last.starts.subarray(0, first + 1));
        changed.forEach((each, index) => {
            starts[first + index + 1] = starts[first + index] + COMMA.length + each.length;
        });
        const moved = starts[tailNow] - last.starts[tailBefore];
        for (let index = 1; index <= tail; index++) {
            starts[tailNow + index] = last.starts[tailBefore + index] + moved;
        }
        this.last = { diagnostics, starts, bytes: bytes.subarray(head.length) };
        return bytes;
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

/** @returns how many diagnostics both lists start with, and how many others both end with: the one that stands first is not among those */
function sameEnds(before: readonly object[], now: readonly object[]): [number, number] {
    const shorter = Math.min(before.length, now.length);
    let first = 0;
    while (first < shorter && now[first] === before[first]) {
        first++;
    }
    let tail = 0;
    while (tail < shorter - Math.max(first, 1) && now[now.length - 1 - tail] === before[before.length - 1 - tail]) {
        tail++;
    }
    return [first, tail];
}

function isPublication(message: Message): message is NotificationMessage & { params: PublishDiagnosticsParams } {
    return 'method' in message && message.method === 'textDocument/publishDiagnostics';
}
