import type { BaseParser, ILookaheadStrategy } from 'chevrotain';
import type { LangiumParser } from 'langium';

/**
 * Has a parser work out how to tell alternatives apart where it first meets them, not all when it is made: a text that
 * describes a system never meets most of what a library is written in. To be called before the parser is finalized.
 */
export function deferLookahead(parser: LangiumParser): void {
    const { lookaheadStrategy } = (parser as unknown as { wrapper: { lookaheadStrategy: ILookaheadStrategy } }).wrapper;
    const forAlternation = lookaheadStrategy.buildLookaheadForAlternation.bind(lookaheadStrategy);
    const forOptional = lookaheadStrategy.buildLookaheadForOptional.bind(lookaheadStrategy);
    lookaheadStrategy.buildLookaheadForAlternation = options => whenMet(() => forAlternation(options));
    lookaheadStrategy.buildLookaheadForOptional = options => whenMet(() => forOptional(options));
}

function whenMet<A extends unknown[], R>(build: () => (this: BaseParser, ...args: A) => R): (this: BaseParser, ...args: A) => R {
    let look: typeof lookBuilt | undefined;
    const lookBuilt = function (this: BaseParser, ...args: A): R {
        look ??= build();
        return look.apply(this, args);
    };
    return lookBuilt;
}
