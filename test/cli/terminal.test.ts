import assert from 'node:assert/strict';
import { wantsColour } from '../../cli/terminal.js';

describe('colours', () => {
    it('appear on a terminal', () => assert.equal(wantsColour({}, true), true));
    it('do not appear in a file or pipe', () => assert.equal(wantsColour({}, false), false));
    it('do not appear on a dumb terminal', () => assert.equal(wantsColour({ TERM: 'dumb' }, true), false));
    it('are turned off by NO_COLOR', () => assert.equal(wantsColour({ NO_COLOR: '1' }, true), false));
    it('stay where NO_COLOR is empty', () => assert.equal(wantsColour({ NO_COLOR: '' }, true), true));
    it('are forced by FORCE_COLOR', () => assert.equal(wantsColour({ FORCE_COLOR: '1', NO_COLOR: '1' }, false), true));
    it('are turned off by FORCE_COLOR=0', () => assert.equal(wantsColour({ FORCE_COLOR: '0' }, true), false));
});
