import type { AstNode } from 'langium';
import type { TmodelAstType } from '../generated/ast.js';
import type { Check } from './check.js';
import { checkFacts } from './facts.js';
import { checkImport } from './imports.js';
import { checkBase, checkInherited, checkInstantiated, checkSeverity, checkThreat } from './library.js';
import { checkAttributeNames, checkLiteralNames, checkMemberNames, checkTopLevelNames } from './names.js';
import { checkShadowedNames } from './shadowed-names.js';
import { checkComparison, checkQuantified } from './rules.js';
import { checkMitigation, checkTreatedFlow, checkTreatment } from './treatments.js';

type CheckTable = { readonly [T in keyof TmodelAstType]?: readonly Check<TmodelAstType[T]>[] };

/** Every check of the language, by the statement it looks at. */
const CHECKS: CheckTable = {
    Document: [checkTopLevelNames, checkShadowedNames],
    Import: [checkImport],
    System: [checkMemberNames, checkFacts],
    Objective: [checkFacts],
    Assumption: [checkFacts],
    DataAsset: [checkFacts],
    Zone: [checkMemberNames, checkFacts],
    Element: [checkMemberNames, checkInstantiated, checkFacts],
    Flow: [checkFacts],
    Mitigation: [checkMitigation, checkFacts],
    Treatment: [checkTreatment, checkTreatedFlow, checkFacts],
    Enumeration: [checkLiteralNames],
    Kind: [checkBase, checkAttributeNames, checkFacts],
    Attribute: [checkInherited],
    Control: [checkFacts],
    Threat: [checkThreat, checkFacts],
    Severity: [checkSeverity],
    Framework: [checkFacts],
    CatalogueEntry: [checkFacts],
    Quantified: [checkQuantified],
    Comparison: [checkComparison]
};

export function checksFor(type: string): readonly Check<AstNode>[] {
    return (CHECKS as Readonly<Record<string, readonly Check<AstNode>[] | undefined>>)[type] ?? [];
}

/** Whether the checks of a statement look at other statements, beyond the names that it uses. */
export function isTouchedByOthers(type: string): boolean {
    return type === 'Treatment';
}
