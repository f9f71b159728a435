import type { LangiumDocument } from 'langium';
import type { Document } from '../generated/ast.js';
import { rangesOf } from '../syntax/ranges.js';
import type { Range } from './source.js';

/** One `import` of a file. */
export interface ImportStatement {
    /** As it is written, without its quotation marks; empty where it is missing. */
    path: string;
    range: Range;
}

/** The imports of a document, in the order of the text. */
export function importStatementsOf(document: LangiumDocument): ImportStatement[] {
    const { imports } = document.parseResult.value as Document;
    return (imports ?? []).map(statement => ({ path: statement.path ?? '', range: rangesOf(statement).whole }));
}
