import { EXPECTED_WORDS } from '../../language/index.js';
import type { Block } from './enclosing-block.js';
import type { Reading } from './reading.js';
import type { Token } from './tokens.js';

const TREATMENTS: ReadonlySet<string> = new Set(['accept', 'transfer', 'avoid', 'dismiss']);

/** Lines that end so go on in the next one. */
const CONTINUED: ReadonlySet<string> = new Set([',', '(', '[', 'and', 'or', 'not', 'by', 'in', 'when', 'where']);

/**
 * Reads the tokens of a body up to a position, statement by statement, and says what can follow the last of them.
 * It takes any text: what fits nowhere is passed over, and a statement that breaks off with its line is over.
 */
export class StatementReader {
    protected next = 0;
    /** The facts of this body, nested ones not among them. */
    protected readonly stated = new Set<string>();

    /** @param onNewLine the position is on a later line than the last token */
    constructor(
        protected readonly block: Block,
        protected readonly tokens: readonly Token[],
        protected readonly onNewLine: boolean
    ) {}

    read(): Reading {
        while (this.next < this.tokens.length) {
            const reading = this.statement();
            if (reading) {
                return reading;
            }
        }
        return this.block.type === 'enum' ? { expects: 'nothing' } : { expects: 'statement', stated: this.stated };
    }

    /** Index of the token that starts the statement which the tokens break off in; their number where none does. */
    lastStatement(): number {
        let start = 0;
        while (this.next < this.tokens.length) {
            start = this.next;
            if (this.statement()) {
                return start;
            }
        }
        return start;
    }

    /** Reads one statement. Returns what it leaves room for where the text ends in it. */
    protected statement(): Reading | undefined {
        const token = this.take();
        if (token.text === '{') {
            this.skipBody();
            return undefined;
        }
        if (token.type !== 'word' || this.block.type === 'enum') {
            return undefined;
        }
        if (this.peek()?.text === ':') {
            this.next++;
            return this.keyed(token.text);
        }
        if (this.peek()?.text === '->') {
            this.next++;
            return this.name() ? this.title() : this.here({ expects: 'element', source: token.text });
        }
        if (token.text === 'mitigation') {
            return this.name() ? this.here({ expects: 'nothing' }) : this.here({ expects: 'control', as: 'mitigation' });
        }
        if (TREATMENTS.has(token.text)) {
            return this.treatment();
        }
        return token.text === 'expect' && this.block.type === 'test' ? this.expectation() : this.declaration(token.text);
    }

    /** `key: value`, `sends: a`, `outputs: [a, b`. */
    protected keyed(key: string): Reading | undefined {
        this.stated.add(key);
        if (this.block.type === 'view' && key === 'focus') {
            const subject = this.name();
            return subject ? this.place({ expects: 'treated-place', threat: subject.text }) : this.here({ expects: 'sight' });
        }
        const { list, given, open } = this.values();
        if (!open) {
            return undefined;
        }
        if (this.block.type === 'view' && (key === 'collapse' || key === 'expand')) {
            return { expects: 'enclosure', list, given };
        }
        return this.block.type === 'flow' && (key === 'sends' || key === 'returns')
            ? { expects: 'data', list, given }
            : { expects: 'fact-value', fact: key, list, given };
    }

    /** One value or a list of them; `open` where the text ends in it. */
    protected values(): { list: boolean; given: string[]; open: boolean } {
        const given: string[] = [];
        if (this.peek()?.text !== '[') {
            const value = this.value();
            this.skip(',');
            return { list: false, given: value ? [value.text] : [], open: !value && this.isHere() };
        }
        this.next++;
        for (let token = this.tokens[this.next]; token && token.text !== ']'; token = this.tokens[this.next]) {
            if (token.text === '{' || token.text === '}' || this.isKey(this.next)) {
                return { list: true, given, open: false };
            }
            if (token.text !== ',') {
                given.push(token.text);
            }
            this.next++;
        }
        const open = this.next >= this.tokens.length;
        this.next++;
        this.skip(',');
        return { list: true, given, open };
    }

    private value(): Token | undefined {
        const token = this.peek();
        if (!token || token.type === 'symbol' || this.isKey(this.next)) {
            return undefined;
        }
        return this.take();
    }

    private treatment(): Reading | undefined {
        const threat = this.name();
        if (!threat) {
            return this.here({ expects: 'threat', as: 'treated' });
        }
        return this.place({ expects: 'treated-place', threat: threat.text });
    }

    private expectation(): Reading | undefined {
        const words: string[] = [];
        for (
            let word = this.peek();
            word && EXPECTED_WORDS.has(word.text) && this.tokens[this.next + 1]?.text !== 'on';
            word = this.peek()
        ) {
            words.push(this.take().text);
        }
        const asks = words.at(-1) === 'question';
        const expected = this.name();
        if (!expected) {
            const following = words.length === 0 ? [...EXPECTED_WORDS] : words.join() === 'no' ? ['question'] : [];
            return this.here(asks ? { expects: 'asked-fact' } : { expects: 'threat', as: 'expected', words: following });
        }
        return this.place({ expects: 'treated-place', threat: asks ? '' : expected.text, data: asks });
    }

    /** `on api`, `on a -> b "title"`. @param wanted what can stand behind the `on` */
    private place(wanted: Extract<Reading, { expects: 'treated-place' }>): Reading | undefined {
        if (this.peek()?.text !== 'on') {
            return this.here({ expects: 'words', words: ['on'] });
        }
        this.next++;
        const place = this.name();
        if (!place) {
            return this.here(wanted);
        }
        if (this.peek()?.text !== '->') {
            return this.here({ expects: 'nothing' });
        }
        this.next++;
        return this.name() ? this.title() : this.here({ expects: 'element', source: place.text, treated: wanted.threat });
    }

    /** Statements that are a word, a name of the writer's choice and a title. */
    private declaration(word: string): Reading | undefined {
        const atTop = this.block.type === 'document';
        if (atTop && word === 'override' && !['control', 'threat'].includes(this.peek()?.text ?? '')) {
            return this.here({ expects: 'words', words: ['control', 'threat'] });
        }
        if (atTop && word === 'ordered' && this.peek()?.text !== 'enum') {
            return this.here({ expects: 'words', words: ['enum'] });
        }
        if (word === 'override' || word === 'ordered') {
            const declared = this.take().text;
            if (this.name()) {
                return this.title();
            }
            return this.here(declared === 'enum' ? { expects: 'nothing' } : { expects: declared as 'control' | 'threat', as: 'override' });
        }
        const name = this.name();
        if (!name && word === 'test' && this.peek()?.type === 'text') {
            return this.title();
        }
        if (!name) {
            // A word that starts a line alone may also become a fact or the source of a flow; its name is not ours to choose.
            return this.here({ expects: 'nothing' });
        }
        if (word === 'attribute' || word === 'derived') {
            return this.attribute();
        }
        if (word === 'kind' && atTop) {
            return this.base(name.text);
        }
        return this.title();
    }

    private attribute(): Reading | undefined {
        this.skipTitle();
        if (this.peek()?.text !== ':') {
            return this.here({ expects: 'nothing' });
        }
        this.next++;
        let set = false;
        if (this.peek()?.text === 'set') {
            this.next++;
            if (this.peek()?.text !== 'of') {
                return this.here({ expects: 'words', words: ['of'] });
            }
            this.next++;
            set = true;
        }
        return this.name() ? undefined : this.here({ expects: 'value-type', set });
    }

    private base(declared: string): Reading | undefined {
        this.skipTitle();
        if (this.peek()?.text !== 'extends') {
            return this.here({ expects: 'words', words: ['extends'] });
        }
        this.next++;
        return this.name() ? this.here({ expects: 'nothing' }) : this.here({ expects: 'kind', as: 'base', given: [declared] });
    }

    /** Behind a statement's names: its title, then its body. Where the title stands, another statement may follow. */
    private title(): Reading | undefined {
        if (this.peek()?.type === 'text') {
            this.next++;
            return undefined;
        }
        return this.here({ expects: 'nothing' });
    }

    private skipTitle(): void {
        if (this.peek()?.type === 'text') {
            this.next++;
        }
    }

    /** Passes over a body that is closed. */
    private skipBody(): void {
        for (let depth = 1; depth > 0 && this.next < this.tokens.length;) {
            const { text } = this.take();
            depth += text === '{' ? 1 : text === '}' ? -1 : 0;
        }
    }

    protected take(): Token {
        return this.tokens[this.next++];
    }

    /** The next token, where it is on the line of the one before or that line goes on. */
    protected peek(): Token | undefined {
        const token = this.tokens[this.next] as Token | undefined;
        const previous = this.tokens[this.next - 1] as Token | undefined;
        return token && previous && previous.line !== token.line && !CONTINUED.has(previous.text) ? undefined : token;
    }

    protected name(): Token | undefined {
        const token = this.peek();
        return token?.type === 'word' && !this.isKey(this.next) ? this.take() : undefined;
    }

    protected skip(symbol: string): void {
        if (this.tokens[this.next]?.text === symbol) {
            this.next++;
        }
    }

    /** Whether a token is a word with a ':' behind it. */
    protected isKey(index: number): boolean {
        return this.tokens[index]?.type === 'word' && this.tokens[index + 1]?.text === ':';
    }

    /** Whether all tokens are read and what they leave open can stand at the position. */
    protected isHere(): boolean {
        return this.next >= this.tokens.length && (!this.onNewLine || CONTINUED.has(this.tokens.at(-1)?.text ?? ''));
    }

    protected here(reading: Reading): Reading | undefined {
        return this.isHere() ? reading : undefined;
    }
}
