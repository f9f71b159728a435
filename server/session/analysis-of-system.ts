import { analyse, Analyser, compileLibrary, QUESTIONS_AT_ONCE, type RuleSet } from '../../analysis/index.js';
import type { Analysis } from '../../analysis/finding.js';
import type { LibraryModel } from '../../language/model/library-model.js';
import type { SystemModel } from '../../language/model/system-model.js';
import type { Log } from './log.js';

const ruleSets = new WeakMap<LibraryModel, RuleSet>();

/** What is known of one system from its earlier versions, as long as the library is the same. */
export interface SystemHistory {
    latest?: { library: LibraryModel; analyser: Analyser };
}

/**
 * Analyses a system, and never throws: rules that fail are left out and named in the log, and where nothing can be
 * analysed the result is empty.
 * @param today as `2027-01-31`
 * @param history spares working out again what an earlier version has in common with this one; is brought up to date
 * @param questionsAtOnce how many facts of one place are asked for at the same time: those that decide most
 */
export function analysisOfSystem(
    model: SystemModel,
    library: LibraryModel,
    today: string,
    log: Log,
    history: SystemHistory = {},
    questionsAtOnce = QUESTIONS_AT_ONCE
): Analysis {
    try {
        if (history.latest?.library !== library) {
            history.latest = { library, analyser: new Analyser(ruleSetOf(library), questionsAtOnce) };
        }
        return history.latest.analyser.analyse(model, { today });
    } catch (error) {
        log.once(`The analysis of ${model.name} failed: ${describe(error)}`);
        return analysisWithoutFailingRules(model, library, { today, questionsAtOnce }, log);
    }
}

/** The compiled rules of a library; compiled once, because a library keeps its identity as long as its content. */
export function ruleSetOf(library: LibraryModel): RuleSet {
    let rules = ruleSets.get(library);
    if (!rules) {
        rules = compileLibrary(library);
        ruleSets.set(library, rules);
    }
    return rules;
}

function analysisWithoutFailingRules(
    model: SystemModel,
    library: LibraryModel,
    options: { today: string; questionsAtOnce: number },
    log: Log
): Analysis {
    const threats = library.threats.filter(threat => {
        try {
            analyse(model, compileLibrary({ ...library, threats: [threat] }), options);
            return true;
        } catch (error) {
            log.once(`The rule ${threat.name} fails and is left out: ${describe(error)}`);
            return false;
        }
    });
    try {
        return analyse(model, compileLibrary({ ...library, threats }), options);
    } catch {
        return { findings: [], questions: [], notices: [] };
    }
}

function describe(error: unknown): string {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
