import { prepareLangiumParser, type LangiumCoreServices, type LangiumParser } from 'langium';
import { deferLookahead } from './lookahead.js';
import { recoverByStatement } from './recovery.js';
import { TokenTreeBuilder } from './token-nodes.js';

/** The parser, with a node builder whose effort grows with the text only, and with a recovery that knows statements. */
export function createTmodelParser(services: LangiumCoreServices): LangiumParser {
    const parser = prepareLangiumParser(services);
    deferLookahead(parser);
    parser.finalize();
    Object.defineProperty(parser, 'nodeBuilder', { value: new TokenTreeBuilder() });
    recoverByStatement(parser);
    return parser;
}
