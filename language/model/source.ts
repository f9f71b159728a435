/** A place in a text: zero-based line and character (UTF-16 units), as in the Language Server Protocol. */
export interface Position {
    line: number;
    character: number;
}

export interface Range {
    start: Position;
    end: Position;
}

/** A range in a file. `uri` is the document's URI as a string. */
export interface SourceRange {
    uri: string;
    range: Range;
}

/**
 * Where a statement stands, so that diagnostics can point at it and fixes can edit it without a syntax tree.
 * `body` spans from its opening brace to just behind its closing brace and is absent where the statement has none.
 */
export interface Declaration {
    uri: string;
    /** The name, or for a flow its `a -> b`. */
    name: Range;
    /** The whole statement. */
    whole: Range;
    body?: Range;
}
