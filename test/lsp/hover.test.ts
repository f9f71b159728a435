import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Hover, MarkupContent } from 'vscode-languageserver-protocol';
import { openMarked, startServer, stopServer } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';
import { SAMPLE_LIBRARY, withLibrary } from './sample-library.js';

describe('Hovering', () => {
    let client: ProtocolClient;
    before(async () => void (client = await startServer()));
    after(() => stopServer(client));

    async function hoverAt(source: string): Promise<string | undefined> {
        const { uri, positions } = await openMarked(client, source);
        const hover = await client.request<Hover | null>('textDocument/hover', { textDocument: { uri }, position: positions[0] });
        return (hover?.contents as MarkupContent | undefined)?.value;
    }

    const over = (system: string) => hoverAt(withLibrary(system));

    it('shows what a screen would obey in a title', async () => {
        const hover = await over('system s { box <|>crate "evil \u202etitle" { state: open } }');
        assert.match(hover ?? '', /evil \\?\\u\\?\{202e\\?\}title/);
    });

    it('over a kind lists the facts it can have', async () => {
        assert.match((await over('system s {\n  b<|>ox crate\n}\n'))!, /`state` Is it closed\?/);
    });

    it('over an element tells what is stated', async () => {
        assert.match((await over('system s {\n  box cr<|>ate { weight: 3 }\n}\n'))!, /`weight`: 3/);
    });

    it('over an element tells what is not stated', async () => {
        assert.match((await over('system s {\n  box cr<|>ate { weight: 3 }\n}\n'))!, /Not stated: `state`/);
    });

    it('over an element lists its open findings', async () => {
        assert.match((await over('system s {\n  box cr<|>ate { state: ajar }\n}\n'))!, /1 open finding:\n\n- medium `box-theft`/);
    });

    it('over an element tells where a fact comes from that its zone states', async () => {
        assert.match((await over('system s {\n  zone z { state: open\n    box cr<|>ate\n  }\n}\n'))!, /`state`: open, from `z`/);
    });

    it('over an element lists the data it sees', async () => {
        assert.match((await over('system s {\n  data letter\n  box a\n  box b\n  <|>a -> b { sends: letter }\n}\n'))!, /Sees `letter`/);
    });

    it('over a fact gives its sentence and values', async () => {
        assert.match(
            (await over('system s {\n  box crate { st<|>ate: open }\n}\n'))!,
            /Is it closed.*- `sealed` Closed tight\n- `open` Wide open/s
        );
    });

    it('over a value says what it means', async () => {
        assert.match((await over('system s {\n  box crate { state: op<|>en }\n}\n'))!, /`open` \*\*Wide open\*\*/);
    });

    it('over a control tells what it would close', async () => {
        assert.match(
            (await over('system s {\n  box crate { state: open }\n  box other { mitigation box-l<|>id }\n}\n'))!,
            /on `crate` closes 1 finding/
        );
    });

    it('over a control lists the threats it mitigates', async () => {
        assert.match((await over('system s {\n  box crate { mitigation box-l<|>id }\n}\n'))!, /Mitigates `box-leak`, `box-theft`/);
    });

    it('over a threat gives the rule', async () => {
        assert.match(
            (await over('system s {\n  box crate { state: open }\n  accept box-<|>leak on crate\n}\n'))!,
            /on box\nwhen state = open\nmitigated by box-lid/
        );
    });

    it('over a threat explains its findings with likelihood and impact', async () => {
        assert.match(
            (await over('system s {\n  box crate { state: open }\n  dismiss box-<|>leak on crate { }\n}\n'))!,
            /`crate`: open, severity \*\*high\*\* \(likelihood \w+, impact \w+\), because/
        );
    });

    it('over a catalogue id gives its name', async () => {
        assert.match(
            (await hoverAt(
                `${SAMPLE_LIBRARY}\nframework f "F" { edition: "1"\n  technique F1 "First" }\ncontrol c { maps: [f.<|>F1] }\n`
            ))!,
            /\*\*F1\*\* First/
        );
    });

    it('over a zone counts what is in it', async () => {
        assert.match((await over('system s {\n  zone <|>z {\n    box a\n    box b\n  }\n}\n'))!, /Trust zone with 2 elements/);
    });

    it('works in text that does not parse', async () => {
        assert.match((await over('system s {\n  box crate { state: op<|>en\n  box {{\n'))!, /Wide open/);
    });

    it('over a string gives nothing', async () => {
        assert.equal(await over('system s {\n  box crate "a b<|>ox"\n}\n'), undefined);
    });

    it('over white space gives nothing', async () => {
        assert.equal(await over('system s {\n <|> box crate\n}\n'), undefined);
    });

    it('escapes titles, so that they stay text', async () => {
        assert.match((await over('system s {\n  box cr<|>ate "[x](command:y) <b>"\n}\n'))!, /\\\[x\\\]\\\(command\\:y\\\) \\<b\\>/);
    });
});
