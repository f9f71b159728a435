import type { PathKind } from '../language/model/library-model.js';

/** What an edge can be to a path beside the purpose of its flow: something is put into a store, or fetched from one. */
export const EDGES = ['plain', 'stored', 'fetched'] as const;
export type EdgeKind = (typeof EDGES)[number];

/**
 * What each path atom of the rule language means, as a small automaton over the purposes of flows.
 * A path starts at the sources in state 0; a node counts as found in an accepting state.
 */
export interface PathAutomaton {
    /** `calls` follows arrows, `content` what is sent and returned, `questions` arrows and what is fetched against them. */
    graph: 'calls' | 'content' | 'questions';
    /** `to` looks for sources upstream of the subject, `from` for ones downstream. */
    direction: 'to' | 'from';
    states: 1 | 2;
    /**
     * State after a flow of `purpose`, or undefined where the flow is no part of such a path.
     * `purpose` is undefined where the model does not state it: the state it might lead to.
     */
    step(purpose: string | undefined, state: number, edge?: EdgeKind): number | undefined;
    /** Whether a flow of unstated purpose is surely part of the path, or only perhaps. */
    unstatedCounts: boolean;
    /** Content does not travel through elements that put out only their own (kinds with `relays: false`). */
    needsRelay: boolean;
    /** Calls end at data stores: what leaves a store was not called by who filled it. */
    endsAtStores: boolean;
    /** How the path reads in a reason: `queried from`. */
    words: string;
}

const QUESTIONS = new Set(['inference', 'upload']);
const LESSONS = new Set(['training', 'feedback', 'label']);
const NO_CALLS = new Set(['artifact', 'telemetry', 'training']);

/** Purposes that this table gives a meaning; the library's enumeration `purpose` must have them. */
export const MEANINGFUL_PURPOSES = [...QUESTIONS, 'storage', ...LESSONS, ...NO_CALLS];

const calls = (direction: 'to' | 'from', words: string): PathAutomaton => ({
    graph: 'calls',
    direction,
    states: 1,
    step: purpose => (purpose !== undefined && NO_CALLS.has(purpose) ? undefined : 0),
    unstatedCounts: true,
    needsRelay: false,
    endsAtStores: true,
    words
});

const artifacts = (direction: 'to' | 'from', words: string): PathAutomaton => ({
    graph: 'content',
    direction,
    states: 1,
    step: purpose => (purpose === undefined || purpose === 'artifact' ? 0 : undefined),
    unstatedCounts: false,
    needsRelay: false,
    endsAtStores: false,
    words
});

/** What is sent to a store to look something up only asks: it is not kept there. */
const isLookup = (purpose: string | undefined, edge: EdgeKind | undefined): boolean => purpose === 'retrieval' && edge === 'stored';

/** Content that somebody authored, wherever it travels. */
const authored = (direction: 'to' | 'from', words: string): PathAutomaton => ({
    graph: 'content',
    direction,
    states: 1,
    step: (purpose, _state, edge) => (isLookup(purpose, edge) ? undefined : 0),
    unstatedCounts: true,
    needsRelay: true,
    endsAtStores: false,
    words
});

export const PATH_KINDS: Record<PathKind, PathAutomaton> = {
    reached: calls('to', 'reached from'),
    reaches: calls('from', 'reaches'),
    // Uploads may come first, the last step is the question to the model. It may wait in a store, however it was put there;
    // what is fetched from a store is a question only where the flow says so.
    queried: {
        graph: 'questions',
        direction: 'to',
        states: 2,
        step: (purpose, _state, edge) => {
            if (purpose === 'inference') return 1;
            if (purpose === undefined) return edge === 'fetched' ? undefined : 1;
            return QUESTIONS.has(purpose) || (purpose === 'storage' && edge === 'stored') ? 0 : undefined;
        },
        unstatedCounts: false,
        needsRelay: false,
        endsAtStores: false,
        words: 'queried from'
    },
    influenced: authored('to', 'influenced by'),
    influences: authored('from', 'influences'),
    // Content may travel any way until it is learnt from; what was learnt travels on as a model.
    learns: {
        graph: 'content',
        direction: 'to',
        states: 2,
        step: (purpose, state, edge) => {
            if (isLookup(purpose, edge)) return undefined;
            if (purpose === undefined || LESSONS.has(purpose)) return 1;
            if (state === 1) return purpose === 'artifact' ? 1 : undefined;
            return 0;
        },
        unstatedCounts: false,
        needsRelay: true,
        endsAtStores: false,
        words: 'learns from'
    },
    supplied: artifacts('to', 'supplied by'),
    supplies: artifacts('from', 'supplies'),
    loops: authored('to', 'loops through')
};
