import { EXPECTED_WORDS, STATEMENT_WORDS, type WrittenToken } from '../../language/index.js';
import { STATEMENT_BODIES, type Block, type BlockType } from '../text-context/enclosing-block.js';
import type { Meaning, Reading } from './reading.js';
import { COMPARISONS, DECLARED, FOLLOWED, KEYED, LITERALS, VALUES } from './tables.js';

interface Head {
    type: BlockType | 'attribute';
    word: string;
    name?: string;
}

/** A body with those around it. */
interface Body extends Block {
    outer?: Body;
}

const DOCUMENT: Body = { type: 'document', word: '' };

/** Reads tokens one after the other and tells what each stands for: one pass, no look ahead, no names looked up. */
export class TokenReader {
    private block: Body = DOCUMENT;
    /** The statement whose head is being read; its body is the next one to open. */
    private head: Head = DOCUMENT;
    private names: Meaning = 'value';
    private declares = false;
    private fact: string | undefined;
    private previous = '';
    /** Inside controls that are combined: `mitigated by a and (b or c)`, `without (a or b)`. */
    private controls = false;
    private brackets = 0;
    /** Depth of the round brackets in which a `without` stands, -1 outside of one. */
    private without = -1;

    /** A reader that goes on behind a closing brace, which decides everything about what follows. */
    static behind(brace: Reading): TokenReader {
        const reader = new TokenReader();
        reader.block = brace.block;
        reader.close();
        return reader;
    }

    read(token: WrittenToken): Reading {
        const { role } = token;
        if (role === 'SL_COMMENT' || role === 'ML_COMMENT') {
            return { token, meaning: 'comment', declares: false, block: this.block };
        }
        const { block, declares } = this;
        const named = role === 'NAME' || role === 'FACT_KEY';
        const meaning = this.meaningOf(token);
        const reading: Reading = { token, meaning, declares: named && declares, block };
        if (this.fact !== undefined && VALUES.has(meaning)) {
            reading.fact = this.fact;
        }
        if (named) {
            this.declares = block.type === 'enum';
        }
        this.previous = role;
        return reading;
    }

    private meaningOf(token: WrittenToken): Meaning {
        const { role, text } = token;
        switch (role) {
            case 'NAME':
                return this.name(text);
            case 'FACT_KEY':
                return this.factKey(text);
            case 'FLOW_SOURCE':
                return this.flowSource();
            case 'KIND':
                return this.kind(text);
            case '{':
                return this.open();
            case '}':
                return this.close();
            case '(':
            case ')':
                return this.bracket(role);
        }
        return LITERALS[role] ?? (/^\w/.test(role) ? this.keyword(role) : this.sign(role));
    }

    private name(text: string): Meaning {
        const { names } = this;
        if (this.declares && this.head.type === 'kind') {
            this.head = { ...this.head, name: text };
        }
        if (names === 'fact' && !this.declares) {
            this.fact = text.slice(text.lastIndexOf('.') + 1);
        }
        if (this.without === this.brackets && this.controls) {
            this.endOfControls();
        }
        return names === 'value' && this.fact === 'kind' ? 'kind' : names;
    }

    private factKey(text: string): Meaning {
        if (this.declares && this.names === 'fact') {
            return 'fact';
        }
        this.head = DOCUMENT;
        this.expect('value');
        this.fact = text;
        return 'fact';
    }

    private flowSource(): Meaning {
        if (!this.isAboutPlace() || this.previous !== 'on') {
            this.head = { type: 'flow', word: '' };
        }
        this.expect('element');
        return 'element';
    }

    private kind(text: string): Meaning {
        if (this.block.type === 'framework') {
            return this.entryHead(text);
        }
        this.head = { type: 'element', word: text };
        this.expect('element', true);
        return 'kind';
    }

    private entryHead(category: string): Meaning {
        this.head = { type: 'entry', word: category };
        this.expect('entry', true);
        return 'keyword';
    }

    private open(): Meaning {
        this.block = { ...(this.head as Block), outer: this.block };
        this.head = DOCUMENT;
        this.brackets = 0;
        this.expect('value', this.block.type === 'enum');
        return 'sign';
    }

    private close(): Meaning {
        this.block = this.block.outer ?? DOCUMENT;
        this.head = DOCUMENT;
        this.brackets = 0;
        this.expect('value', this.block.type === 'enum');
        return 'sign';
    }

    private bracket(sign: '(' | ')'): Meaning {
        this.brackets += sign === '(' ? 1 : -1;
        if (sign === '(' && !this.controls) {
            this.expect('fact');
        } else if (sign === ')' && this.brackets === this.without) {
            this.endOfControls();
        }
        return 'sign';
    }

    private endOfControls(): void {
        this.without = -1;
        this.controls = false;
        this.names = 'fact';
    }

    private sign(sign: string): Meaning {
        if (sign === '->') {
            this.expect('element');
        } else if (COMPARISONS.has(sign)) {
            this.names = 'value';
        } else if (sign === ':' && this.head.type === 'attribute') {
            this.expect('type');
        }
        return 'sign';
    }

    private keyword(word: string): Meaning {
        if (STATEMENT_WORDS.has(word) || word === 'test') {
            return this.statementWord(word);
        }
        if (word in KEYED) {
            this.head = DOCUMENT;
            this.expect(KEYED[word]);
            this.fact = word;
            return 'fact';
        }
        if (this.head.word === 'expect' && EXPECTED_WORDS.has(word)) {
            this.expect(word === 'question' ? 'fact' : 'threat');
            return 'keyword';
        }
        switch (word) {
            case 'and':
            case 'or':
                this.names = this.controls ? 'control' : 'fact';
                break;
            case 'by':
                this.expect(this.previous === 'influenced' || this.previous === 'supplied' ? 'kind' : 'control');
                this.controls = this.names === 'control';
                break;
            case 'on':
                this.expect(this.isAboutPlace() ? 'place' : 'kind');
                break;
            case 'without':
                this.expect('control');
                this.controls = true;
                this.without = this.brackets;
                break;
            default:
                if (word in FOLLOWED) {
                    this.follow(FOLLOWED[word]);
                }
        }
        return 'keyword';
    }

    private statementWord(word: string): Meaning {
        if (this.block.type === 'framework') {
            return this.entryHead(word);
        }
        this.head = { type: STATEMENT_BODIES[word] ?? (DECLARED[word] === 'fact' ? 'attribute' : 'document'), word };
        if (word === 'mitigation') {
            this.expect('control');
        } else if (this.isAboutPlace()) {
            this.expect('threat');
        } else {
            this.expect(DECLARED[word] ?? 'value', true);
        }
        return 'keyword';
    }

    /** Whether the statement that is being read is about a threat at a place: a treatment, what a test expects or a view looks at. */
    private isAboutPlace(): boolean {
        return this.head.type === 'treatment' || this.head.word === 'expect' || this.block.type === 'view';
    }

    /** Names after an operator belong to the fact in front of it, all others to none. */
    private follow(names: Meaning): void {
        const { fact } = this;
        this.expect(names);
        if (names === 'value') {
            this.fact = fact;
        }
    }

    private expect(names: Meaning, declares = false): void {
        this.names = names;
        this.declares = declares;
        this.controls = false;
        this.without = -1;
        this.fact = undefined;
    }
}

/** Whether two closing braces leave readers in the same bodies. */
export function endAlike(a: Reading, b: Reading): boolean {
    let [one, other]: (Body | undefined)[] = [(a.block as Body).outer, (b.block as Body).outer];
    while (one && other && one !== other && one.type === other.type && one.word === other.word && one.name === other.name) {
        [one, other] = [one.outer, other.outer];
    }
    return one === other;
}
