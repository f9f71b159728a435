import { CallError, inWords } from './call-error.js';

/**
 * Whether to colour what goes to standard output: on a terminal, unless NO_COLOR is set (https://no-color.org);
 * FORCE_COLOR overrules both, `0` and `false` meaning none.
 */
export function wantsColour(environment: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
    const force = environment['FORCE_COLOR'];
    if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
    if (environment['NO_COLOR']) return false;
    return isTerminal && environment['TERM'] !== 'dumb';
}

/** Writes to standard output and waits until it is taken. A reader that has gone away (`| head`) is no failure. */
export function writeOut(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
        process.stdout.write(text, error => {
            if (!error || isBrokenPipe(error)) resolve();
            else reject(new CallError(`cannot write to standard output: ${inWords(error)}`));
        });
    });
}

/** Keeps a closed pipe from ending the process with a stack trace; `writeOut` sees every other error of its own writes. */
export function surviveBrokenPipes(): void {
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

function isBrokenPipe(error: Error): boolean {
    return 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');
}
