import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Hover, MarkupContent } from 'vscode-languageserver-protocol';
import { DiagramMethods, type DiagramEdit, type DiagramEditAnswer, type DiagramHover, type DiagramOffers } from '../../server/protocol.js';
import { applied, openMarked, startServer, stopServer } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';
import { SAMPLE_LIBRARY, withLibrary } from './sample-library.js';

describe('An edit that is asked for in the diagram', () => {
    let client: ProtocolClient;
    before(async () => void (client = await startServer()));
    after(() => stopServer(client));

    /** The system's text after the edit, or why there is none. */
    async function edited(system: string, edit: DiagramEdit, name = 's'): Promise<string> {
        const { uri, text } = await openMarked(client, withLibrary(system));
        const answer = await client.request<DiagramEditAnswer>(DiagramMethods.edit, { uri, system: name, edit });
        return 'refused' in answer ? `refused: ${answer.refused}` : applied(uri, text, answer.edit).slice(SAMPLE_LIBRARY.length + 1);
    }

    async function answerTo(system: string, edit: DiagramEdit) {
        const { uri } = await openMarked(client, withLibrary(system));
        return client.request<Exclude<DiagramEditAnswer, { refused: string }>>(DiagramMethods.edit, { uri, system: 's', edit });
    }

    const offersFor = async (system: string, about: { id?: string; finding?: string }) => {
        const { uri } = await openMarked(client, withLibrary(system));
        return { uri, offers: await client.request<DiagramOffers>(DiagramMethods.offers, { uri, system: 's', ...about }) };
    };

    /** The id of the only finding of a threat. */
    async function findingOf(uri: string, threat: string): Promise<string> {
        const found = (await client.waitForDiagnostics(uri)).find(({ code }) => code === threat);
        return (found?.data as { finding: string }).finding;
    }

    describe('adds a flow', () => {
        it('behind the others, with the shortest names of its ends', async () => {
            assert.equal(
                await edited('system s {\n  zone z {\n    box a\n    box b\n  }\n  a -> b\n  accept box-leak on b\n}\n', {
                    do: 'addFlow',
                    from: 'z.b',
                    to: 'z.a'
                }),
                'system s {\n  zone z {\n    box a\n    box b\n  }\n  a -> b\n  b -> a\n  accept box-leak on b\n}\n'
            );
        });
        it('with dotted names where simple ones stand for several', async () => {
            assert.equal(
                await edited('system s {\n  zone y {\n    box a\n  }\n  zone z {\n    box a\n  }\n}\n', {
                    do: 'addFlow',
                    from: 'y.a',
                    to: 'z.a'
                }),
                'system s {\n  zone y {\n    box a\n  }\n  zone z {\n    box a\n  }\n  y.a -> z.a\n}\n'
            );
        });
        it('with the id that the picture will know it by, also beside another one', async () => {
            const answer = await answerTo('system s {\n  box a\n  box b\n  a -> b\n}\n', { do: 'addFlow', from: 'a', to: 'b' });
            assert.equal(answer.id, 'a -> b #2');
        });
        it('but none to what is not there', async () => {
            assert.equal(
                await edited('system s {\n  box a\n}\n', { do: 'addFlow', from: 'a', to: 'gone' }),
                'refused: There is no element gone for a flow to end at.'
            );
        });
    });

    describe('adds an element', () => {
        it('inside a zone, behind what is there', async () => {
            assert.equal(
                await edited('system s {\n  zone z {\n    box a\n  }\n}\n', { do: 'addElement', kind: 'box', label: 'b', inside: 'z' }),
                'system s {\n  zone z {\n    box a\n    box b\n  }\n}\n'
            );
        });
        it('inside an element without a body', async () => {
            assert.equal(
                await edited('system s {\n  box a\n}\n', { do: 'addElement', kind: 'box', label: 'b', inside: 'a' }),
                'system s {\n  box a {\n    box b\n  }\n}\n'
            );
        });
        it('of the system itself in front of its flows', async () => {
            assert.equal(
                await edited('system s {\n  box a\n  a -> a\n}\n', { do: 'addElement', kind: 'box', label: 'b' }),
                'system s {\n  box a\n  box b\n  a -> a\n}\n'
            );
        });
        it('with a name made of its title', async () => {
            assert.equal(
                await edited('system s {\n}\n', { do: 'addElement', kind: 'box', label: 'Größe: 2 "Boxes"' }),
                'system s {\n  box grosse_2_boxes "Größe: 2 \\"Boxes\\""\n}\n'
            );
        });
        it('with another name where the name is taken', async () => {
            assert.match(await edited('system s {\n  box a\n}\n', { do: 'addElement', kind: 'box', label: 'a' }), /box a2\b/);
        });
        it('but none of a kind that is not there', async () => {
            assert.equal(
                await edited('system s {\n}\n', { do: 'addElement', kind: 'zone', label: 'a' }),
                'refused: There is no kind zone of elements.'
            );
        });
        it('but none that nothing can name', async () => {
            assert.match(await edited('system s {\n}\n', { do: 'addElement', kind: 'box', label: '—' }), /^refused: No name can be made/);
        });
    });

    describe('renames', () => {
        it('an element wherever its name is written', async () => {
            assert.equal(
                await edited('system s {\n  box a\n  box b\n  a -> b\n}\n', { do: 'rename', id: 'a', newName: 'crate' }),
                'system s {\n  box crate\n  box b\n  crate -> b\n}\n'
            );
        });
        it('and says the id before and after', async () => {
            const { id, formerId } = await answerTo('system s {\n  zone z {\n    box a\n  }\n}\n', {
                do: 'rename',
                id: 'z.a',
                newName: 'b'
            });
            assert.deepEqual([formerId, id], ['z.a', 'z.b']);
        });
        it('to nothing that is no name', async () => {
            assert.match(
                await edited('system s {\n  box a\n}\n', { do: 'rename', id: 'a', newName: 'a b' }),
                /^refused: 'a b' is not a name/
            );
        });
    });

    describe('retitles', () => {
        const retitled = (flow: string, newName: string) =>
            edited(`system s {\n  box a\n  box b\n  ${flow}\n}\n`, { do: 'rename', id: 'a -> b', newName }).then(
                text => /box b\n {2}([^]*)\n}/.exec(text)?.[1] ?? text
            );

        it('a flow that has a title', async () =>
            assert.equal(await retitled('a -> b "asks" { sends: [] }', 'says "no"'), 'a -> b "says \\"no\\"" { sends: [] }'));
        it('a flow that has none', async () => assert.equal(await retitled('a -> b { sends: [] }', 'asks'), 'a -> b "asks" { sends: [] }'));
        it('a flow with a comment before its title', async () =>
            assert.equal(await retitled('a -> b /* "x" */ "asks"', 'says'), 'a -> b /* "x" */ "says"'));
        it('a flow that is to have none any more', async () => assert.equal(await retitled('a -> b  "asks"', ' '), 'a -> b'));
        it('on one line', async () => assert.equal(await retitled('a -> b', 'asks\nand\tanswers'), 'a -> b "asks and answers"'));
        it('and keeps it selected', async () => {
            const { id, formerId } = await answerTo('system s {\n  box a\n  box b\n  a -> b\n}\n', {
                do: 'rename',
                id: 'a -> b',
                newName: 'asks'
            });
            assert.deepEqual([id, formerId], ['a -> b', undefined]);
        });
        it('no flow that has gone', async () => {
            assert.equal(
                await edited('system s {\n  box a\n}\n', { do: 'rename', id: 'a -> b', newName: 'asks' }),
                'refused: There is no a -> b any more.'
            );
        });
    });

    describe('deletes', () => {
        it('an element with its flows and the decisions about it', async () => {
            assert.equal(
                await edited(
                    'system s {\n  box a\n  box b\n  box c\n  a -> b\n  b -> c\n  accept box-leak on a { reason: "no" }\n  dismiss box-leak on a -> b\n}\n',
                    { do: 'delete', id: 'a' }
                ),
                'system s {\n  box b\n  box c\n  b -> c\n}\n'
            );
        });
        it('a zone with all that is inside, and says how much that is', async () => {
            const answer = await answerTo('system s {\n  zone z {\n    box a\n    box b\n    a -> b\n  }\n  box c\n  c -> a\n}\n', {
                do: 'delete',
                id: 'z'
            });
            assert.equal(answer.summary, 'z deleted, and with it 2 places inside, 2 flows.');
        });
        it('what is inside a zone once', async () => {
            assert.equal(
                await edited('system s {\n  zone z {\n    box a\n    box b\n    a -> b\n  }\n  box c\n  c -> a\n}\n', {
                    do: 'delete',
                    id: 'z'
                }),
                'system s {\n  box c\n}\n'
            );
        });
        it('neighbours on one line', async () => {
            assert.equal(await edited('system s { box a box b a -> b b -> a }\n', { do: 'delete', id: 'b' }), 'system s { box a }\n');
        });
        it('a flow alone', async () => {
            assert.equal(
                await edited('system s {\n  box a\n  box b\n  a -> b\n  a -> b "again"\n}\n', { do: 'delete', id: 'a -> b #2' }),
                'system s {\n  box a\n  box b\n  a -> b\n}\n'
            );
        });
        it('nothing of another system', async () => {
            const system = 'system p {\n  box shared\n}\nsystem s {\n  box a\n  a -> p.shared\n}\n';
            assert.equal(
                await edited(system, { do: 'delete', id: 'p.shared' }),
                'refused: p.shared belongs to another system, and is changed there.'
            );
        });
    });

    describe('applies a control', () => {
        it('on a zone', async () => {
            assert.equal(
                await edited('system s {\n  zone z {\n    box a\n  }\n}\n', { do: 'applyControl', id: 'z', control: 'box-lid' }),
                'system s {\n  zone z {\n    box a\n    mitigation box-lid\n  }\n}\n'
            );
        });
        it('but none that is there', async () => {
            assert.equal(
                await edited('system s {\n  box a {\n    mitigation box-lid\n  }\n}\n', {
                    do: 'applyControl',
                    id: 'a',
                    control: 'box-lid'
                }),
                'refused: box-lid is in place on a already.'
            );
        });
        it('of which those are offered first that close something there', async () => {
            const { offers } = await offersFor('system s {\n  box a { state: open }\n}\n', { id: 'a' });
            assert.deepEqual(offers.controls[0], { name: 'box-lid', title: 'Put a lid on it', closes: 1 });
        });
    });

    describe('treats a finding', () => {
        const SYSTEM = 'system s {\n  box a { state: open }\n}\n';

        it('by a fix that was offered', async () => {
            const { uri, text } = await openMarked(client, withLibrary(SYSTEM));
            const finding = await findingOf(uri, 'box-leak');
            const { fixes } = await client.request<DiagramOffers>(DiagramMethods.offers, { uri, system: 's', finding });
            const answer = await client.request<Exclude<DiagramEditAnswer, { refused: string }>>(DiagramMethods.edit, {
                uri,
                system: 's',
                edit: { do: 'applyFix', finding, fix: 0, title: fixes[0] }
            });
            assert.match(applied(uri, text, answer.edit), /box a \{ state: open mitigation box-lid \}/);
        });
        it('by no fix that was offered before the text changed', async () => {
            const { uri } = await openMarked(client, withLibrary(SYSTEM));
            const finding = await findingOf(uri, 'box-leak');
            const edit: DiagramEdit = { do: 'applyFix', finding, fix: 0, title: 'Apply something else' };
            assert.deepEqual(await client.request(DiagramMethods.edit, { uri, system: 's', edit }), {
                refused: 'What was offered has changed meanwhile.'
            });
        });
        it('by accepting its risk, with the reason left to fill in', async () => {
            const { uri, text } = await openMarked(client, withLibrary(SYSTEM));
            const finding = await findingOf(uri, 'box-leak');
            const answer = await client.request<Exclude<DiagramEditAnswer, { refused: string }>>(DiagramMethods.edit, {
                uri,
                system: 's',
                edit: { do: 'accept', finding }
            });
            assert.match(applied(uri, text, answer.edit), /accept box-leak on a \{\n\s+by: "who answers for it"/);
        });
        it('not where it has gone', async () => {
            assert.equal(await edited(SYSTEM, { do: 'accept', finding: 'f_none' }), 'refused: The finding has gone meanwhile.');
        });
    });

    it('is refused where the system has gone', async () => {
        assert.equal(await edited('system s {\n  box a\n}\n', { do: 'delete', id: 'a' }, 't'), 'refused: There is no system t any more.');
    });

    it('of an element shows the text that the editor shows', async () => {
        const { uri, positions } = await openMarked(client, withLibrary('system s {\n  box <|>a { state: open }\n}\n'));
        const asked = { textDocument: { uri }, position: positions[0] };
        const hover = await client.request<Hover>('textDocument/hover', asked);
        const { markdown } = await client.request<DiagramHover>(DiagramMethods.hover, { uri, system: 's', id: 'a' });
        assert.equal(markdown, (hover.contents as MarkupContent).value);
    });
});
