import { createLangiumParser, CstNodeBuilder, type LangiumCoreServices, type LangiumParser } from 'langium';
import { recoverByStatement } from './recovery.js';

/**
 * Langium's builder looks for the place of comments before every token, by a search through all siblings, even where
 * there is no comment: in a file with many members this is most of the parser's time.
 */
class TmodelCstNodeBuilder extends CstNodeBuilder {
    override addHiddenNodes(tokens: Parameters<CstNodeBuilder['addHiddenNodes']>[0]): void {
        if (tokens.length > 0) {
            super.addHiddenNodes(tokens);
        }
    }
}

/** The parser, with a node builder whose effort grows with the text only, and with a recovery that knows statements. */
export function createTmodelParser(services: LangiumCoreServices): LangiumParser {
    const parser = createLangiumParser(services);
    Object.defineProperty(parser, 'nodeBuilder', { value: new TmodelCstNodeBuilder() });
    recoverByStatement(parser);
    return parser;
}
