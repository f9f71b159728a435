import type { IToken, TokenType, TokenTypeDictionary } from 'chevrotain';
import { ValueLists } from './bare-values.js';
import { BareTitles } from './bare-titles.js';
import type { RoledTokens } from './roled-tokens.js';
import { CLAUSE_PAIRS, INFIX_WORDS, keyRole, OPERAND_WORDS, PATH_PAIRS, PREFIXES, STATEMENT_WORDS } from './keywords.js';
import { slipBehindOperand, slipBehindPath, slipInPath, slipInStatement, slipInType, type Mended, type Slip } from './slips.js';
import { virtualToken } from './virtual-token.js';
import { breaksOff, endsLiterals, isKeywordBeforeThreat, isPair, isWord, opensTest, sameLine, startsStatement } from './words.js';

/**
 * What a word can be, from the tokens before it: the start of a statement (or a clause or operator behind one), an
 * operand of a rule expression, certainly a name or value, or a literal of an enumeration.
 */
type Place = 'statement' | 'expression' | 'name' | 'literal';

/**
 * Decides for every word whether it is a keyword, a fact's key, a flow's source, an element's kind or a plain name, and
 * changes the token's type accordingly. One pass, one word of lookahead.
 *
 * A statement's first words share a line. This keeps a half-typed line from swallowing the line below it.
 *
 * @param partial the text ends at the cursor, so that the last word is being typed and never unfinished
 */
export function assignWordRoles(tokens: IToken[], types: TokenTypeDictionary, partial: boolean): RoledTokens {
    return new RoleAssignment(tokens, types, partial).run();
}

class RoleAssignment {
    private readonly kept: IToken[] = [];
    private readonly unfinished: IToken[] = [];
    private readonly equalSigns: IToken[] = [];
    private readonly bareTitles = new BareTitles();
    private readonly bareValues = new ValueLists();
    private readonly slips: Slip[] = [];
    /** Index of the word that is being classified. */
    private at = 0;
    private place: Place = 'statement';
    private previous: IToken | undefined;
    private braces = 0;
    private brackets = 0;
    /** Depth of the braces around an enumeration's literals, -1 outside of one. */
    private literalBraces = -1;
    private enumerationHead = false;
    /** Depth of the braces of a view, -1 outside of one. */
    private viewBraces = -1;
    private viewHead = false;
    /** Inside the list behind a threat's `on`. */
    private targets = false;
    /** Inside a rule's expression, up to the next clause. */
    private rule = false;

    constructor(
        private readonly tokens: IToken[],
        private readonly types: TokenTypeDictionary,
        private readonly partial: boolean
    ) {}

    run(): RoledTokens {
        const word = this.types['NAME'];
        for (let i = 0; i < this.tokens.length; i++) {
            const token = this.tokens[i];
            if (token.tokenType === word) {
                this.at = i;
                i += this.classify(token, this.tokens[i + 1], this.tokens[i + 2]);
            } else {
                this.pass(token);
                this.keep(token);
            }
        }
        const { kept, unfinished, equalSigns, bareTitles, bareValues, slips } = this;
        return { tokens: kept, unfinished, equalSigns, bareTitles: bareTitles.list, bareValues: bareValues.list, slips };
    }

    /** Moves on over a token that is no word. */
    private pass(token: IToken): void {
        switch (token.tokenType.name) {
            case '{':
                this.braces++;
                if (this.enumerationHead) {
                    this.literalBraces = this.braces;
                }
                if (this.viewHead) {
                    this.viewBraces = this.braces;
                }
                this.endStatement();
                break;
            case '}':
                if (this.braces === this.literalBraces) {
                    this.literalBraces = -1;
                }
                if (this.braces === this.viewBraces) {
                    this.viewBraces = -1;
                }
                this.braces = Math.max(0, this.braces - 1);
                this.endStatement();
                break;
            case '[':
                this.brackets++;
                this.place = 'name';
                break;
            case ']':
                this.brackets = Math.max(0, this.brackets - 1);
                this.place = this.afterValue();
                break;
            case '(':
                this.place = 'expression';
                break;
            case ',':
                this.place = this.targets ? 'name' : this.afterValue();
                break;
            case ')':
            case 'TEXT':
            case 'NUMBER':
            case 'DATE':
                this.place = this.afterValue();
                break;
            default: // ':' '->' and the comparisons
                this.place = 'name';
        }
    }

    /** Nothing that stands before a brace decides how the words behind it are read, but for the braces around them. */
    private endStatement(): void {
        this.brackets = 0;
        this.rule = false;
        this.targets = false;
        this.enumerationHead = false;
        this.viewHead = false;
        this.place = this.afterValue();
    }

    private afterValue(): Place {
        return this.brackets > 0 ? 'name' : this.braces === this.literalBraces ? 'literal' : 'statement';
    }

    /** Gives a word its role. Returns how many of the following words were consumed with it. */
    private classify(token: IToken, next: IToken | undefined, afterNext: IToken | undefined): number {
        const follower = next?.tokenType.name;
        if (this.place === 'literal' && endsLiterals(token, next, this.previous)) {
            this.literalBraces = -1;
            this.place = 'statement';
        }
        if (this.place === 'literal') {
            return this.keep(token);
        }
        if (follower === '->') {
            this.brackets = 0;
            return this.keep(token, 'FLOW_SOURCE');
        }
        if (follower === ':') {
            this.brackets = 0;
            this.rule = false;
            const declaring = this.previousIs('attribute') || this.previousIs('derived');
            return this.keep(token, declaring ? 'FACT_KEY' : keyRole(token.image, this.viewBraces >= 0));
        }
        if (
            this.place === 'name' &&
            breaksOff(token, next, { previous: this.previous, inList: this.brackets > 0, partial: this.partial })
        ) {
            this.brackets = 0;
            this.place = 'statement';
        }
        switch (this.place) {
            case 'name':
                return this.name(token, next);
            case 'expression':
                return this.operand(token, next, afterNext);
            default:
                return this.statement(token, next, afterNext);
        }
    }

    private name(token: IToken, next: IToken | undefined): number {
        if (token.image === 'set' && this.previousIs(':') && next?.image === 'of') {
            this.keep(token, 'set');
            this.keep(next, 'of');
            this.place = 'name';
            return 1;
        }
        const set = slipInType(token, next, this.kept);
        if (set) {
            return this.mend(set);
        }
        if (isKeywordBeforeThreat(token, next, this.kept)) {
            return this.keep(token, token.image);
        }
        this.targets = this.previousIs('on') || (this.targets && this.previousIs(','));
        this.place = this.afterValue();
        return this.keep(token);
    }

    private operand(token: IToken, next: IToken | undefined, afterNext: IToken | undefined): number {
        this.rule = true;
        if (token.image === 'not') {
            return this.keep(token, 'not');
        }
        if (isPair(PATH_PAIRS, token, next)) {
            return this.pair(token, next!, 'name');
        }
        const misspelt = slipBehindPath(token, next, afterNext);
        if (misspelt) {
            this.keep(token, token.image);
            this.mend(misspelt);
            return 1;
        }
        const mended = slipInPath(token, next, afterNext);
        if (mended) {
            return this.mend(mended);
        }
        if (OPERAND_WORDS.has(token.image) && isWord(next) && !INFIX_WORDS.has(next!.image)) {
            this.place = 'name';
            return this.keep(token, token.image);
        }
        this.place = 'statement';
        return this.keep(token);
    }

    private statement(token: IToken, next: IToken | undefined, afterNext: IToken | undefined): number {
        const image = token.image;
        this.targets = false;
        const following = INFIX_WORDS.get(image);
        if (following) {
            this.place = following;
            return this.keep(token, image);
        }
        const meant = this.rule ? slipBehindOperand(token, next, this.previous) : undefined;
        if (meant) {
            return this.mend(meant);
        }
        this.rule = false;
        if (isPair(CLAUSE_PAIRS, token, next)) {
            return this.pair(token, next!, 'expression');
        }
        if (isPair(PREFIXES, token, next) || (image === 'import' && this.braces === 0)) {
            return this.keep(token, image);
        }
        if (next?.tokenType.name === '=' && sameLine(token, next)) {
            next.tokenType = this.types[':'];
            next.tokenTypeIdx = next.tokenType.tokenTypeIdx!;
            this.equalSigns.push(next);
            return this.keep(token, 'FACT_KEY');
        }
        const mended = slipInStatement(token, next, afterNext, this.kept);
        if (mended) {
            return this.mend(mended);
        }
        if (this.bareTitles.isPart(this.tokens, this.at, this.kept, this.partial)) {
            this.bareTitles.add(token, this.kept);
            return 0;
        }
        if (!startsStatement(token, next, this.partial)) {
            if (!this.bareValues.add(token, this.kept)) {
                this.unfinished.push(token);
            }
            return 0;
        }
        this.enumerationHead = image === 'enum';
        this.viewHead = image === 'view';
        this.place = 'name';
        return this.keep(token, STATEMENT_WORDS.has(image) || opensTest(token, next, this.braces === 0) ? image : 'KIND');
    }

    /** Reads a word as what it is meant to be. */
    private mend(mended: Mended): number {
        this.slips.push(mended);
        for (const type of mended.reads) {
            if (type === null) {
                this.keep(mended.token, mended.as);
            } else {
                this.kept.push(virtualToken(this.types[type]));
            }
        }
        this.place = mended.place;
        return 0;
    }

    private pair(first: IToken, second: IToken, place: Place): number {
        this.keep(first, first.image);
        this.keep(second, second.image);
        this.place = place;
        return 1;
    }

    private keep(token: IToken, role?: string): 0 {
        if (role) {
            const type: TokenType = this.types[role];
            token.tokenType = type;
            token.tokenTypeIdx = type.tokenTypeIdx!;
        }
        this.kept.push(token);
        this.previous = token;
        return 0;
    }

    private previousIs(type: string): boolean {
        return this.previous?.tokenType.name === type;
    }
}
