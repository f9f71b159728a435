import type { AstNode, CompositeCstNode, CstNode, Mutable } from 'langium';
import { forgetRecords } from '../../syntax/node-records.js';
import type { Revision } from '../../syntax/versions.js';
import { placesOf, settle } from '../token-nodes.js';
import { addDeclared, adopt, declareAlike, joinAlike } from './adopt.js';
import { forgetRange, moveNodes } from './move.js';
import type { Reparsed } from './reparse.js';
import { isStatement, type Body, type Site } from './site.js';
import type { Shift } from './text-change.js';

/** What a splice has done to a tree. */
export type Spliced = Pick<Revision, 'declared' | 'structure'> & { touched: Set<AstNode> };

/**
 * Puts the statements of a run where the old ones were, in the tree of tokens and in the syntax tree, and moves everything
 * behind them. Statements that only changed inside keep their nodes.
 * @param bodies the bodies around the change, the one of the site first
 */
export function splice(site: Site, reparsed: Reparsed, bodies: readonly Body[], shift: Shift): Spliced {
    const { body, left, right } = site;
    const { content } = body.cst;
    const first = left === undefined ? content.findIndex(node => isStatement(node) || node === body.braces?.open) : left + 1;
    const from = left === undefined ? (body.braces ? first + 1 : 0) : first;
    const to = right ?? (body.braces ? content.length - 1 : content.length);
    const before = statementsOf(content.slice(from, to), body.owner);
    const after = statementsOf(reparsed.nodes, reparsed.owner);
    const paired = before.length === after.length && before.every((node, index) => node.$type === after[index].$type);
    const declared = new Set<string>();
    for (const [index, node] of before.entries()) {
        if (!paired || !declareAlike(node, after[index])) {
            addDeclared(node, declared);
        }
    }
    for (const [index, node] of after.entries()) {
        if (!paired || !declareAlike(before[index], node)) {
            addDeclared(node, declared);
        }
    }
    const spliced: Spliced = {
        touched: new Set(bodies.map(({ owner }) => owner)),
        declared: body.braces ? declared : 'all',
        structure:
            declared.size > 0 ||
            (paired ? !before.every((node, index) => joinAlike(node, after[index])) : [...before, ...after].some(isMember)) ||
            [...before, ...after].some(({ $type }) => UNINDEXED.has($type))
    };
    settle(reparsed.nodes, placesOf(body.cst.root));
    replaceTokens(body.cst, from, to, reparsed.nodes);
    if (paired) {
        before.forEach((node, index) => {
            adopt(node, after[index]);
            spliced.touched.add(node);
        });
    } else {
        replaceStatements(body, from, before, after);
    }
    moveBehind(body, from + reparsed.nodes.length, bodies, shift, spliced.touched);
    spliced.touched.forEach(forgetRecords);
    return spliced;
}

/** Statements that the plain model lists without an index to find them by. */
const UNINDEXED: ReadonlySet<string> = new Set(['Treatment', 'Objective', 'Assumption', 'Expectation', 'View']);

function isMember(node: AstNode): boolean {
    return node.$containerProperty === 'members';
}

/** A statement that the parser has given up has tokens but no node of its own. */
function statementsOf(nodes: readonly CstNode[], owner: AstNode): AstNode[] {
    return nodes
        .filter(isStatement)
        .map(node => node.astNode)
        .filter(node => node !== owner && node.$container === owner);
}

function replaceTokens(cst: CompositeCstNode, from: number, to: number, nodes: readonly CstNode[]): void {
    for (const node of nodes) {
        (node as Mutable<CstNode>).container = cst;
    }
    (cst as Mutable<CompositeCstNode>).content = [...cst.content.slice(0, from), ...nodes, ...cst.content.slice(to)];
}

function replaceStatements({ owner, cst }: Body, at: number, before: readonly AstNode[], after: readonly AstNode[]): void {
    const lists = owner as unknown as Record<string, AstNode[]>;
    for (const property of new Set([...before, ...after].map(node => node.$containerProperty!))) {
        const gone = before.filter(node => node.$containerProperty === property);
        const come = after.filter(node => node.$containerProperty === property);
        const list = (lists[property] ??= []);
        const index = gone.length > 0 ? gone[0].$containerIndex! : indexBefore(cst, at, owner, property);
        list.splice(index, gone.length, ...come);
        for (let position = index; position < list.length; position++) {
            const node = list[position] as Mutable<AstNode>;
            node.$container = owner;
            node.$containerProperty = property;
            node.$containerIndex = position;
        }
    }
}

/** Where a new statement goes in a list: behind the nearest one of that list before it in the text. */
function indexBefore({ content }: CompositeCstNode, at: number, owner: AstNode, property: string): number {
    for (let before = at - 1; before >= 0; before--) {
        const node = content[before];
        if (isStatement(node) && node.astNode.$container === owner && node.astNode.$containerProperty === property) {
            return node.astNode.$containerIndex! + 1;
        }
    }
    return 0;
}

/** Moves what stands behind the change: in its own body, and behind each body around it. */
function moveBehind(body: Body, from: number, bodies: readonly Body[], shift: Shift, touched: Set<AstNode>): void {
    const onChangedLine = (node: CompositeCstNode) => touched.add(node.astNode);
    moveNodes(body.cst.content, from, shift, onChangedLine);
    for (let index = bodies.indexOf(body); index < bodies.length; index++) {
        let inner: CstNode = bodies[index].cst;
        forgetRange(inner);
        const outer = bodies[index + 1]?.cst;
        while (outer && inner !== outer) {
            const around: CompositeCstNode = inner.container!;
            forgetRange(around);
            moveNodes(around.content, around.content.indexOf(inner) + 1, shift, onChangedLine);
            inner = around;
        }
    }
}
