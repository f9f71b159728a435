import type { EngineResult } from './engine.js';

/** Results of the engine by the exact content they were computed from. */
export interface LayoutCache {
    get(key: string): EngineResult | undefined;
    set(key: string, result: EngineResult): void;
}

/**
 * A cache that forgets what was not asked for the longest once it holds more than `capacity` results. Several documents
 * may share one: a key is the whole content, so that equal content has equal results wherever it stands.
 */
export function createLayoutCache(capacity = 1000): LayoutCache {
    const results = new Map<string, EngineResult>();
    return {
        get(key) {
            const result = results.get(key);
            if (result) {
                results.delete(key);
                results.set(key, result);
            }
            return result;
        },
        set(key, result) {
            results.delete(key);
            results.set(key, result);
            if (results.size > capacity) {
                results.delete(results.keys().next().value!);
            }
        }
    };
}
