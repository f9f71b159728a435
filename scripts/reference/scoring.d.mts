import type { JsonFinding, JsonReport } from '../../formats/json.js';

export interface GoldenRow {
    id: string;
    variant: string;
    on: string;
    title: string;
    atlas: string[];
    atlas_2026_only?: string[];
    stride: string[];
    level: string;
    mitigations: string[];
}

export interface GoldenSystem {
    title: string;
    elements: { id: string }[];
    flows: { id: string; path: string }[];
    threats: GoldenRow[];
    negatives: string;
    hardened: string;
}

export type Fit = 'exact' | 'near';

export interface Answer {
    finding: JsonFinding;
    fit: Fit;
}

export interface ScoredRow {
    row: GoldenRow;
    level: { word: string; named: string[]; anyOfNamed: boolean };
    answers: Answer[];
    notes: string[];
}

export function matchOf(system: GoldenSystem, row: GoldenRow, finding: JsonFinding): Fit | undefined;

export function scoreVariant(
    system: GoldenSystem,
    variant: string,
    report: Pick<JsonReport, 'findings'>
): {
    rows: ScoredRow[];
    findings: JsonFinding[];
    unexpected: JsonFinding[];
    negatives: { negative: { id: string; condition?: string }; finding: JsonFinding }[];
};

export function scoreHardened(
    system: GoldenSystem,
    report: Pick<JsonReport, 'findings'>
): {
    rows: { row: GoldenRow; expected: 'cleared' | 'residual'; answers: Answer[]; ok: boolean }[];
    unresolved: JsonFinding[];
};

export function recall(rows: ScoredRow[], word: string): { answered: number; of: number; complete: boolean };
