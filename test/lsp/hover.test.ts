import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Hover, MarkupContent } from 'vscode-languageserver-protocol';
import { openExample } from './example.js';
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

    const CHEST = 'kind chest extends box { state: ajar }\nkind trunk extends chest {}\n';

    it('over an element tells which kind says what the element does not', async () => {
        assert.match((await over(`${CHEST}system s {\n  trunk cr<|>ate\n}\n`))!, /`state`: ajar, as every `chest`/);
    });

    it('over a kind tells what holds for its elements by default', async () => {
        assert.match(
            (await over(`${CHEST}system s {}\nkind cr<|>ate extends trunk {}`))!,
            /`state` Is it closed\?: \*\*ajar\*\* by default, as every `chest`/
        );
    });

    it('over a fact that a kind states gives its sentence', async () => {
        assert.match((await over('kind chest extends box { st<|>ate: ajar }'))!, /Is it closed/);
    });

    it('over a value that a kind states says what it means', async () => {
        assert.match((await over('kind chest extends box { state: aj<|>ar }'))!, /A little open/);
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

    describe('in the image classifier', () => {
        const overExample = async (phrase: string, edit?: (text: string) => string) => {
            const example = await openExample(client, edit);
            const hover = await client.request<Hover>('textDocument/hover', example.at(phrase));
            return (hover.contents as MarkupContent).value;
        };

        it('over the kind of an element tells what is stated of that element and what is not', async () => {
            const hover = await overExample('|registry image_registry');
            assert.match(hover, /Stated of `image_registry`:\n\n(?:- .*\n)*- `tags` [^\n]*: \*\*mutable\*\*/);
            assert.match(hover, /Not stated:\n\n(?:- .*\n)*- `encrypted_at_rest`/);
        });

        it('over an element gives the trust of its zone', async () => {
            assert.match(await overExample('model res|net50 "Pre'), /`trust`: production, from `prod`/);
        });

        it('over an element tells who reaches it', async () => {
            assert.match(await overExample('model res|net50 "Pre'), /Reached from `[^\n]*`end_user` \(anonymous\)/);
        });

        it('over an element that nobody calls tells of no one who reaches it', async () => {
            assert.doesNotMatch(await overExample('log   infer|_log'), /Reached from/);
        });

        it('over an element lists the controls on it and around it', async () => {
            const hover = await overExample('model res|net50 "Pre', text =>
                text
                    .replace('task: classification', 'mitigation artifact-scan { status: planned }\n $&')
                    .replace('zone prod "Serving" {', '$& mitigation access-control')
            );
            assert.match(hover, /Controls:\n\n- `artifact-scan` \(planned\)\n- `access-control`, from `prod`/);
        });

        it('over a zone lists the flows over its border', async () => {
            const hover = await overExample('zone pro|d "Serving"');
            assert.match(hover, /Flows over its border:\n\n- `dmz\.api_gateway -> prod\.preprocessor`/);
            assert.doesNotMatch(hover, /prod\.preprocessor -> prod\.resnet50/);
        });

        it('over a flow’s arrow names the boundary that it crosses', async () => {
            assert.match(await overExample('api_gateway  -|> preprocessor'), /Crosses a trust boundary: `dmz` to `prod`/);
        });

        it('over a flow’s arrow inside a zone names no boundary', async () => {
            assert.doesNotMatch(await overExample('preprocessor -|> resnet50'), /trust boundary/);
        });

        it('over data tells who sees it', async () => {
            assert.match(await overExample('data ten|sor'), /Seen by `preprocessor`, `resnet50`/);
        });

        it('over a threat links the pages of its catalogue entries', async () => {
            const hover = await overExample('accept unsafe-des|erialization on resnet50', text =>
                text.replace(/}\s*$/, '  accept unsafe-deserialization on resnet50 { by: "x", until: 2099-01-01, reason: "x" }\n}\n')
            );
            assert.ok(hover.includes('(https://atlas.mitre.org/techniques/AML.T0011.000)'), hover);
            assert.ok(hover.includes('(https://cwe.mitre.org/data/definitions/502.html)'), hover);
        });

        it('over a threat tells what the attack costs and what it is in STRIDE', async () => {
            const hover = await overExample('accept unsafe-des|erialization on resnet50', text =>
                text.replace(/}\s*$/, '  accept unsafe-deserialization on resnet50 { by: "x", until: 2099-01-01, reason: "x" }\n}\n')
            );
            assert.match(hover, /Effort of the attacker: low\n\nSTRIDE: tampering, elevation/);
        });
    });
});
