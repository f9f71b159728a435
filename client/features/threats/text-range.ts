import { Range } from 'vscode';
import type { ListedFinding } from '../../../server/protocol.js';

/** A range of the protocol as VS Code's own. */
export function textRange({ start, end }: ListedFinding['place']['range']): Range {
    return new Range(start.line, start.character, end.line, end.character);
}
