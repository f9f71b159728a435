import assert from 'node:assert/strict';
import { parseDay, today } from '../../cli/today.js';

describe('the day of a run', () => {
    it('is a day of the calendar', () => assert.equal(parseDay(today()), today()));
    it('may be given', () => assert.equal(parseDay('2028-02-29'), '2028-02-29'));
    for (const text of ['2027-02-29', '2027-13-01', '27-01-01', 'tomorrow', '2027-01-01T00:00', '']) {
        it(`cannot be "${text}"`, () => assert.throws(() => parseDay(text), /YYYY-MM-DD/));
    }
});
