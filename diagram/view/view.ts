import type { FindingStatus, Severity } from '../../analysis/finding.js';

/** How much of a system is drawn: the system and what is outside of it, trust boundaries and what passes between them, or all. */
export const DETAIL_LEVELS = ['context', 'boundaries', 'everything'] as const;
export type DetailLevel = (typeof DETAIL_LEVELS)[number];

/** What a view looks at; the rest is left out. */
export interface ViewFocus {
    on: 'element' | 'data' | 'finding' | 'control';
    /** Id of a place or data, id of a finding, name of a control. */
    id: string;
}

/** Findings that are shown; a list that is absent lets all pass, an empty one none. */
export interface FindingFilter {
    severities?: Severity[];
    /** STRIDE categories as rules name them. */
    stride?: string[];
    /** ATLAS tactics by title. */
    tactics?: string[];
    statuses?: FindingStatus[];
}

/** Which part of a system is drawn, and how much of it. Plain, kept by panels and sent between editor and server. */
export interface DiagramView {
    /** Chosen by the size of the system where it is absent. */
    level?: DetailLevel;
    /** Ids of boundaries and elements whose content is not drawn, and of those whose content is, whatever the level says. */
    collapsed?: string[];
    expanded?: string[];
    focus?: ViewFocus;
    filter?: FindingFilter;
    /** Whether flows and stores show the classification of what they carry, and which of it is about people. */
    showData?: boolean;
}
