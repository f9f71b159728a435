import type { Declaration } from '../language/model/source.js';
import type { SystemModel } from '../language/model/system-model.js';
import type { Unstated } from './compiled-expression.js';
import type { Question } from './finding.js';
import type { Rule } from './rule-set.js';
import type { Snapshot } from './snapshot.js';

/** One unstated fact of a subject, and which rules wait for it at how many targets. */
interface Entry {
    unstated: Unstated;
    waiting: Map<Rule, number>;
    /** What is asked; null where nothing can be. Undefined where it must be put anew. */
    question?: Question | null;
}

/** How many facts of one place a person is asked for at once; more read as a form to fill in, and most need not be answered in the end. */
export const QUESTIONS_AT_ONCE = 3;

/** What an answer is worth: the more, the graver the threats that wait for it. */
const WEIGHT: Record<string, number> = { critical: 8, high: 4, medium: 2, low: 1, info: 0 };

/** The unstated facts that leave threats undecided, each fact of a subject once with all threats it decides. */
export class QuestionList {
    /** Entries by the subject's place in the text, and by fact. */
    private readonly subjects: (Map<string, Entry> | undefined)[] = [];

    /** Adds facts on which a rule waits at a target. */
    add(model: SystemModel, rule: Rule, unstated: readonly Unstated[]): void {
        for (const each of unstated) {
            const facts = (this.subjects[orderOf(model, each.type, each.index)] ??= new Map<string, Entry>());
            let entry = facts.get(each.fact);
            if (!entry) {
                entry = { unstated: each, waiting: new Map() };
                facts.set(each.fact, entry);
            }
            const count = entry.waiting.get(rule) ?? 0;
            entry.waiting.set(rule, count + 1);
            if (count === 0) entry.question = undefined;
        }
    }

    /** Takes back what was added. */
    remove(model: SystemModel, rule: Rule, unstated: readonly Unstated[]): void {
        for (const each of unstated) {
            const facts = this.subjects[orderOf(model, each.type, each.index)];
            const entry = facts?.get(each.fact);
            if (!facts || !entry) continue;
            const count = (entry.waiting.get(rule) ?? 1) - 1;
            if (count > 0) entry.waiting.set(rule, count);
            else entry.waiting.delete(rule);
            if (count === 0) entry.question = undefined;
            if (entry.waiting.size === 0) facts.delete(each.fact);
        }
    }

    /** Puts the questions about a subject anew: it reads differently or has moved. */
    refresh(model: SystemModel, type: Unstated['type'], index: number): void {
        for (const entry of this.subjects[orderOf(model, type, index)]?.values() ?? []) entry.question = undefined;
    }

    /**
     * @param most how many questions one subject is asked at once: those that decide most, the others when these are answered
     * @returns the questions by subject in the order of the text
     */
    list(snapshot: Snapshot, most: number): Question[] {
        const questions: Question[] = [];
        for (const facts of this.subjects) {
            if (!facts || facts.size === 0) continue;
            const entries = [...facts.values()];
            if (entries.length > 1) entries.sort((a, b) => (a.unstated.fact < b.unstated.fact ? -1 : 1));
            for (const entry of entries) {
                // Where a question about another system is asked depends on the flows of this one.
                if (entry.question === undefined || entry.question?.from !== undefined) entry.question = ask(snapshot, entry) ?? null;
            }
            const asked = mostDeciding(entries, most);
            for (const { question } of asked.entries) if (question) questions.push(withFurther(question, asked.further));
        }
        return questions;
    }
}

/** @returns those of the entries with a question that decide most, in their order, and how many are left for later. */
function mostDeciding(entries: readonly Entry[], most: number): { entries: readonly Entry[]; further: number } {
    if (entries.length <= most) return { entries, further: 0 };
    const asking = entries.filter(({ question }) => question);
    const byWeight = [...asking].sort((a, b) => weightOf(b) - weightOf(a)).slice(0, most);
    return { entries: asking.filter(entry => byWeight.includes(entry)), further: asking.length - byWeight.length };
}

function weightOf({ waiting }: Entry): number {
    let sum = 0;
    for (const { threat } of waiting.keys()) sum += Math.max(1, ...threat.severities.map(({ level }) => WEIGHT[level] ?? 0));
    return sum;
}

/** @returns the same object as long as it says the same. */
function withFurther(question: Question, further: number): Question {
    if (further === 0) return question;
    let counted = WITH_FURTHER.get(question);
    if (counted?.further !== further) {
        counted = { ...question, further };
        WITH_FURTHER.set(question, counted);
    }
    return counted;
}

const WITH_FURTHER = new WeakMap<Question, Question>();

/** The system comes first, then elements, flows and data: each list is in the order of the text. */
function orderOf({ elements, flows }: SystemModel, type: Unstated['type'], index: number): number {
    switch (type) {
        case 'system':
            return 0;
        case 'element':
            return 1 + index;
        case 'flow':
            return 1 + elements.length + index;
        case 'data':
            return 1 + elements.length + flows.length + index;
    }
}

function ask(snapshot: Snapshot, { unstated, waiting }: Entry): Question | undefined {
    const { type, index, fact } = unstated;
    const { rules } = snapshot;
    const { id, kind, declaration, from } = subjectOf(snapshot.model, type, index);
    const inOrder = [...waiting.keys()].sort((a, b) => a.order - b.order);
    const decides = [...new Set(inOrder.map(({ threat }) => threat.name))];
    const common = {
        target: id,
        targetType: type,
        targetIndex: index,
        fact,
        decides,
        declaration: from === undefined ? declaration : whereUsed(snapshot.model, type, index),
        ...(from === undefined ? {} : { from })
    };
    if (type === 'flow' && fact === 'sends') return { ...common, title: 'What does it carry?', answers: snapshot.dataAnswers, set: true };
    const attribute = rules.kinds.attribute(kind, fact);
    if (!attribute || attribute.derived) return undefined;
    const enumeration = rules.kinds.enumeration(attribute.type);
    return { ...common, title: attribute.title, answers: enumeration?.literals ?? [], set: attribute.set };
}

/** What another system leaves unsaid is asked where this one comes into touch with it, else of the system as a whole. */
function whereUsed(model: SystemModel, type: Unstated['type'], index: number): Declaration {
    const flow = model.flows.find(({ from, source, target, sends, returns }) => {
        if (from !== undefined) return false;
        return type === 'data'
            ? sends?.includes(index) || returns?.includes(index)
            : type === 'element' && [source, target].includes(index);
    });
    return (flow ?? model).declaration;
}

function subjectOf(
    model: SystemModel,
    type: Unstated['type'],
    index: number
): { id: string; kind: string; declaration: Declaration; from?: string } {
    switch (type) {
        case 'element':
            return model.elements[index];
        case 'flow':
            return { ...model.flows[index], kind: 'flow' };
        case 'data':
            return { ...model.data[index], kind: 'data' };
        case 'system':
            return { id: model.name, kind: 'system', declaration: model.declaration };
    }
}
