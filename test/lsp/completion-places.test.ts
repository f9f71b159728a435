import assert from 'node:assert/strict';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'mocha';
import type { ClientCapabilities, CompletionItem } from 'vscode-languageserver-protocol';
import { monthsAfter } from '../../server/completion/date-candidates.js';
import { today } from '../../server/session/calendar.js';
import { startServer, stopServer } from './in-memory.js';
import { marked } from './marked-text.js';
import { markedPlaces } from './marked-places.js';
import { completionsIn } from './one-document.js';
import { EDITOR_CAPABILITIES, type ProtocolClient } from './protocol-client.js';

const WORKSPACE = pathToFileURL(fileURLToPath(new URL('fixtures/completion-workspace', import.meta.url))).href;
const URI = `${WORKSPACE}/place.tmodel`;

const DAY = today();
const WORDS = {
    today: DAY,
    'in 3 months': monthsAfter(DAY, 3),
    'in 6 months': monthsAfter(DAY, 6),
    'in 12 months': monthsAfter(DAY, 12)
};

const PLACES = ['completion-model.tmodel', 'completion-analysis.tmodel', 'completion-library.tmodel'].map(
    file => [file, markedPlaces(file, WORDS)] as const
);

const WITH_DETAILS: ClientCapabilities = {
    ...EDITOR_CAPABILITIES,
    textDocument: {
        ...EDITOR_CAPABILITIES.textDocument,
        completion: { completionItem: { snippetSupport: true, labelDetailsSupport: true } }
    }
};

describe('Completion at marked places', () => {
    let client: ProtocolClient;
    before(async () => {
        client = await startServer([WORKSPACE], WITH_DETAILS);
        await client.open(URI, '');
    });
    after(() => stopServer(client));

    const itemsAt = (source: string): Promise<CompletionItem[]> => {
        const { text, positions } = marked(source);
        return completionsIn(client, URI, text, positions[0]);
    };

    it('are at least sixty', () => {
        assert.ok(PLACES.flatMap(([, places]) => places).length >= 60);
    });

    for (const [file, places] of PLACES) {
        describe(`of ${file}`, () => {
            for (const { title, source, first, offers, never, only, effects } of places) {
                it(title, async () => {
                    const items = await itemsAt(source);
                    const labels = items.map(({ label }) => label);
                    assert.deepEqual(labels.slice(0, first.length), first, 'first');
                    assert.deepEqual(
                        offers.filter(label => !labels.includes(label)),
                        [],
                        `missing among ${labels.join(' | ')}`
                    );
                    assert.deepEqual(
                        never.filter(label => labels.includes(label)),
                        [],
                        'must not be offered'
                    );
                    if (only) {
                        assert.deepEqual([...labels].sort(), [...only].sort());
                    }
                    const shown = items.map(({ label, labelDetails }) => `${label}${labelDetails?.detail ?? ''}`);
                    assert.deepEqual(
                        effects.filter(effect => !shown.includes(effect)),
                        [],
                        `missing among ${shown.join(' | ')}`
                    );
                });
            }
        });
    }
});
