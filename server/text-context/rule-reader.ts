import { RELATIONS } from '../../analysis/index.js';
import { ANY_ELEMENT, type Reading, type Subject } from './reading.js';
import { StatementReader } from './statement-reader.js';

/** Words of two words that start a clause of a threat or control. */
const CLAUSES: Readonly<Record<string, string>> = { mitigated: 'by', reduced: 'by', implied: 'when' };

/** Path atoms by their first word, with the second where they have one. */
export const PATH_WORDS: Readonly<Record<string, string>> = {
    reached: 'from',
    queried: 'from',
    influenced: 'by',
    learns: 'from',
    supplied: 'by',
    reaches: '',
    supplies: '',
    influences: '',
    loops: 'through'
};

const QUANTIFIERS: ReadonlySet<string> = new Set(['some', 'every', 'no']);
const COMPARING: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=', 'in', 'includes']);

/** What is read for where a threat has not said yet what it is on, and for controls, which hold anywhere. */
const ANYTHING: Subject = [ANY_ELEMENT, 'flow'];

/** Reads the body of a threat or control. Expressions know what they are about: the inside of a `where` looks at something else. */
export class RuleReader extends StatementReader {
    private readonly targets: string[] = [];

    protected override statement(): Reading | undefined {
        const { text } = this.tokens[this.next];
        if (this.isKey(this.next)) {
            return super.statement();
        }
        if (text === 'on' && this.block.type === 'threat') {
            this.next++;
            return this.kinds();
        }
        if (text === 'when' && this.block.type === 'threat') {
            this.next++;
            return this.expression(this.subject(), false);
        }
        const second = CLAUSES[text];
        if (second) {
            this.next++;
            if (this.peek()?.text !== second) {
                return this.here({ expects: 'words', words: [second] });
            }
            this.next++;
            return text === 'implied' ? this.expression(this.subject(), false) : this.controls([], false);
        }
        return super.statement();
    }

    protected override keyed(key: string): Reading | undefined {
        if (key === 'maps' || key === 'steps') {
            return this.entries();
        }
        if (key === 'severity' && this.block.type === 'threat') {
            return this.name() ? this.condition() : this.here({ expects: 'severity' });
        }
        return super.keyed(key);
    }

    private subject(): Subject {
        return this.targets.length > 0 ? this.targets : ANYTHING;
    }

    private kinds(): Reading | undefined {
        for (;;) {
            const kind = this.name();
            if (!kind) {
                return this.here({ expects: 'kind', as: 'target', given: this.targets });
            }
            this.targets.push(kind.text);
            if (this.peek()?.text !== ',') {
                return undefined;
            }
            this.next++;
        }
    }

    private entries(): Reading | undefined {
        const from = this.next;
        const { given, open } = this.values();
        if (!open) {
            return this.condition();
        }
        let phrase = this.tokens.length;
        while (phrase > from && this.tokens[phrase - 1].type !== 'symbol') {
            phrase--;
        }
        return { expects: 'entry', given, phrase: this.tokens.slice(phrase) };
    }

    /** What `severity`, `maps` and `steps` can have behind them. */
    private condition(): Reading | undefined {
        if (this.tokens[this.next]?.text === 'when' && this.peek()) {
            this.next++;
            return this.expression(this.subject(), false);
        }
        return this.next >= this.tokens.length && !this.onNewLine
            ? { expects: 'statement', continuing: ['when'], stated: this.stated }
            : undefined;
    }

    /** `a and (b or c`, up to what is no part of it. */
    private expression(subject: Subject, nested: boolean): Reading | undefined {
        for (;;) {
            const reading = this.operand(subject, nested);
            if (reading) {
                return reading;
            }
            if (!this.joined()) {
                return this.behindOperand([], nested);
            }
        }
    }

    private operand(subject: Subject, nested: boolean): Reading | undefined {
        if (this.tokens[this.next]?.text === 'not') {
            this.next++;
        }
        if (this.peek()?.text === '(') {
            this.next++;
            return this.nested(subject);
        }
        const word = this.name();
        if (!word) {
            return this.here({ expects: 'expression', subject });
        }
        if (QUANTIFIERS.has(word.text)) {
            return this.quantified(subject, nested);
        }
        // `supplies model` is a path; `supplies includes models` compares the fact of that name.
        const isPath = word.text in PATH_WORDS && !COMPARING.has(this.tokens[this.next]?.text ?? '');
        return isPath ? this.path(word.text, subject, nested) : this.comparison(word.text, subject, nested);
    }

    private nested(subject: Subject): Reading | undefined {
        const reading = this.expression(subject, true);
        this.skip(')');
        return reading;
    }

    private quantified(subject: Subject, nested: boolean): Reading | undefined {
        const relation = this.name();
        if (!relation) {
            return this.here({ expects: 'relation', subject });
        }
        if (this.where()) {
            return this.whereBody(relatedTo(subject, relation.text));
        }
        return this.behindOperand(['where'], nested);
    }

    private path(word: string, subject: Subject, nested: boolean): Reading | undefined {
        const second = PATH_WORDS[word];
        if (second && this.peek()?.text !== second) {
            return this.here({ expects: 'words', words: [second] });
        }
        this.next += second ? 1 : 0;
        const kind = this.name();
        if (!kind) {
            const compared = second ? {} : { compared: { subject, fact: word, nested } };
            return this.here({ expects: 'kind', as: 'path-end', given: [], ...compared });
        }
        const rest = ['where', 'without'];
        if (this.where()) {
            rest.shift();
            const reading = this.whereBody([kind.text]);
            if (reading) {
                return reading;
            }
        }
        if (this.peek()?.text === 'without') {
            this.next++;
            return this.controlOperand([], nested);
        }
        return this.behindOperand(rest, nested);
    }

    private where(): boolean {
        if (this.tokens[this.next]?.text !== 'where') {
            return false;
        }
        this.next++;
        return true;
    }

    private whereBody(subject: Subject): Reading | undefined {
        if (this.peek()?.text === '(') {
            this.next++;
            return this.nested(subject);
        }
        return this.here({ expects: 'words', words: ['('] });
    }

    private comparison(fact: string, subject: Subject, nested: boolean): Reading | undefined {
        if (!COMPARING.has(this.tokens[this.next]?.text ?? '')) {
            return this.here({ expects: 'operator', subject, fact, nested });
        }
        this.next++;
        const { given, open } = this.values();
        return open ? { expects: 'expression', subject, fact, given } : undefined;
    }

    /** `a and b`, `(a and b) or c`: which controls answer a threat. */
    private controls(given: string[], nested: boolean): Reading | undefined {
        for (;;) {
            const reading = this.controlOperand(given, nested);
            if (reading) {
                return reading;
            }
            if (!this.joined()) {
                return this.behindOperand([], nested);
            }
        }
    }

    private controlOperand(given: string[], nested: boolean): Reading | undefined {
        if (this.peek()?.text === '(') {
            this.next++;
            const reading = this.controls(given, true);
            this.skip(')');
            return reading;
        }
        const control = this.name();
        if (!control) {
            return this.here({ expects: 'control', as: 'answer', given });
        }
        given.push(control.text);
        return this.behindOperand([], nested);
    }

    /** Passes over `and` or `or`. */
    private joined(): boolean {
        const { text } = this.tokens[this.next] ?? {};
        if ((text !== 'and' && text !== 'or') || this.isKey(this.next)) {
            return false;
        }
        this.next++;
        return true;
    }

    /** An operand can go on, be joined with another, or, outside of parentheses, be followed by the next clause. */
    private behindOperand(words: readonly string[], nested: boolean): Reading | undefined {
        if (this.next < this.tokens.length) {
            return undefined;
        }
        const continuing = [...words, 'and', 'or'];
        return nested || !this.onNewLine
            ? { expects: 'words', words: continuing }
            : { expects: 'statement', continuing, stated: this.stated };
    }
}

/** What a relation of a subject leads to. */
function relatedTo(subject: Subject, relation: string): Subject {
    const { type } = RELATIONS[subject.includes('flow') ? 'flow' : 'element'][relation] ??
        RELATIONS.element[relation] ?? { type: 'element' };
    return type === 'element' ? [ANY_ELEMENT] : [type];
}
