import type { Range, SemanticTokens, SemanticTokensDelta, SemanticTokensEdit } from 'vscode-languageserver-types';
import { BUILT_IN_SCHEME } from '../../language/index.js';
import type { Declaration } from '../../language/model/source.js';
import { libraryIndex, type LibraryIndex } from '../../explain/index.js';
import type { Reading } from '../readings/reading.js';
import { firstOnLine, readingsOf } from '../readings/readings.js';
import type { Snapshot } from '../session/session.js';
import { DECLARATION, DEFAULT_LIBRARY, tokenTypeOf } from './legend.js';

/** Numbers that one token takes in the protocol. */
const TOKEN_SIZE = 5;

interface Answered {
    resultId: string;
    data: number[];
}

/** Answers with the tokens of documents and remembers the last answer of each, to send only what differs the next time. */
export class SemanticTokensProvider {
    private readonly answered = new Map<string, Answered>();
    private readonly encoded = new WeakMap<Snapshot, Answered>();
    private answers = 0;

    /** All tokens of a document. */
    full(snapshot: Snapshot): SemanticTokens {
        const answer = this.encode(snapshot);
        this.answered.set(snapshot.uri, answer);
        return answer;
    }

    /** What differs from an earlier answer; all tokens where that is not the last one. */
    delta(snapshot: Snapshot, previousResultId: string): SemanticTokens | SemanticTokensDelta {
        const previous = this.answered.get(snapshot.uri);
        const present = this.full(snapshot) as Answered;
        return previous?.resultId === previousResultId
            ? { resultId: present.resultId, edits: difference(previous.data, present.data) }
            : present;
    }

    /** The tokens of some lines. */
    range(snapshot: Snapshot, range: Range): SemanticTokens {
        const all = readingsOf(snapshot);
        return { data: encode(snapshot, all.slice(firstOnLine(all, range.start.line), firstOnLine(all, range.end.line + 1))) };
    }

    /** Forgets a document that the editor has closed. */
    forget(uri: string): void {
        this.answered.delete(uri);
    }

    private encode(snapshot: Snapshot): Answered {
        let answer = this.encoded.get(snapshot);
        if (!answer) {
            answer = { resultId: String(++this.answers), data: encode(snapshot, readingsOf(snapshot)) };
            this.encoded.set(snapshot, answer);
        }
        return answer;
    }
}

function encode({ library }: Snapshot, readings: readonly Reading[]): number[] {
    const index = libraryIndex(library);
    const data: number[] = [];
    let lastLine = 0;
    let lastCharacter = 0;
    const push = (line: number, character: number, length: number, type: number, modifiers: number) => {
        data.push(line - lastLine, line === lastLine ? character - lastCharacter : character, length, type, modifiers);
        lastLine = line;
        lastCharacter = character;
    };
    for (const reading of readings) {
        const type = tokenTypeOf(reading.meaning);
        const { text, line, character } = reading.token;
        if (type === undefined || text === '') {
            continue;
        }
        if (reading.meaning !== 'text' && reading.meaning !== 'comment') {
            push(line, character, text.length, type, modifiersOf(reading, index));
            continue;
        }
        // No token may span lines.
        text.split(/\r\n|\r|\n/).forEach((part, offset) => {
            if (part.length > 0) {
                push(line + offset, offset === 0 ? character : 0, part.length, type, 0);
            }
        });
    }
    return data;
}

function modifiersOf({ token, meaning, declares }: Reading, index: LibraryIndex): number {
    const declaration = declares ? undefined : declarationInLibrary(token.text, meaning, index);
    return (declares ? DECLARATION : 0) + (declaration?.uri.startsWith(`${BUILT_IN_SCHEME}:`) ? DEFAULT_LIBRARY : 0);
}

function declarationInLibrary(name: string, meaning: Reading['meaning'], index: LibraryIndex): Declaration | undefined {
    switch (meaning) {
        case 'kind':
            return index.kinds.get(name)?.declaration;
        case 'control':
            return index.controls.get(name)?.declaration;
        case 'threat':
            return index.threats.get(name)?.declaration;
        case 'type':
            return index.enumerations.get(name)?.declaration;
        case 'entry':
            return index.entries.get(name)?.entry.declaration;
        default:
            return undefined;
    }
}

/** The one stretch in which two answers differ, in whole tokens. */
function difference(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
    const shorter = Math.min(before.length, after.length);
    let start = 0;
    while (start < shorter && before[start] === after[start]) {
        start++;
    }
    if (start === before.length && start === after.length) {
        return [];
    }
    start -= start % TOKEN_SIZE;
    let same = 0;
    while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) {
        same++;
    }
    same -= same % TOKEN_SIZE;
    return [{ start, deleteCount: before.length - start - same, data: after.slice(start, after.length - same) }];
}
