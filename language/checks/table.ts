import type { AstNode } from 'langium';
import type { TmodelAstType } from '../generated/ast.js';
import type { Check } from './check.js';
import { checkCondition, checkImplications, checkThreatConditions } from './constant-conditions.js';
import { checkExpectation } from './expectations.js';
import { checkFacts } from './facts.js';
import { checkImport } from './imports.js';
import { checkBase, checkInherited, checkInstantiated, checkSeverity, checkThreat } from './library.js';
import { checkAttributeNames, checkLiteralNames } from './names.js';
import { checkComparison, checkPath, checkQuantified } from './rules.js';
import { checkFlowEnds } from './structure.js';
import { checkMitigation, checkTreatment } from './treatments.js';
import { checkView } from './views.js';

type CheckTable = { readonly [T in keyof TmodelAstType]?: readonly Check<TmodelAstType[T]>[] };

/** Every check of the language, by the statement it looks at. */
const CHECKS: CheckTable = {
    Import: [checkImport],
    System: [checkFacts],
    Test: [checkFacts],
    Objective: [checkFacts],
    Assumption: [checkFacts],
    View: [checkFacts, checkView],
    DataAsset: [checkFacts],
    Zone: [checkFacts],
    Element: [checkInstantiated, checkFacts],
    Flow: [checkFlowEnds, checkFacts],
    Mitigation: [checkMitigation, checkFacts],
    Treatment: [checkTreatment, checkFacts],
    Expectation: [checkExpectation],
    Enumeration: [checkLiteralNames],
    Kind: [checkBase, checkAttributeNames, checkFacts],
    Attribute: [checkInherited],
    Control: [checkImplications, checkFacts],
    Threat: [checkThreat, checkThreatConditions, checkFacts],
    CatalogueReferences: [checkCondition],
    Severity: [checkSeverity, checkCondition],
    Framework: [checkFacts],
    CatalogueEntry: [checkFacts],
    Quantified: [checkQuantified, checkCondition],
    PathAtom: [checkPath, checkCondition],
    Comparison: [checkComparison]
};

export function checksFor(type: string): readonly Check<AstNode>[] {
    return (CHECKS as Readonly<Record<string, readonly Check<AstNode>[] | undefined>>)[type] ?? [];
}

/** Whether the checks of a statement look at other statements, beyond the names that it uses. */
export function isTouchedByOthers(type: string): boolean {
    return type === 'Treatment' || type === 'Expectation' || type === 'View';
}
