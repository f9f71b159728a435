import { Lexer, type TokenType } from 'chevrotain';
import { DefaultTokenBuilder, type GrammarAST } from 'langium';

/** Terminals that the lexer never matches itself: a NAME becomes one of them by its place. */
export const ROLE_TERMINALS = ['FACT_KEY', 'FLOW_SOURCE', 'KIND'] as const;

/**
 * Keeps words out of the lexer's table: every word is read as NAME, and word-roles.ts then decides from its place
 * whether it is a keyword, a fact's key, a flow's source or an element's kind. This makes nearly every keyword usable
 * as a name or value, and leaves the lexer one pattern for words instead of sixty.
 */
export class TmodelTokenBuilder extends DefaultTokenBuilder {
    protected override buildKeywordToken(keyword: GrammarAST.Keyword): TokenType {
        return { name: keyword.value, PATTERN: isWord(keyword.value) ? Lexer.NA : keyword.value };
    }

    protected override buildTerminalToken(terminal: GrammarAST.TerminalRule): TokenType {
        if ((ROLE_TERMINALS as readonly string[]).includes(terminal.name)) {
            return { name: terminal.name, PATTERN: Lexer.NA };
        }
        return super.buildTerminalToken(terminal);
    }
}

function isWord(keyword: string): boolean {
    return /^\w/.test(keyword);
}
