import type MarkdownIt from 'markdown-it';
import type { Uri } from 'vscode';
import type { Picture } from '../../../server/protocol.js';

/** A picture that a Markdown document shows. */
export interface WantedPicture {
    /** The Markdown document. */
    beside: Uri;
    /** Which of the document's pictures it is. */
    ordinal: number;
    /** Path of a model, relative to the document; or the text of a fenced block. */
    file?: string;
    text?: string;
    /** Name of the system; the first otherwise. */
    system?: string;
}

/** @returns undefined where the picture is still to come */
export type FindPicture = (wanted: WantedPicture) => Picture | undefined;

interface Environment {
    /** The document that is rendered; VS Code's own addition. */
    currentDocument?: Uri;
    /** Pictures met so far; our own addition. */
    modelPictures?: number;
}

type Token = ReturnType<MarkdownIt['parse']>[number];

/** Type of the tokens that stand for the picture of a model below a link to it. */
const LINKED_MODEL = 'tmodel_linked_model';

/** What a link to a model reads like: a relative path, and behind `#` the name of a system. */
const MODEL = /^(?![a-z][a-z0-9+.-]*:|\/|#)([^#?]+\.tmodel)(?:#([A-Za-z_][\w-]*))?$/i;

/**
 * Teaches Markdown to draw models: a fenced block marked `tmodel`, an image whose source is a model, and a link to a model that
 * is a paragraph by itself, below the link. `tmodel text` leaves a fenced block as it is; so does a text without a system.
 */
export function drawModels(markdown: MarkdownIt, find: FindPicture): MarkdownIt {
    const { fence, image } = markdown.renderer.rules;
    const escape = (text: string): string => markdown.utils.escapeHtml(text);
    const ordinalIn = (environment: Environment): number => (environment.modelPictures = (environment.modelPictures ?? 0) + 1);
    const html = (picture: Picture | undefined, otherwise: string): string => figure(picture, otherwise, escape);

    markdown.renderer.rules.fence = (tokens, index, options, environment: Environment, self) => {
        const plain = (): string => (fence ? fence(tokens, index, options, environment, self) : self.renderToken(tokens, index, options));
        const { info, content } = tokens[index];
        const beside = environment.currentDocument;
        if (info.trim() !== 'tmodel' || !beside) return plain();
        const picture = find({ beside, ordinal: ordinalIn(environment), text: content });
        return picture?.status === 'none' ? plain() : html(picture, plain());
    };
    markdown.renderer.rules.image = (tokens, index, options, environment: Environment, self) => {
        const [, file, system] = MODEL.exec(pathOf(tokens[index], 'src')) ?? [];
        const beside = environment.currentDocument;
        if (file !== undefined && beside)
            return html(find({ beside, ordinal: ordinalIn(environment), file, system }), escape(tokens[index].content));
        return image ? image(tokens, index, options, environment, self) : self.renderToken(tokens, index, options);
    };
    // The text is read without its document being known, so what a link leads to is marked first and drawn later.
    markdown.core.ruler.push(LINKED_MODEL, state => {
        for (const token of state.tokens) {
            const link = token.type === 'inline' ? onlyLink(token.children ?? []) : undefined;
            const [, file, system] = MODEL.exec(link === undefined ? '' : pathOf(link, 'href')) ?? [];
            if (file === undefined) continue;
            const model = new state.Token(LINKED_MODEL, '', 0);
            model.meta = { file, system } satisfies Pick<WantedPicture, 'file' | 'system'>;
            token.children!.push(model);
        }
    });
    markdown.renderer.rules[LINKED_MODEL] = (tokens, index, _options, environment: Environment) => {
        const beside = environment.currentDocument;
        const { file, system } = tokens[index].meta as Pick<WantedPicture, 'file' | 'system'>;
        return beside ? html(find({ beside, ordinal: ordinalIn(environment), file, system }), '') : '';
    };
    return markdown;
}

/** The opening of the link that is all there is in a paragraph. */
function onlyLink(children: readonly Token[]): Token | undefined {
    const [first] = children;
    const end = children.findIndex(({ type }) => type === 'link_close');
    return first?.type === 'link_open' && end === children.length - 1 ? first : undefined;
}

function pathOf(token: Token, attribute: string): string {
    try {
        return decodeURIComponent(token.attrGet(attribute) ?? '');
    } catch {
        return '';
    }
}

/** The picture as an image that can run nothing and load nothing; where there is none, what is shown instead and why. */
function figure(picture: Picture | undefined, otherwise: string, escape: (text: string) => string): string {
    switch (picture?.status) {
        case 'ok': {
            const source = `data:image/svg+xml;base64,${Buffer.from(picture.svg).toString('base64')}`;
            return `<img class="tmodel-diagram" alt="${escape(`Data flow diagram: ${picture.label}`)}" src="${source}">\n`;
        }
        case 'failed':
            return `${otherwise}<em class="tmodel-message">${escape(picture.message)}</em>\n`;
        default:
            return otherwise;
    }
}
