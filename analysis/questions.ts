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

    /** @returns the questions by subject in the order of the text. */
    list(snapshot: Snapshot): Question[] {
        const questions: Question[] = [];
        for (const facts of this.subjects) {
            if (!facts || facts.size === 0) continue;
            const entries = [...facts.values()];
            if (entries.length > 1) entries.sort((a, b) => (a.unstated.fact < b.unstated.fact ? -1 : 1));
            for (const entry of entries) {
                // Where a question about another system is asked depends on the flows of this one.
                if (entry.question === undefined || entry.question?.from !== undefined) entry.question = ask(snapshot, entry) ?? null;
                if (entry.question) questions.push(entry.question);
            }
        }
        return questions;
    }
}

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
