import { MismatchedTokenException, type IRecognitionException, type IToken, type TokenType } from 'chevrotain';
import type { LangiumParser } from 'langium';

/** What is used of the parser generator's recovery, which has no public interface. */
interface Recovery {
    errorMessageProvider: {
        buildMismatchTokenMessage(options: { expected: TokenType; actual: IToken; previous: IToken; ruleName: string }): string;
    };
    LA(howMuch: number): IToken;
    SKIP_TOKEN(): IToken;
    SAVE_ERROR(error: IRecognitionException): void;
    exportLexerState(): number;
    importLexerState(state: number): void;
    getCurrRuleFullName(): string;
    buildFullFollowKeyStack(): unknown[];
    getFollowSetFromFollowKey(key: unknown): TokenType[];
    canTokenTypeBeInsertedInRecovery(type: TokenType): boolean;
    canTokenTypeBeDeletedInRecovery(type: TokenType): boolean;
    findReSyncTokenType(): TokenType;
    reSyncTo(type: TokenType): IToken[];
    tryInRepetitionRecovery(loop: (...args: unknown[]) => void, args: unknown[], startsAnother: () => boolean, expected: TokenType): void;
}

/**
 * Keeps an error inside its statement. A statement that cannot stand in a body does not end that body: it is skipped, with a
 * body of its own, up to the next statement that can. And whatever is skipped, is skipped with its braces: the parser
 * generator would go on behind an opening brace, and take the brace that closes it for the one of the body around it.
 */
export function recoverByStatement(parser: LangiumParser): void {
    const recovery = (parser as unknown as { wrapper: Recovery }).wrapper;
    recovery.canTokenTypeBeInsertedInRecovery = type => type.name !== '}' && type.name !== '{';
    recovery.canTokenTypeBeDeletedInRecovery = () => braceOf(recovery.LA(1)) === 0;
    recovery.findReSyncTokenType = () => {
        const possible = followers(recovery);
        let at = 1;
        for (let depth = 0; ; at++) {
            const token = recovery.LA(at);
            if (isEnd(token) || (depth === 0 && possible.has(token.tokenType))) {
                return token.tokenType;
            }
            depth = Math.max(0, depth + braceOf(token));
        }
    };
    recovery.reSyncTo = type => {
        skip(recovery, () => recovery.LA(1).tokenType === type, false);
        return [];
    };
    recovery.tryInRepetitionRecovery = (loop, args, startsAnother, expected) => {
        const actual = recovery.LA(1);
        const previous = recovery.LA(0);
        const state = recovery.exportLexerState();
        const isBody = expected.name === '}' || expected.name === 'EOF';
        const resync = isBody ? expected : recovery.findReSyncTokenType();
        const isClosed = () => recovery.LA(1).tokenType === expected;
        const stopped = skip(
            recovery,
            () => isClosed() || startsAnother.call(recovery) || recovery.LA(1).tokenType === resync,
            expected.name !== 'EOF'
        );
        const another = stopped && !isClosed() && startsAnother.call(recovery);
        if (!isBody && !another && !isClosed()) {
            // Nothing here to go on with: the rules around this one recover.
            recovery.importLexerState(state);
            return;
        }
        const ruleName = recovery.getCurrRuleFullName();
        const message = recovery.errorMessageProvider.buildMismatchTokenMessage({ expected, actual, previous, ruleName });
        recovery.SAVE_ERROR(new MismatchedTokenException(message, actual, previous));
        if (another) {
            loop.apply(recovery, args);
        }
    };
}

/** What can follow the rules that are being read, from the innermost to the one that stands in a body: that body is not left. */
function followers(recovery: Recovery): Set<TokenType> {
    const possible = new Set<TokenType>();
    for (const key of recovery.buildFullFollowKeyStack().reverse()) {
        const following = recovery.getFollowSetFromFollowKey(key);
        following.forEach(type => possible.add(type));
        if (following.some(({ name }) => name === '}')) {
            break;
        }
    }
    return possible;
}

/**
 * Skips tokens, with all that stands in the braces among them.
 * @param stop whether to stop before the next token, outside of braces
 * @param inBody whether to stop before a brace that closes more than was opened
 * @returns whether it was stopped before the text ended
 */
function skip(recovery: Recovery, stop: () => boolean, inBody: boolean): boolean {
    for (let depth = 0; ;) {
        const token = recovery.LA(1);
        if (isEnd(token)) {
            return false;
        }
        if (depth === 0 && (stop() || (inBody && braceOf(token) < 0))) {
            return true;
        }
        depth = Math.max(0, depth + braceOf(token));
        recovery.SKIP_TOKEN();
    }
}

/** What a token adds to the number of open braces. */
function braceOf({ tokenType: { name } }: IToken): number {
    return name === '{' ? 1 : name === '}' ? -1 : 0;
}

function isEnd(token: IToken): boolean {
    return token.tokenType.name === 'EOF';
}
