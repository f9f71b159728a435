/** The engine's door: plain models in, findings and questions out. */
import type { LibraryModel } from '../language/model/library-model.js';
import { RuleSet } from './rule-set.js';

export { analyse, Analyser } from './analyse.js';
export { controlCoverage, type ControlCoverage } from './control-cover.js';
export { controlEffects, type ControlEffect } from './control-effects.js';
export { haveSameMembers, isEqual } from './equality.js';
export { isStillOpen } from './fixes.js';
export { QUESTIONS_AT_ONCE } from './questions.js';
export { RELATIONS } from './relations.js';
export { Columns, type SubjectType } from './columns.js';
export { PATH_KINDS } from './path-kinds.js';
export { KindTable } from './kinds.js';
export { outcomesOf, runTest, type ExpectationOutcome } from './run-test.js';
export { RuleSet } from './rule-set.js';
export { tacticsOf } from './tactics.js';
export * from './finding.js';

/** @returns the library's rules compiled, to be used for any number of systems that see this library. */
export function compileLibrary(library: LibraryModel): RuleSet {
    return new RuleSet(library);
}
