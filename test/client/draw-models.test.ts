import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import type { Uri } from 'vscode';
import { drawModels, type WantedPicture } from '../../client/features/markdown/draw-models.js';
import type { Picture } from '../../server/protocol.js';

const DRAWN: Picture = { status: 'ok', system: 's', label: 'Shop "1" <b>', svg: '<svg/>' };
const IMAGE = `<img class="tmodel-diagram" alt="Data flow diagram: Shop &quot;1&quot; &lt;b&gt;" src="data:image/svg+xml;base64,${Buffer.from('<svg/>').toString('base64')}">`;
const beside = 'file:///docs/threats.md' as unknown as Uri;

/** Renders Markdown where each picture is answered alike. @returns the HTML, and what was asked for */
function render(text: string, picture: Picture | undefined = DRAWN, environment: object = { currentDocument: beside }) {
    const asked: Omit<WantedPicture, 'beside' | 'ordinal'>[] = [];
    const markdown = drawModels(new MarkdownIt(), ({ file, text: block, system }) => {
        asked.push(JSON.parse(JSON.stringify({ file, text: block, system })) as WantedPicture);
        return picture;
    });
    return { html: markdown.render(text, environment), asked };
}

describe('Models in Markdown', () => {
    it('are drawn where a fenced block holds one', () => {
        const { html, asked } = render('```tmodel\nsystem s { llm m }\n```\n');
        assert.deepEqual([html.trim(), asked], [IMAGE, [{ text: 'system s { llm m }\n' }]]);
    });

    it('stay text in a fenced block without a system', () => {
        assert.match(render('```tmodel\ncontrol c\n```\n', { status: 'none' }).html, /<pre><code class="language-tmodel">control c/);
    });

    it('stay text where the block asks for that', () => {
        const { html, asked } = render('```tmodel text\nsystem s { }\n```\n');
        assert.deepEqual([html.includes('<pre>'), asked], [true, []]);
    });

    it('stay text until the picture has come', () => {
        const markdown = drawModels(new MarkdownIt(), () => undefined);
        assert.match(markdown.render('```tmodel\nsystem s { }\n```\n', { currentDocument: beside }), /<pre><code/);
    });

    it('say below their text why they could not be drawn', () => {
        const { html } = render('```tmodel\nsystem s { }\n```\n', { status: 'failed', message: 'No <i>.' });
        assert.match(html, /<pre>[^]*<\/pre>\n<em class="tmodel-message">No &lt;i&gt;\.<\/em>/);
    });

    it('are drawn in place of an image', () => {
        const { html, asked } = render('![the shop](models/my%20shop.tmodel)');
        assert.deepEqual([html.includes(IMAGE), asked], [true, [{ file: 'models/my shop.tmodel' }]]);
    });

    it('are drawn below a link that is a paragraph by itself', () => {
        const { html, asked } = render('[The shop](shop.tmodel#shop_hardened)\n');
        assert.match(html, /<a href="shop.tmodel#shop_hardened">The shop<\/a><img/);
        assert.deepEqual(asked, [{ file: 'shop.tmodel', system: 'shop_hardened' }]);
    });

    for (const text of [
        'See [the shop](shop.tmodel) for more.',
        '[elsewhere](https://example.org/shop.tmodel)',
        '![elsewhere](https://example.org/shop.tmodel)',
        '[absolute](/etc/shop.tmodel)',
        '[a page](shop.md)',
        '```ts\nsystem s { }\n```'
    ]) {
        it(`are not drawn for ${text.split('\n')[0]}`, () => {
            const { html, asked } = render(text);
            assert.deepEqual([html, asked], [new MarkdownIt().render(text), []]);
        });
    }

    it('are not drawn where nobody knows which document it is', () => {
        const text = '```tmodel\nsystem s { }\n```\n';
        assert.deepEqual(render(text, DRAWN, {}).html, new MarkdownIt().render(text));
    });
});
