import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { MessageBytes } from '../../server/stdio/message-bytes.js';
import { random } from '../analysis/random-systems.js';

function publication(diagnostics: readonly object[]) {
    return { jsonrpc: '2.0', method: 'textDocument/publishDiagnostics', params: { uri: 'file:///a.tmodel', version: 1, diagnostics } };
}

function sent(bytes: MessageBytes, diagnostics: readonly object[]): unknown {
    return (JSON.parse(bytes.bytesOf(publication(diagnostics)).toString()) as ReturnType<typeof publication>).params.diagnostics;
}

describe('The bytes of a message', () => {
    const [a, b, c] = ['a', 'b', 'ü'].map(message => ({ message }));

    it('say what the message says', () => {
        const bytes = new MessageBytes(text => text);
        assert.deepEqual(JSON.parse(bytes.bytesOf(publication([a, b])).toString()), publication([a, b]));
    });

    it('say nothing where there is nothing', () => {
        assert.deepEqual(sent(new MessageBytes(text => text), []), []);
    });

    for (const [change, before, after] of [
        ['comes first', [b, c], [a, b, c]],
        ['goes from the first place', [a, b, c], [b, c]],
        ['comes between', [a, c], [a, b, c]],
        ['comes last', [a, b], [a, b, c]],
        ['is all that is left', [a, b, c], [c]],
        ['is all that there was', [a], []]
    ] as const) {
        it(`say what there is now, when something ${change}`, () => {
            const bytes = new MessageBytes(text => text);
            sent(bytes, before);
            assert.deepEqual(sent(bytes, after), after);
        });
    }

    it('say what there is now, whatever there was in the messages before', () => {
        const next = random(7);
        const all = Array.from({ length: 12 }, (_, index) => ({ message: 'x'.repeat(index) }));
        const bytes = new MessageBytes(text => text);
        for (let version = 0; version < 500; version++) {
            const some = all.filter(() => next() < 0.7);
            assert.deepEqual(sent(bytes, some), some);
        }
    });
});
