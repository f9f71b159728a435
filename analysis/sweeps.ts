import type { ControlExpression, PathKind } from '../language/model/library-model.js';
import { UNSTATED } from './columns.js';
import type { Cut, Reach } from './compiled-expression.js';
import { filled, renewed } from './equality.js';
import type { PathStep } from './finding.js';
import { gatesOf, type Gates } from './gates.js';
import type { Subjects } from './neighbourhood.js';
import { PATH_KINDS, type PathAutomaton } from './path-kinds.js';
import { END_MET_AGAIN, MET, MODEL, search, STORE, type Purposes, type Sweep, type Terrain } from './search.js';
import type { Snapshot } from './snapshot.js';
import { FALSE, type Truth } from './truth.js';
import type { World } from './worlds.js';

export type { Sweep } from './search.js';

/** One question about paths, the same for every subject. */
export interface PathQuestion {
    /** Distinguishes the questions of a rule set. */
    key: string;
    path: PathKind;
    /** What the ends are. */
    kind: string;
    /** Whether an element can be an end of the path: right kind, and its `where`. Elements of no such kind need not be asked. */
    isEnd(snapshot: Snapshot, world: World, element: number): Truth;
    /** How far from an end its `where` looks. */
    reach: Reach;
    /** Places at which this holds are no part of the path. */
    without?: ControlExpression;
    /** Whether the answer differs between worlds: `without` stands in the question or in its `where`. */
    dependsOnWorld: boolean;
}

/** Which elements are ends of a question in a world. */
export interface Ends {
    truths: Uint8Array;
    /** Answers to questions inside the question, on which the truths rest. */
    inner: Set<Answer>;
}

/** The answer to a question in a world, and what it was worked out from. */
export interface Answer {
    question: PathQuestion;
    world: World;
    /** Controls through which no path is taken to lead. */
    cut?: Cut;
    ends: Ends;
    terrain: Terrain;
    sweep: Sweep;
    /** Who has looked at it, as far as that was to be remembered. */
    readers: Set<object>;
}

/** Path questions answered for all elements at once: one search from all ends together, linear in the flows, kept per world. */
export class Sweeps {
    /** Answers in the order in which they were completed: those to inner questions come before the outer ones. */
    readonly answers: Answer[] = [];
    /** While this is set, it is noted as a reader of all that is asked. */
    reader: object | undefined;

    private readonly byKey = new Map<string, Map<string, Answer>>();
    private readonly byQuestion = new Map<PathQuestion, Map<string, Answer>>();
    private readonly ends = new Map<string, Ends>();
    private readonly halts = new Map<PathAutomaton, Uint8Array>();
    private collecting: Set<Answer> | undefined;
    private known: { purposes?: Purposes; ranks?: Float64Array; roles?: Uint8Array } = {};

    constructor(private readonly snapshot: Snapshot) {}

    /**
     * @param controls through which no path is taken to lead, to see whether they lie on all of them
     */
    sweep(question: PathQuestion, world: World, controls?: Cut): Sweep {
        const found = controls?.filter(control => world.hasAnywhere(control));
        const cut = found && found.length > 0 ? found : undefined;
        const key = answerKey(question, world, cut);
        const answers = this.answersTo(question);
        let answer = answers.get(key);
        if (!answer) {
            const ends = this.endsOf(question, world);
            const terrain = this.terrainOf(question, ends.truths, gatesOf(this.snapshot, question, world, cut));
            answer = { question, world, cut, ends, terrain, sweep: search(terrain), readers: new Set() };
            answers.set(key, answer);
            this.answers.push(answer);
        }
        if (this.reader) answer.readers.add(this.reader);
        this.collecting?.add(answer);
        return answer.sweep;
    }

    /** @returns the answer to a question, if it is known already */
    answered(question: PathQuestion, world: World, cut: Cut | undefined): Answer | undefined {
        return this.answersTo(question).get(answerKey(question, world, cut));
    }

    /** Takes an answer for its own, as one that was found here. */
    adopt(answer: Answer): void {
        const { question, world, cut } = answer;
        this.answersTo(question).set(answerKey(question, world, cut), answer);
        this.answers.push(answer);
        this.ends.set(endsKey(question, world), answer.ends);
    }

    /** Takes over what does not depend on questions: what flows are for, which elements are shown first or stop a path. */
    adoptColumns({ known, halts }: Sweeps, near: Subjects): void {
        const purposes = known.purposes && {
            names: known.purposes.names,
            codes: renewed(known.purposes.codes, near.flows, flow => this.purposeCode(known.purposes!.names, flow))
        };
        this.known = {
            purposes,
            ranks: known.ranks && renewed(known.ranks, near.elements, element => this.rankOf(element)),
            roles: known.roles && renewed(known.roles, near.elements, element => this.roleOf(element))
        };
        for (const [automaton, values] of halts)
            this.halts.set(
                automaton,
                renewed(values, near.elements, element => this.haltsAt(automaton, element))
            );
    }

    /**
     * @returns the path by which `sweep` found `element`, in the direction in which calls or content travel
     * @param perhaps follows uncertain steps too
     */
    witness(sweep: Sweep, question: PathQuestion, element: number, perhaps = false): PathStep[] {
        const trace = perhaps ? sweep.perhaps : sweep.sure;
        const steps: PathStep[] = [];
        let slot = element * trace.states + trace.states - 1;
        while (trace.met[slot] === MET || (trace.met[slot] === END_MET_AGAIN && steps.length === 0)) {
            steps.push({
                element: Math.floor(slot / trace.states),
                flow: trace.flow[slot],
                ...(trace.against[slot] ? { against: true } : {})
            });
            slot = trace.from[slot];
        }
        steps.push({ element: steps.length === 0 ? element : Math.floor(slot / trace.states) });
        return PATH_KINDS[question.path].direction === 'to' ? steps.reverse() : turn(steps);
    }

    /** @returns whether the model does not say what a flow is for. */
    isPurposeUnstated(flow: number): boolean {
        return this.purposes.codes[flow] === 0;
    }

    /** @returns what a search for the question passes. */
    terrainOf(question: PathQuestion, ends: Uint8Array, { open, starts }: Gates): Terrain {
        const automaton = PATH_KINDS[question.path];
        return {
            automaton,
            adjacency: this.snapshot.graph[automaton.graph][automaton.direction === 'to' ? 'forward' : 'backward'],
            purposes: this.purposes,
            ends,
            open,
            starts,
            halts: this.haltsOf(automaton),
            roles: automaton.graph === 'calls' ? undefined : this.roles,
            ranks: this.ranks,
            isLoop: question.path === 'loops'
        };
    }

    /**
     * @param among where given, only the ends among these are looked at again: the others are as in `before`
     */
    endsOf(question: PathQuestion, world: World, before?: Ends, among?: Iterable<number>): Ends {
        const key = endsKey(question, world);
        let ends = this.ends.get(key);
        if (!ends) {
            const outer = this.collecting;
            const inner = (this.collecting = new Set(before ? innerAnswers(this, before) : []));
            const truthOf = (element: number): Truth => question.isEnd(this.snapshot, world, element);
            const truths = before && among ? renewed(before.truths, among, truthOf) : this.truthsOfKind(question.kind, truthOf);
            this.collecting = outer;
            ends = { truths, inner };
            this.ends.set(key, ends);
        }
        return ends;
    }

    private truthsOfKind(base: string, truthOf: (element: number) => Truth): Uint8Array {
        const { model, elementsByKind, rules } = this.snapshot;
        const truths = new Uint8Array(model.elements.length).fill(FALSE);
        for (const [kind, members] of elementsByKind)
            if (rules.kinds.isA(kind, base)) for (const element of members) truths[element] = truthOf(element);
        return truths;
    }

    private answersTo(question: PathQuestion): Map<string, Answer> {
        let answers = this.byQuestion.get(question);
        if (!answers) {
            answers = this.byKey.get(question.key) ?? new Map();
            this.byKey.set(question.key, answers);
            this.byQuestion.set(question, answers);
        }
        return answers;
    }

    /** Elements that a path can reach but not pass. */
    private haltsOf(automaton: PathAutomaton): Uint8Array {
        let halts = this.halts.get(automaton);
        if (!halts) {
            halts = filled(new Uint8Array(this.snapshot.model.elements.length), element => this.haltsAt(automaton, element));
            this.halts.set(automaton, halts);
        }
        return halts;
    }

    private haltsAt(automaton: PathAutomaton, element: number): number {
        const { kinds } = this.snapshot.rules;
        const { kind } = this.snapshot.model.elements[element];
        return (automaton.endsAtStores && kinds.isA(kind, 'store')) || (automaton.needsRelay && !kinds.relays(kind)) ? 1 : 0;
    }

    private get roles(): Uint8Array {
        return (this.known.roles ??= filled(new Uint8Array(this.snapshot.model.elements.length), element => this.roleOf(element)));
    }

    private roleOf(element: number): number {
        const { kinds } = this.snapshot.rules;
        const { kind } = this.snapshot.model.elements[element];
        return kinds.isA(kind, 'store') ? STORE : kinds.isA(kind, 'model') ? MODEL : 0;
    }

    private get ranks(): Float64Array {
        return (this.known.ranks ??= filled(new Float64Array(this.snapshot.model.elements.length), element => this.rankOf(element)));
    }

    private rankOf(element: number): number {
        const cell = this.snapshot.columns.column('element', 'identity')[element];
        const name = typeof cell === 'object' ? cell.names?.[0] : undefined;
        const rank = name !== undefined && typeof cell === 'object' && this.snapshot.rules.kinds.position(cell.attribute.type, name);
        return typeof rank === 'number' ? rank : Infinity;
    }

    private get purposes(): Purposes {
        if (!this.known.purposes) {
            const names: Purposes['names'] = [undefined];
            const codes = filled(new Uint16Array(this.snapshot.model.flows.length), flow => this.purposeCode(names, flow));
            this.known.purposes = { names, codes };
        }
        return this.known.purposes;
    }

    /** What is no purpose of the enumeration counts as unstated: the language complains about it. */
    private purposeCode(names: Purposes['names'], flow: number): number {
        const cell = this.snapshot.columns.column('flow', 'purpose')[flow];
        const name = typeof cell === 'object' ? cell.names?.[0] : cell === UNSTATED ? undefined : 'other';
        const code = names.indexOf(name);
        return code >= 0 ? code : names.push(name) - 1;
    }
}

function answerKey(question: PathQuestion, world: World, cut: Cut | undefined): string {
    return cut ? `${world.key}|${cut.join('&')}` : question.dependsOnWorld ? world.key : '';
}

function endsKey(question: PathQuestion, world: World): string {
    return question.dependsOnWorld ? `${question.key}|${world.key}` : question.key;
}

/** @returns the answers of these sweeps to the questions that earlier ends rest on. */
function innerAnswers(sweeps: Sweeps, { inner }: Ends): Answer[] {
    return [...inner].flatMap(({ question, world, cut }) => sweeps.answered(question, world, cut) ?? []);
}

/** A path found backwards starts at the subject: each step's flow moves to the step it leads to. */
function turn(steps: PathStep[]): PathStep[] {
    return steps.map((step, index) => {
        const before = steps[index - 1];
        return before?.flow === undefined
            ? { element: step.element }
            : { element: step.element, flow: before.flow, ...(before.against ? { against: true } : {}) };
    });
}
