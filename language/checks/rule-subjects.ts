import type { AstNode } from 'langium';
import type { Attribute, Kind } from '../generated/ast.js';
import type { CheckContext } from './check.js';
import { STATEMENT_KINDS } from './declared-attributes.js';

/** What an expression of a rule is about. */
export type SubjectType = 'element' | 'flow' | 'data' | 'system';

export interface Subject {
    type: SubjectType;
    /** Of elements: the kind that they are of, where the rule says one that exists. */
    kind?: Kind;
}

/** What `some`, `every` and `no` can look at, and what they find there. The engine has the same table; a test compares them. */
export const RELATIONS: Readonly<Record<SubjectType, Readonly<Record<string, SubjectType>>>> = {
    element: {
        inflow: 'flow',
        outflow: 'flow',
        flow: 'flow',
        caller: 'element',
        callee: 'element',
        neighbour: 'element',
        component: 'element',
        data: 'data'
    },
    flow: { data: 'data', sends: 'data', returns: 'data', source: 'element', target: 'element' },
    data: {},
    system: {}
};

/** Everything that a rule can be about: what a control stands for can be stated anywhere. */
const ANYTHING: readonly Subject[] = (['element', 'flow', 'data', 'system'] as const).map(type => ({ type }));

/** What a part of a rule is about, seen from the condition that it stands in; several where a threat looks at several. */
export function subjectsOf(node: AstNode): readonly Subject[] {
    for (let inner = node, outer = node.$container; outer; inner = outer, outer = outer.$container) {
        switch (outer.$type) {
            case 'Quantified': {
                const { relation } = outer as AstNode & { relation: string };
                const type = Object.values(RELATIONS).find(relations => Object.hasOwn(relations, relation))?.[relation];
                return type ? [{ type }] : ANYTHING;
            }
            case 'PathAtom':
                if (inner.$containerProperty === 'condition') {
                    return [{ type: 'element', kind: (outer as AstNode & { kind?: { ref?: Kind } }).kind?.ref }];
                }
                break;
            case 'Threat':
                return targets((outer as AstNode & { targets: readonly { ref?: Kind }[] }).targets.map(({ ref }) => ref));
        }
    }
    return ANYTHING;
}

function targets(kinds: readonly (Kind | undefined)[]): readonly Subject[] {
    const subjects = kinds.map((kind): Subject => {
        const statement = kind && Object.entries(STATEMENT_KINDS).find(([, name]) => name === kind.name)?.[0];
        return statement ? { type: TYPES[statement] ?? 'element' } : { type: 'element', kind };
    });
    return subjects.length > 0 ? subjects : ANYTHING;
}

const TYPES: Readonly<Record<string, SubjectType>> = { Flow: 'flow', DataAsset: 'data', System: 'system' };

/** How a subject is called, to go on with "has no fact". */
export function called(subjects: readonly Subject[]): string {
    const names = [...new Set(subjects.map(({ type, kind }) => (type === 'element' ? (kind?.name ?? 'element') : type)))];
    return names.length === 1 ? articled(names[0]) : `None of ${names.map(name => `'${name}'`).join(', ')}`;
}

function articled(name: string): string {
    return name === 'data' ? 'Data' : `${/^[aeiou]/.test(name) ? 'An' : 'A'} ${name}`;
}

/** The declarations of a fact that some subject can have; undefined where the library does not say what they have. */
export function attributesNamed(path: string, subjects: readonly Subject[], context: CheckContext): readonly Attribute[] | undefined {
    const found: Attribute[] = [];
    for (const map of attributeMaps(path, subjects, context)) {
        if (!map) {
            return undefined;
        }
        found.push(...(map.get(factOf(path)) ?? []));
    }
    return found;
}

/** Names of the facts that can stand in the place of a path, with its scope. */
export function factsNamed(path: string, subjects: readonly Subject[], context: CheckContext): Iterable<string> {
    const scope = path.slice(0, path.length - factOf(path).length);
    return new Set(attributeMaps(path, subjects, context).flatMap(map => (map ? [...map.keys()].map(name => scope + name) : [])));
}

type AttributeMap = ReadonlyMap<string, readonly Attribute[]>;

function attributeMaps(path: string, subjects: readonly Subject[], { attributes }: CheckContext): (AttributeMap | undefined)[] {
    const scope = path.slice(0, path.length - factOf(path).length);
    if (scope === 'system.') {
        return [attributes.describing('System')];
    }
    if (scope) {
        return subjects.some(({ type }) => type === 'flow') ? [attributes.below()] : [new Map()];
    }
    return subjects.map(({ type, kind }) => {
        switch (type) {
            case 'element':
                return attributes.below(kind);
            case 'flow':
                return attributes.describing('Flow');
            case 'data':
                return attributes.describing('DataAsset');
            case 'system':
                return attributes.describing('System');
        }
    });
}

/** What may stand before a fact: the ends of a flow, and the system. */
const SCOPES: readonly string[] = ['source', 'target', 'system'];

/** A fact without what stands before it. */
export function factOf(path: string): string {
    const dot = path.indexOf('.');
    return dot > 0 && SCOPES.includes(path.slice(0, dot)) ? path.slice(dot + 1) : path;
}
