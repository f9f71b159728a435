import assert from 'node:assert/strict';
import { breakLines, shorten, textWidth } from '../../diagram/layout/text.js';

describe('Measured text', () => {
    it('is as wide as its letters', () => assert.ok(textWidth('WWWW', 12) > textWidth('iiii', 12)));
    it('counts combining marks as part of their letter', () => assert.equal(textWidth('e\u0301', 12), textWidth('e', 12)));
    it('gives East Asian characters a full square', () => assert.equal(textWidth('模型', 10), 20));
    it('that fits is not shortened', () => assert.equal(shorten('model', 100, 12), 'model'));
    it('that does not fit ends in an ellipsis and fits', () => {
        const short = shorten('a very long name of a model', 80, 12);
        assert.match(short, /^a very.*…$/);
        assert.ok(textWidth(short, 12) <= 80);
    });
    it('is never cut inside a character', () => assert.doesNotMatch(shorten('😀'.repeat(20), 50, 12), /\p{Surrogate}/u));
});

describe('Lines', () => {
    it('break at spaces', () => assert.deepEqual(breakLines('one two', 30, 12, 2), ['one', 'two']));
    it('are no more than allowed, the last one shortened', () => {
        const lines = breakLines('one two three four five', 40, 12, 2);
        assert.equal(lines.length, 2);
        assert.match(lines[1], /…$/);
    });
    it('of nothing are none', () => assert.deepEqual(breakLines('  ', 40, 12, 2), []));
});
