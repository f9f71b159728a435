import type { AstNode } from 'langium';
import { NodeRecord } from '../syntax/node-records.js';
import { startOfTokens } from '../parsing/token-nodes.js';
import type { Position } from './source.js';
import type { DataModel, ElementModel, FlowModel, ZoneModel } from './system-model.js';

/** What a statement was read as, and where it stood. */
interface Read {
    start: Position;
    model: ElementModel | ZoneModel | DataModel | FlowModel;
}

const records = new NodeRecord<Read>();

/** What a statement was read as, where it is the same and stands where it stood. */
export function unmoved(node: AstNode): Read['model'] | undefined {
    const read = records.of(node);
    const start = read && node.$cstNode && startOfTokens(node.$cstNode);
    return start && start.line === read.start.line && start.character === read.start.character ? read.model : undefined;
}

/** Remembers what a statement is read as. */
export function record<M extends Read['model']>(node: AstNode, model: M): M {
    records.set(node, { start: model.declaration.whole.start, model });
    return model;
}
