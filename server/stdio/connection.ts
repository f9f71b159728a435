import { Console } from 'node:console';
import {
    createConnection,
    ProposedFeatures,
    StreamMessageReader,
    StreamMessageWriter,
    type Connection,
    type DataCallback,
    type Disposable,
    type Message
} from 'vscode-languageserver/node';
import { LibraryFiles } from './library-files.js';
import { LibraryPlaces } from './library-places.js';
import { MessageBytes } from './message-bytes.js';

/**
 * The connection to an editor at standard input and output. Nothing but the protocol is written to standard output: what any code
 * writes to the console goes to standard error. The process ends with its input, as when the editor was killed, with status 1 unless
 * the editor had asked for the shutdown.
 */
export function connectStdio(): Connection {
    globalThis.console = new Console(process.stderr);
    let shuttingDown = false;
    const report = (error: unknown) => void process.stderr.write(`tmodel: the library cannot be shown as files: ${String(error)}\n`);
    const places = new LibraryPlaces(new LibraryFiles(report), report);
    const bytes = new MessageBytes((text, isAnswer) => places.sent(text, isAnswer));
    const receive = (message: Message) => {
        shuttingDown ||= 'method' in message && message.method === 'shutdown';
        return places.received(message);
    };
    const writer = new StreamMessageWriter(process.stdout, {
        contentTypeEncoder: {
            name: 'application/json',
            encode: async message => bytes.bytesOf(message)
        }
    });
    for (const event of ['end', 'close']) {
        process.stdin.on(event, () => process.exit(shuttingDown ? 0 : 1));
    }
    return createConnection(ProposedFeatures.all, new TranslatingReader(process.stdin, receive), writer);
}

class TranslatingReader extends StreamMessageReader {
    constructor(
        input: NodeJS.ReadableStream,
        private readonly translate: (message: Message) => Message
    ) {
        super(input);
    }

    override listen(callback: DataCallback): Disposable {
        return super.listen(message => callback(this.translate(message)));
    }
}
