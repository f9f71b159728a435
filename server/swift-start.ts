import { setFlagsFromString } from 'node:v8';

/** How long optimising waits at most, in milliseconds. */
const PATIENCE = 1000;

/**
 * Keeps the JavaScript engine from optimising code during the start, where the compiler's threads and the code that it soon
 * throws away again cost more than they bring: nothing runs for long yet. Optimising begins when the returned function is
 * called, or after {@link PATIENCE}.
 *
 * Only in Node: where Electron runs the server, the engine's flags may be frozen, and setting one would end the process.
 */
export function optimiseLater(): () => void {
    if (process.versions['electron'] !== undefined) {
        return () => undefined;
    }
    setFlagsFromString('--no-opt');
    let isHeldBack = true;
    const optimise = () => {
        if (isHeldBack) {
            isHeldBack = false;
            setFlagsFromString('--opt');
        }
    };
    setTimeout(optimise, PATIENCE).unref();
    return optimise;
}
