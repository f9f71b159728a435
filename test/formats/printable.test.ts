import assert from 'node:assert/strict';
import { printable, visible } from '../../formats/printable.js';

describe('printable text', () => {
    it('shows what a terminal would obey', () => {
        assert.equal(printable('a\u001b[31m\u202eb'), 'a\\u{1b}[31m\\u{202e}b');
    });

    it('is one line', () => {
        assert.equal(printable(' a\r\n\tb '), 'a b');
    });

    it('is no command to a build server', () => {
        assert.deepEqual([printable('::error file=x::y'), printable('##[error]y')], ['\\u{3a}:error file=x::y', '\\u{23}#[error]y']);
    });

    it('keeps its lines where it may have several', () => {
        assert.equal(visible('a\n\u0007b'), 'a\n\\u{7}b');
    });
});
