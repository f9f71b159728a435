/** What a lint has to say about a library. Only errors fail a run; notes tell what may be left over or too coarse. */
export interface LintMessage {
    level: 'error' | 'note';
    lint: string;
    message: string;
}

export type Lint = (level: LintMessage['level'], lint: string, messages: readonly string[]) => LintMessage[];

/** Messages of one lint. */
export const messagesOf: Lint = (level, lint, messages) => messages.map(message => ({ level, lint, message }));
