import assert from 'node:assert/strict';
import { complaintsOf, openFiles } from './workspace.js';

interface Caret {
    line: number;
    start: number;
    end: number;
    code: string;
    /** Part of the message, where the fixture says one. */
    message: string;
}

/**
 * Checks a text that holds its own expectations: a comment of carets under the offending text, with the code behind
 * them and, after a colon, a part of the message. Every diagnostic must be expected and every expectation met.
 */
export async function checkCarets(text: string): Promise<void> {
    const expected = caretsIn(text);
    const { document } = await openFiles({ 'main.tmodel': text });
    const found = (document.diagnostics ?? []).map(({ range, code, message }) => ({
        range,
        code: String(code),
        message: message as string
    }));
    for (const { line, start, end, code, message } of expected) {
        const index = found.findIndex(
            ({ range, code: other }) =>
                range.start.line === line && range.start.character === start && range.end.character === end && other === code
        );
        assert.notEqual(
            index,
            -1,
            `no ${code} at ${line + 1}:${start + 1}-${end + 1}, only ${complaintsOf(document).join(' ')}\n${JSON.stringify(found, undefined, 1)}`
        );
        assert.ok(found[index].message.includes(message), `the message is '${found[index].message}'`);
        found.splice(index, 1);
    }
    assert.deepEqual(found, [], 'there are diagnostics that the fixture does not expect');
}

function caretsIn(text: string): Caret[] {
    const carets: Caret[] = [];
    let line = -1;
    text.split('\n').forEach((content, index) => {
        const match = /^\s*\/\/\s*(\^+)\s+([a-z-]+)(?:: (.*))?$/.exec(content);
        if (match) {
            const start = content.indexOf('^');
            carets.push({ line, start, end: start + match[1].length, code: match[2], message: match[3] ?? '' });
        } else {
            line = index;
        }
    });
    return carets;
}
