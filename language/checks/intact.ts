import type { CheckContext } from './check.js';

/**
 * Whether all of a document could be read. Where it could not, the part that is broken may hold what seems to be
 * missing elsewhere, and nothing is said of that.
 */
export function isWhole({ document: { parseResult } }: CheckContext): boolean {
    return parseResult.parserErrors.length === 0 && (parseResult.lexerReport?.diagnostics.length ?? 0) === 0;
}
