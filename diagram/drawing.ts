import type { FindingStatus, Severity } from '../analysis/finding.js';

/** The scale of badges, ascending, for those who see drawings but no analysis. */
export { SEVERITIES, type Severity } from '../analysis/finding.js';

/** All lengths are CSS pixels at zoom 1; the origin is the drawing's upper left corner. */
export interface Point {
    x: number;
    y: number;
}

export interface Box extends Point {
    width: number;
    height: number;
}

/** The symbols of a data flow diagram. */
export type ShapeType = 'external' | 'process' | 'store';

/** What can be drawn as a shape: a symbol, or a trust boundary whose content is not drawn. */
export type SceneShapeType = ShapeType | 'boundary';

/** What is carried or held, as far as the model says. */
export interface DataMark {
    /** The highest stated classification, by its name in the model; undefined where none is stated. */
    classification?: string;
    /** How high it is among the classifications, from 1, and how many there are. */
    level: number;
    levels: number;
    /** Whether some of it is about identifiable people. */
    personal: boolean;
}

/** What a control does at a place: it is in place or planned there, or would close (or reduce) findings there. */
export const CONTROL_COVERS = ['holds', 'planned', 'would-close'] as const;
export type ControlCover = (typeof CONTROL_COVERS)[number];

/** What a badge tells of the findings it stands for, the most pressing first. */
export const BADGE_STATES = ['open', 'planned', 'residual', 'accepted'] as const;
export type BadgeState = (typeof BADGE_STATES)[number];

/** Findings of one place. `count` and `severity` (the worst) are those of `state`, the most pressing state present. */
export interface Badge {
    state: BadgeState;
    severity: Severity;
    count: number;
    /** Findings of each status at this place, for the accessible name; states without findings are left out. */
    counts: Partial<Record<FindingStatus, number>>;
}

/** A zone: a dashed frame. */
export interface DrawnBoundary {
    /** The zone's id. */
    id: string;
    /** Title or name, whole. */
    label: string;
    /** The label as it is drawn: shortened to the frame. */
    line: string;
    /** The stated or inherited trust; undefined where the model does not say. */
    trust?: string;
    /** Where name and trust stand, from the left, where flows are in the way of their usual places: at the left, and beside the name. */
    nameAt?: number;
    trustAt?: number;
    /** Id of the enclosing boundary or shape. */
    parent?: string;
    /** 0 for the outermost. */
    depth: number;
    box: Box;
    /** Number of open questions. */
    questions: number;
}

export interface DrawnShape {
    /** The element's id. */
    id: string;
    /** Title or name, whole. */
    label: string;
    /** The label as it is drawn: broken into lines and shortened. */
    lines: string[];
    kind: string;
    /** The kind's name in words. */
    kindName: string;
    /** The caption below the label as it is drawn. */
    caption: string;
    shape: SceneShapeType;
    /** True where the element has inner elements: a double outline that contains them. */
    multiple: boolean;
    /** Id of a glyph in diagram/render/glyphs.ts. */
    glyph: string;
    /** Id of the enclosing boundary or shape. */
    parent?: string;
    /** Label of the innermost trust boundary around it. */
    boundary?: string;
    depth: number;
    box: Box;
    badge?: Badge;
    questions: number;
    /** Number of elements inside that are not drawn. */
    collapsed?: number;
    /** What a store holds, where it is to be shown. */
    data?: DataMark;
    /** What the control in focus does here. */
    cover?: ControlCover;
    /** Its number on the path of the finding in focus, from 1. */
    step?: number;
}

/** Where a flow crosses a trust boundary. */
export interface CrossingMark extends Point {
    /** Id of the boundary. */
    boundary: string;
}

export interface DrawnFlow {
    /** `a -> b`, `a -> b#2`. */
    id: string;
    /** Ids of the shapes at its ends. */
    source: string;
    target: string;
    /** Title, or the names of what is sent, whole; empty where the model says neither. */
    label: string;
    /** The label as it is drawn, below it what is sent, and below that what is returned, where that is something else. */
    lines: string[];
    caption: string;
    response?: string;
    /** Names of what goes with the arrow and against it. */
    sends: string[];
    returns: string[];
    /** True where the model says that something comes back. */
    twoWay: boolean;
    /** From the source's outline to the target's, horizontal and vertical pieces. */
    points: Point[];
    /** Where label, caption, badge and questions stand; absent where there are none, or no room. */
    labelBox?: Box;
    /** What the label stands on. */
    ground: 'page' | 'boundary';
    /** Where badge and questions begin: the middle of their left side. */
    badgeAt: Point;
    marks: CrossingMark[];
    badge?: Badge;
    questions: number;
    /** Ids of the flows that it stands for, where these are several. */
    parts?: string[];
    /** What it carries, where that is to be shown. */
    data?: DataMark;
    /** What the control in focus does here. */
    cover?: ControlCover;
    /** Whether it is part of the path of the finding in focus. */
    onPath?: boolean;
}

/** A data flow diagram, laid out: plain, serialisable, ready to be rendered. */
export interface Drawing {
    system: { name: string; label: string; badge?: Badge; questions: number };
    width: number;
    height: number;
    /** Outer boundaries before inner ones. */
    boundaries: DrawnBoundary[];
    /** Enclosing shapes before inner ones, otherwise in the order of the text. */
    shapes: DrawnShape[];
    flows: DrawnFlow[];
    /** Ids of boundaries and shapes (the system's name for the outermost level) whose content the engine could not lay out and that stand in a plain grid. */
    degraded: string[];
    /** Ids of fixed positions that the drawing has no place for. */
    unplaced?: string[];
    /** Page per place in square pixels when all was laid out anew: what edits since then are measured by. Absent where all is new. */
    basis?: number;
}
