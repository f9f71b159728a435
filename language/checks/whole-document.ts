import type { DocumentCheck } from './check.js';
import { checkTestsExpect } from './expectations.js';
import { checkMemberNames, checkTopLevelNames } from './names.js';
import { checkShadowedNames } from './shadowed-names.js';
import { checkStructure } from './structure.js';
import { checkTreatedFlows } from './treated-flows.js';
import { checkUnusedControls } from './unused-controls.js';
import { checkUnusedData, checkUnusedImports } from './unused.js';

/**
 * The checks that look at a whole document. They run once for each version of it, behind the checks of its statements
 * (table.ts), and so on every keystroke: they look at places, flows and data, and never at facts.
 */
export const DOCUMENT_CHECKS: readonly DocumentCheck[] = [
    checkTopLevelNames,
    checkShadowedNames,
    checkMemberNames,
    checkTreatedFlows,
    checkStructure,
    checkTestsExpect,
    checkUnusedData,
    checkUnusedImports,
    checkUnusedControls
];
