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
    getCurrRuleFullName(): string;
    canTokenTypeBeInsertedInRecovery(type: TokenType): boolean;
    canRecoverWithSingleTokenDeletion(expected: TokenType): boolean;
    flattenFollowSet(): TokenType[];
    findReSyncTokenType(): TokenType;
    reSyncTo(type: TokenType): IToken[];
    tryInRepetitionRecovery(loop: (...args: unknown[]) => void, args: unknown[], startsAnother: () => boolean, expected: TokenType): void;
}

/**
 * Keeps a statement that cannot stand in a body from ending that body: it is skipped, with a body of its own, up to the
 * next statement that can. The parser generator would rather believe that a '}' is missing, and so take all that
 * follows for a part of something else; the lexer has seen to it that none is.
 */
export function recoverByStatement(parser: LangiumParser): void {
    const recovery = (parser as unknown as { wrapper: Recovery }).wrapper;
    const recoverElsewhere = recovery.tryInRepetitionRecovery.bind(recovery);
    recovery.canTokenTypeBeInsertedInRecovery = type => type.name !== '}' && type.name !== '{';
    // A brace that is deleted by itself leaves its partner behind, which then closes the body around it.
    recovery.canRecoverWithSingleTokenDeletion = expected =>
        expected.name !== '}' && recovery.LA(2).tokenType === expected && !BRACES.has(recovery.LA(1).tokenType.name);
    keepBodiesTogether(recovery);
    recovery.tryInRepetitionRecovery = (loop, args, startsAnother, expected) => {
        if (expected.name !== '}' && expected.name !== 'EOF') {
            recoverElsewhere(loop, args, startsAnother, expected);
            return;
        }
        const actual = recovery.LA(1);
        const previous = recovery.LA(0);
        const message = recovery.errorMessageProvider.buildMismatchTokenMessage({
            expected,
            actual,
            previous,
            ruleName: recovery.getCurrRuleFullName()
        });
        recovery.SAVE_ERROR(new MismatchedTokenException(message, actual, previous));
        if (skipStatement(recovery, startsAnother, expected)) {
            loop.apply(recovery, args);
        }
    };
}

const BRACES: ReadonlySet<string> = new Set(['{', '}']);

/** What is skipped behind an error is skipped with its body, so that nothing of a broken statement counts for the one around it. */
function keepBodiesTogether(recovery: Recovery): void {
    recovery.findReSyncTokenType = () => {
        const follows = new Set(recovery.flattenFollowSet());
        let depth = 0;
        for (let ahead = 1; ; ahead++) {
            const { tokenType } = recovery.LA(ahead);
            if ((depth === 0 || tokenType.name === 'EOF') && follows.has(tokenType)) {
                return tokenType;
            }
            depth = Math.max(0, depth + depthChange(tokenType));
        }
    };
    recovery.reSyncTo = type => {
        const skipped: IToken[] = [];
        let depth = 0;
        for (let token = recovery.LA(1); ; token = recovery.SKIP_TOKEN()) {
            if (token.tokenType.name === 'EOF' || (depth === 0 && token.tokenType === type)) {
                return skipped;
            }
            depth = Math.max(0, depth + depthChange(token.tokenType));
            skipped.push(token);
        }
    };
}

function depthChange({ name }: TokenType): number {
    return name === '{' ? 1 : name === '}' ? -1 : 0;
}

/** Returns whether another statement of the body follows. */
function skipStatement(recovery: Recovery, startsAnother: () => boolean, expected: TokenType): boolean {
    let depth = 0;
    for (;;) {
        const { tokenType } = recovery.LA(1);
        const { name } = tokenType;
        if (name === 'EOF' || (depth === 0 && name === expected.name)) {
            return false;
        }
        if (depth === 0 && startsAnother.call(recovery)) {
            return true;
        }
        depth += depthChange(tokenType);
        recovery.SKIP_TOKEN();
    }
}
