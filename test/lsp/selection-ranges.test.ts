import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { SelectionRange } from 'vscode-languageserver-protocol';
import { exampleOf, openExample, type Example } from './example.js';
import { openMarked, startServer, stopServer } from './in-memory.js';
import type { ProtocolClient } from './protocol-client.js';
import { withLibrary } from './sample-library.js';

describe('Selection ranges', () => {
    let client: ProtocolClient;
    before(async () => void (client = await startServer()));
    after(() => stopServer(client));

    /** What is selected, step by step; of texts over several lines their first. */
    async function steps(example: Example, phrase: string): Promise<string[]> {
        const { textDocument, position } = example.at(phrase);
        const [innermost] = await client.request<SelectionRange[]>('textDocument/selectionRange', { textDocument, positions: [position] });
        const found: string[] = [];
        for (let range: SelectionRange | undefined = innermost; range; range = range.parent) {
            found.push(example.cut(range.range).split('\n')[0].trim());
        }
        return found;
    }

    it('grow from a value in a list to its fact, element, zone, system and text', async () => {
        const example = await openExample(client);
        assert.deepEqual(await steps(example, 'outputs: [top_k, proba|bility]'), [
            'probability',
            '[top_k, probability]',
            'outputs: [top_k, probability]',
            '',
            '{',
            'model resnet50 "Pre-trained ResNet-50" {',
            '',
            '{',
            'zone prod "Serving" {',
            '',
            '{',
            'system image_classifier "Image classification web app" {',
            '// An image classifier on a cloud endpoint, as many are first built: a public checkpoint behind a REST call,'
        ]);
    });

    it('grow from inside a title to the title and its statement', async () => {
        const example = await openExample(client);
        assert.deepEqual((await steps(example, '"Pre-tra|ined ResNet-50"')).slice(0, 3), [
            'Pre-trained ResNet-50',
            '"Pre-trained ResNet-50"',
            'model resnet50 "Pre-trained ResNet-50" {'
        ]);
    });

    it('grow from an end of a flow to the flow', async () => {
        const example = await openExample(client);
        assert.deepEqual((await steps(example, 'pkg_|index      -> ci_cd')).slice(0, 2), ['pkg_index', 'pkg_index      -> ci_cd']);
    });

    it('grow from a part of a dotted name to the name', async () => {
        const { uri, text } = await openMarked(client, withLibrary('system s {\n  zone z { box crate }\n  z.crate -> z.crate "x"\n}\n'));
        assert.deepEqual((await steps(exampleOf(uri, text), '-> z.cr|ate')).slice(0, 3), ['crate', 'z.crate', 'z.crate -> z.crate']);
    });

    it('grow from a comparison to the rule around it', async () => {
        const { uri, text } = await openMarked(
            client,
            withLibrary('threat t {\n  on box\n  when (state = open or weight > 3) and weight < 9\n}\n')
        );
        assert.deepEqual((await steps(exampleOf(uri, text), 'when (state = op|en or')).slice(0, 3), [
            'open',
            'state = open',
            '(state = open or weight > 3)'
        ]);
    });

    it('answer every position asked for', async () => {
        const example = await openExample(client);
        const positions = [example.at('zone dmz').position, { line: 0, character: 0 }, { line: 99999, character: 0 }];
        const answer = await client.request<SelectionRange[]>('textDocument/selectionRange', {
            textDocument: { uri: example.uri },
            positions
        });
        assert.equal(answer.length, 3);
    });

    it('enclose one another and the position', async () => {
        const example = await openExample(client);
        const lines = example.text.split('\n');
        const positions = lines.flatMap((content, line) =>
            [0, 4, Math.floor(content.length / 2), content.length].map(character => ({
                line,
                character: Math.min(character, content.length)
            }))
        );
        const answers = await client.request<SelectionRange[]>('textDocument/selectionRange', {
            textDocument: { uri: example.uri },
            positions
        });
        const outside = answers.filter((answer, index) => {
            const position = positions[index];
            for (let each: SelectionRange | undefined = answer; each; each = each.parent) {
                const inner = each === answer ? { start: position, end: position } : undefined;
                if ((inner && !encloses(each.range, inner)) || (each.parent && !encloses(each.parent.range, each.range))) {
                    return true;
                }
            }
            return false;
        });
        assert.deepEqual(outside, []);
    });
});

type Range = SelectionRange['range'];

function encloses(outer: Range, inner: Range): boolean {
    const before = (a: Range['start'], b: Range['start']) => a.line < b.line || (a.line === b.line && a.character <= b.character);
    return before(outer.start, inner.start) && before(inner.end, outer.end);
}
