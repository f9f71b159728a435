import type { Declaration } from '../language/model/source.js';
import type { Question } from './finding.js';
import type { Rule } from './rule-set.js';
import type { Snapshot } from './snapshot.js';
import type { Unstated } from './compiled-expression.js';

/** Collects the unstated facts that leave threats undecided, each fact of a subject once with all threats it decides. */
export class QuestionList {
    private readonly questions = new Map<string, Question & { order: number }>();

    constructor(private readonly snapshot: Snapshot) {}

    /**
     * Adds what must be known to decide about a rule at a target.
     *
     * @param cut a control; then asks what must be known to decide whether a path avoids it
     */
    add(rule: Rule, index: number, cut?: string): void {
        const unstated: Unstated[] = [];
        rule.condition.ask(this.snapshot, this.snapshot.worlds.built, index, unstated, cut);
        for (const each of unstated) {
            const key = `${each.type}.${each.index}.${each.fact}`;
            const question = this.questions.get(key) ?? this.ask(each);
            if (!question) continue;
            this.questions.set(key, question);
            if (!question.decides.includes(rule.threat.name)) question.decides.push(rule.threat.name);
        }
    }

    /** @returns the questions by subject in the order of the text. */
    list(): Question[] {
        return [...this.questions.values()]
            .sort((a, b) => a.order - b.order || (a.fact < b.fact ? -1 : 1))
            .map(({ order: _, ...question }) => question);
    }

    private ask({ type, index, fact }: Unstated): (Question & { order: number }) | undefined {
        const { model, rules } = this.snapshot;
        const { id, kind, declaration, order, from } = this.subject(type, index);
        const common = {
            target: id,
            targetType: type,
            targetIndex: index,
            fact,
            decides: [],
            declaration: from === undefined ? declaration : this.whereUsed(type, index),
            order,
            ...(from === undefined ? {} : { from })
        };
        if (type === 'flow' && fact === 'sends') {
            const answers = model.data.map(data => ({ name: data.id, title: data.title }));
            return { ...common, title: 'What does it carry?', answers, set: true };
        }
        const attribute = rules.kinds.attribute(kind, fact);
        if (!attribute || attribute.derived) return undefined;
        const enumeration = rules.kinds.enumeration(attribute.type);
        return { ...common, title: attribute.title, answers: enumeration?.literals ?? [], set: attribute.set };
    }

    /** What another system leaves unsaid is asked where this one comes into touch with it, else of the system as a whole. */
    private whereUsed(type: Unstated['type'], index: number): Declaration {
        const { model } = this.snapshot;
        const flow = model.flows.find(({ from, source, target, sends, returns }) => {
            if (from !== undefined) return false;
            return type === 'data'
                ? sends?.includes(index) || returns?.includes(index)
                : type === 'element' && [source, target].includes(index);
        });
        return (flow ?? model).declaration;
    }

    private subject(
        type: Unstated['type'],
        index: number
    ): { id: string; kind: string; declaration: Declaration; order: number; from?: string } {
        const { model } = this.snapshot;
        // Elements come first, then flows and data: each list is in the order of the text.
        switch (type) {
            case 'element':
                return { ...model.elements[index], order: index };
            case 'flow':
                return { ...model.flows[index], kind: 'flow', order: model.elements.length + index };
            case 'data':
                return { ...model.data[index], kind: 'data', order: model.elements.length + model.flows.length + index };
            case 'system':
                return { id: model.name, kind: 'system', declaration: model.declaration, order: -1 };
        }
    }
}
