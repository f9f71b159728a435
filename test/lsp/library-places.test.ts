import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, afterEach, before, describe, it } from 'mocha';
import { LibraryFiles } from '../../server/stdio/library-files.js';
import { LibraryPlaces } from '../../server/stdio/library-places.js';

const BUILT_IN = 'tmodel-builtin:/kinds.tmodel';

function messageOf(method: string, params: object) {
    return { jsonrpc: '2.0', method, params };
}

describe('Places in the built-in library', () => {
    let cache: string;
    let files: LibraryFiles;
    before(() => void (cache = mkdtempSync(path.join(os.tmpdir(), 'tmodel-cache-'))));
    afterEach(() => files.written);
    after(() => rmSync(cache, { recursive: true }));

    function placesFor(initializationOptions?: object, folder = cache, reported: unknown[] = []): LibraryPlaces {
        const report = (error: unknown) => reported.push(error);
        const places = new LibraryPlaces((files = new LibraryFiles(report, folder)), report);
        places.received(messageOf('initialize', { capabilities: {}, initializationOptions }));
        return places;
    }
    const sentBy = (places: LibraryPlaces, place: object) => JSON.parse(places.sent(JSON.stringify(place), true));

    it('are files that exist for a client that says nothing', () => {
        const { targetUri } = sentBy(placesFor(), { targetUri: BUILT_IN });
        assert.match(readFileSync(fileURLToPath(targetUri as string), 'utf8'), /kind element/);
    });

    it('are files before long where nobody has asked for them, as in published diagnostics', async () => {
        const published = placesFor().sent(JSON.stringify({ href: 'tmodel-builtin:/docs/threats/model-extraction.md' }), false);
        await files.written;
        assert.match(readFileSync(fileURLToPath((JSON.parse(published) as { href: string }).href), 'utf8'), /^# /);
    });

    it('are files with the pages about threats beside them', async () => {
        const { href } = sentBy(placesFor(), { href: 'tmodel-builtin:/docs/threats/model-evasion.md' });
        const page = fileURLToPath(href as string);
        await files.written;
        assert.match(readFileSync(page, 'utf8'), /^# Crafted inputs/);
        const [, rule] = /\]\((\S+\.tmodel)\)/.exec(readFileSync(page, 'utf8'))!;
        assert.match(readFileSync(path.join(path.dirname(page), rule), 'utf8'), /threat model-evasion/);
    });

    it('stay as they are for a client that shows them itself', () => {
        assert.deepEqual(sentBy(placesFor({ libraryDocuments: true }), { targetUri: BUILT_IN }), { targetUri: BUILT_IN });
    });

    it('come back from the client as what they were', () => {
        const places = placesFor();
        const { uri } = sentBy(places, { uri: BUILT_IN });
        const request = messageOf('textDocument/hover', { textDocument: { uri } });
        assert.deepEqual(places.received(request).params, { textDocument: { uri: BUILT_IN } });
    });

    it('are not looked for in the text of a model', () => {
        const edit = { newText: `"uri":"${BUILT_IN}"`, value: BUILT_IN };
        assert.deepEqual(sentBy(placesFor(), edit), edit);
    });

    it('are written again where the file says something else', () => {
        const file = fileURLToPath(sentBy(placesFor(), { uri: BUILT_IN }).uri as string);
        chmodSync(file, 0o644);
        writeFileSync(file, 'kind nothing');
        sentBy(placesFor(), { uri: BUILT_IN });
        assert.match(readFileSync(file, 'utf8'), /kind element/);
    });

    it('stay as they are, with one report, where no file can be written', () => {
        const noFolder = path.join(cache, 'a-file');
        writeFileSync(noFolder, '');
        const reported: unknown[] = [];
        const places = placesFor(undefined, noFolder, reported);
        for (let times = 0; times < 2; times++) {
            assert.deepEqual(sentBy(places, { uri: BUILT_IN }), { uri: BUILT_IN });
        }
        assert.equal(reported.length, 1);
    });
});
