import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { IGrammar } from 'vscode-textmate';

// Both packages are bundled CommonJS, whose names an import statement does not see.
const require = createRequire(import.meta.url);
const textmate = require('vscode-textmate') as typeof import('vscode-textmate');
const oniguruma = require('vscode-oniguruma') as typeof import('vscode-oniguruma');

let loading: Promise<IGrammar> | undefined;

/** The grammar as VS Code loads it: same regular expression engine, same tokenizer. */
export function loadGrammar(): Promise<IGrammar> {
    loading ??= load();
    return loading;
}

async function load(): Promise<IGrammar> {
    await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
    const registry = new textmate.Registry({
        onigLib: Promise.resolve({
            createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
            createOnigString: text => new oniguruma.OnigString(text)
        }),
        loadGrammar: async () =>
            textmate.parseRawGrammar(readFileSync(new URL('../../syntaxes/tmodel.tmLanguage.json', import.meta.url), 'utf8'), 'tmodel.json')
    });
    const grammar = await registry.loadGrammar('source.tmodel');
    if (!grammar) {
        throw new Error('The grammar could not be loaded.');
    }
    return grammar;
}

export interface Token {
    text: string;
    line: number;
    start: number;
    /** From the outside in, without the `.tmodel` at their ends; empty for text without a scope of its own. */
    scopes: string[];
}

/** All tokens of a text but blanks, in order. */
export function tokensOf(grammar: IGrammar, text: string): Token[] {
    const tokens: Token[] = [];
    let state = textmate.INITIAL;
    text.split('\n').forEach((content, line) => {
        const result = grammar.tokenizeLine(content, state);
        state = result.ruleStack;
        for (const token of result.tokens) {
            const piece = content.slice(token.startIndex, token.endIndex);
            if (piece.trim()) {
                tokens.push({
                    text: piece,
                    line,
                    start: token.startIndex,
                    scopes: token.scopes.slice(1).map(scope => scope.replace(/\.tmodel$/, ''))
                });
            }
        }
    });
    return tokens;
}

/**
 * Compares a text with markers against its tokens. Under a line, `// ^^^ scope` says that the characters above the carets
 * have a scope that starts with `scope`; `// ^^^ -` that they have none. Marker lines are no part of the text.
 * @returns one sentence per difference; an error if the text has no marker
 */
export function differences(grammar: IGrammar, marked: string): string[] {
    const lines: string[] = [];
    const markers: { line: number; start: number; length: number; scope: string }[] = [];
    for (const line of marked.replace(/^\n/, '').split('\n')) {
        const marker = /^\s*\/\/\s*(\^+)\s+(\S+)\s*$/.exec(line);
        if (marker) {
            markers.push({ line: lines.length - 1, start: line.indexOf('^'), length: marker[1].length, scope: marker[2] });
        } else {
            lines.push(line);
        }
    }
    if (!markers.length) {
        throw new Error('The text has no marker.');
    }
    const tokens = tokensOf(grammar, lines.join('\n'));
    return markers.flatMap(({ line, start, length, scope }) => {
        const covered = tokens.filter(
            token => token.line === line && token.start < start + length && token.start + token.text.length > start
        );
        const wrong = covered.filter(token =>
            scope === '-' ? token.scopes.length > 0 : !token.scopes.some(each => each.startsWith(scope))
        );
        const place = `line ${line + 1} '${lines[line].slice(start, start + length)}'`;
        if (!covered.length) {
            return [`${place} has no token`];
        }
        return wrong.map(token => `${place}: '${token.text}' is ${token.scopes.join(' ') || '(nothing)'}, not ${scope}`);
    });
}
