import type { IToken } from 'chevrotain';

/** Tokens that only start statements of a file, not of a body. A framework's entries may start with some of them. */
export const TOP_LEVEL: ReadonlySet<string> = new Set([
    'system',
    'test',
    'import',
    'kind',
    'enum',
    'scalar',
    'framework',
    'control',
    'threat',
    'ordered',
    'override'
]);

/** Statements of a file that describe something: elements and flows stand in them. */
export const DESCRIBING: ReadonlySet<string> = new Set(['system', 'test']);

/** Tokens that start statements inside a system or a test. */
export const INSIDE_SYSTEM: ReadonlySet<string> = new Set([
    'KIND',
    'FLOW_SOURCE',
    'FACT_KEY',
    'zone',
    'data',
    'objective',
    'assumption',
    'view',
    'mitigation',
    'accept',
    'transfer',
    'avoid',
    'dismiss',
    'expect'
]);

/** Every brace has its partner, and no statement stands where only a missing or surplus brace can have brought it. */
export function bracesMatch(tokens: readonly IToken[]): boolean {
    let depth = 0;
    let root = '';
    for (const {
        tokenType: { name }
    } of tokens) {
        if (name === '{') {
            depth++;
        } else if (name === '}') {
            depth--;
        } else if (depth === 0 && TOP_LEVEL.has(name)) {
            root = name;
        } else if (depth === 0 ? INSIDE_SYSTEM.has(name) : DESCRIBING.has(root) && TOP_LEVEL.has(name)) {
            return false;
        }
        if (depth < 0) {
            return false;
        }
    }
    return depth === 0;
}

/** Whether the first token's brace is closed by the last token, and nothing in between belongs outside of a system. */
export function isWhole(tokens: readonly IToken[]): boolean {
    let open = 0;
    let closed = false;
    for (const {
        tokenType: { name }
    } of tokens) {
        if (closed || TOP_LEVEL.has(name)) {
            return false;
        }
        open += name === '{' ? 1 : name === '}' ? -1 : 0;
        closed = open === 0;
    }
    return closed;
}
