import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { CodeAction, Diagnostic, Range } from 'vscode-languageserver-protocol';
import { applied, openMarked, startServer, stopServer } from './in-memory.js';
import { EDITOR_CAPABILITIES, type ProtocolClient } from './protocol-client.js';
import { withLibrary } from './sample-library.js';

function actionsFor(
    client: ProtocolClient,
    uri: string,
    diagnostics: Diagnostic[],
    range: Range = diagnostics[0].range
): Promise<CodeAction[]> {
    return client.request<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics } });
}

/** The text after the named action, taken for the diagnostics with a code, from the system's first line on. */
async function afterAction(client: ProtocolClient, system: string, code: string, title: RegExp): Promise<string> {
    const { uri, text, diagnostics } = await openMarked(client, withLibrary(system));
    const actions = await actionsFor(
        client,
        uri,
        diagnostics.filter(each => each.code === code)
    );
    const action = actions.find(each => title.test(each.title));
    assert.ok(action?.edit, `no action ${title} among:\n${actions.map(each => each.title).join('\n')}`);
    const result = applied(uri, text, action.edit);
    return result.slice(withLibrary('').length);
}

describe('Quick fixes', () => {
    let client: ProtocolClient;
    before(async () => void (client = await startServer()));
    after(() => stopServer(client));

    it('offer the best control first, as the preferred one', async () => {
        const { uri, diagnostics } = await openMarked(client, withLibrary('system s {\n  box crate { state: open }\n}\n'));
        const [first] = await actionsFor(
            client,
            uri,
            diagnostics.filter(each => each.code === 'box-leak')
        );
        assert.deepEqual([first.title, first.isPreferred], ['Apply box-lid on crate (closes 1 finding)', true]);
    });

    it('write a control into the element', async () => {
        assert.equal(
            await afterAction(client, 'system s {\n  box crate { state: open }\n}\n', 'box-leak', /^Apply box-lid on crate/),
            'system s {\n  box crate { state: open mitigation box-lid }\n}\n'
        );
    });

    it('write all controls that are needed together', async () => {
        assert.equal(
            await afterAction(client, 'system s {\n  box crate { state: ajar }\n}\n', 'box-theft', /^Apply/),
            'system s {\n  box crate { state: ajar mitigation box-lid mitigation box-lock }\n}\n'
        );
    });

    it('write a control into a zone where it closes more', async () => {
        const system = 'system s {\n  zone z {\n    box a { state: open }\n    box b { state: open }\n  }\n}\n';
        assert.equal(
            await afterAction(client, system, 'box-leak', /^Apply box-lid on z /),
            'system s {\n  zone z {\n    box a { state: open }\n    box b { state: open }\n    mitigation box-lid\n  }\n}\n'
        );
    });

    it('turn a planned control into an implemented one', async () => {
        const system =
            'system s {\n  box crate { state: open\n    mitigation box-lid { status: planned, owner: "a", due: 2999-01-31 }\n  }\n}\n';
        assert.equal(
            await afterAction(client, system, 'box-leak', /^Mark box-lid on crate as implemented/),
            system.replace('planned', 'implemented')
        );
    });

    it('keep tabs and carriage returns', async () => {
        const system = 'system s {\r\n\tbox crate {\r\n\t\tstate: open\r\n\t}\r\n}\r\n';
        const { uri, text, diagnostics } = await openMarked(client, withLibrary(system).replace(/\r?\n/g, '\r\n'));
        const [first] = await actionsFor(
            client,
            uri,
            diagnostics.filter(each => each.code === 'box-leak')
        );
        assert.ok(applied(uri, text, first.edit!).endsWith('\tbox crate {\r\n\t\tstate: open\r\n\t\tmitigation box-lid\r\n\t}\r\n}\r\n'));
    });

    it('answer a question with each value of the fact', async () => {
        const { uri, diagnostics } = await openMarked(client, withLibrary('system s {\n  box crate\n}\n'));
        const actions = await actionsFor(client, uri, diagnostics);
        assert.deepEqual(
            actions.map(action => action.title),
            [
                'State state: sealed on crate (Closed tight)',
                'State state: open on crate (Wide open)',
                'State state: ajar on crate (A little open)'
            ]
        );
    });

    it('write the answer into the element', async () => {
        assert.equal(
            await afterAction(client, 'system s {\n  box crate\n}\n', 'open-questions', /^State state: sealed/),
            'system s {\n  box crate { state: sealed }\n}\n'
        );
    });

    it('add an acceptance at the end of the system, as a snippet where the client takes them', async () => {
        const result = await afterAction(client, 'system s {\n  box crate { state: open }\n}\n', 'box-leak', /^Accept/);
        assert.match(
            result,
            /^system s \{\n {2}box crate \{ state: open \}\n {2}accept box-leak on crate \{\n {4}by: "who answers for it", until: \d{4}-\d\d-\d\d\n {4}reason: "why"\n {2}\}\n\}\n$/
        );
    });

    it('add a dismissal at the end of the system', async () => {
        assert.equal(
            await afterAction(client, 'system s {\n  box crate { state: open }\n  // the end\n}\n', 'box-leak', /^Dismiss/),
            'system s {\n  box crate { state: open }\n  // the end\n  dismiss box-leak on crate {\n    reason: "why"\n  }\n}\n'
        );
    });

    it('replace a misspelt name', async () => {
        assert.equal(
            await afterAction(client, 'system s {\n  bix crate { state: sealed }\n}\n', 'unknown-kind', /box/),
            'system s {\n  box crate { state: sealed }\n}\n'
        );
    });

    it('come once where several diagnostics have the same one', async () => {
        const { uri, diagnostics } = await openMarked(client, withLibrary('system s {\n  box crate { state: open }\n}\n'));
        const titles = (await actionsFor(client, uri, diagnostics)).map(action => action.title);
        assert.equal(new Set(titles).size, titles.length);
    });

    it('are none where only other kinds of actions are asked for', async () => {
        const { uri, diagnostics } = await openMarked(client, withLibrary('system s {\n  box crate { state: open }\n}\n'));
        const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
            textDocument: { uri },
            range: diagnostics[0].range,
            context: { diagnostics, only: ['refactor'] }
        });
        assert.deepEqual(actions, []);
    });
});

describe('Quick fixes for a client without snippets', () => {
    let client: ProtocolClient;
    before(async () => {
        const workspace = { ...EDITOR_CAPABILITIES.workspace, workspaceEdit: { documentChanges: true } };
        client = await startServer([], { ...EDITOR_CAPABILITIES, workspace });
    });
    after(() => stopServer(client));

    it('leave only the blanks of an acceptance to complain about', async () => {
        const { uri, text, diagnostics } = await openMarked(client, withLibrary('system s {\n  box crate { state: ajar }\n}\n'));
        const accept = (await actionsFor(client, uri, diagnostics)).find(action => action.title.startsWith('Accept'));
        const next = client.nextDiagnostics(uri);
        await client.change(uri, applied(uri, text, accept!.edit!));
        const errors = (await next).filter(diagnostic => diagnostic.severity === 1).map(diagnostic => diagnostic.code);
        assert.deepEqual([...new Set(errors)], ['treatment-incomplete']);
    });
});
