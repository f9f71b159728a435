import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { updateWorkingCopy } from '../../scripts/start/working-copy.mjs';

describe('The working copy of the examples', () => {
    let folder: string;
    const write = (file: string, text: string) => fs.writeFileSync(path.join(folder, file), text);
    const copied = () => fs.readFileSync(path.join(folder, 'copy/a.tmodel'), 'utf8');
    const update = () => updateWorkingCopy(path.join(folder, 'source'), path.join(folder, 'copy'), path.join(folder, 'record.json'));

    beforeEach(() => {
        folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tmodel-copy-'));
        fs.mkdirSync(path.join(folder, 'source'));
        fs.mkdirSync(path.join(folder, 'copy'));
        write('source/a.tmodel', 'first');
        update();
    });
    afterEach(() => fs.rmSync(folder, { recursive: true }));

    it('holds what the examples hold', () => {
        assert.equal(copied(), 'first');
    });

    it('takes a newer example over where the old one was not touched', () => {
        write('source/a.tmodel', 'second');
        update();
        assert.equal(copied(), 'second');
    });

    it('keeps what was edited', () => {
        write('copy/a.tmodel', 'edited');
        write('source/a.tmodel', 'second');
        update();
        assert.equal(copied(), 'edited');
    });

    it('tells what it kept', () => {
        write('copy/a.tmodel', 'edited');
        write('source/a.tmodel', 'second');
        assert.deepEqual(update(), ['a.tmodel']);
    });

    it('leaves out what was deleted', () => {
        fs.rmSync(path.join(folder, 'copy/a.tmodel'));
        update();
        assert.equal(fs.existsSync(path.join(folder, 'copy/a.tmodel')), false);
    });

    it('does not touch files that were added', () => {
        write('copy/own.tmodel', 'own');
        update();
        assert.equal(fs.readFileSync(path.join(folder, 'copy/own.tmodel'), 'utf8'), 'own');
    });
});
