import type { AstNode } from 'langium';
import { NodeRecord } from '../syntax/node-records.js';
import { startOfTokens } from '../parsing/token-nodes.js';
import { movedStatement } from './moved.js';
import type { Position } from './source.js';
import type { DataModel, ElementModel, FlowModel, ZoneModel } from './system-model.js';

/** What a statement was read as, and where it stood. */
interface Read {
    start: Position;
    model: ElementModel | ZoneModel | DataModel | FlowModel;
}

const records = new NodeRecord<Read>();

/** What a statement was read as, where it is the same: the very same object where it stands where it stood. */
export function readBefore(node: AstNode): Read['model'] | undefined {
    const read = records.of(node);
    const start = read && node.$cstNode && startOfTokens(node.$cstNode);
    if (start?.character !== read?.start.character) {
        return undefined;
    }
    const lines = start && read ? start.line - read.start.line : 0;
    // What moved along its line has been forgotten: the others have moved with all that is in them.
    return read && lines !== 0 ? record(node, movedStatement(read.model, lines)) : read?.model;
}

/** Remembers what a statement is read as. */
export function record<M extends Read['model']>(node: AstNode, model: M): M {
    records.set(node, { start: model.declaration.whole.start, model });
    return model;
}
