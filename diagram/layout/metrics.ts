/** Sizes in pixels that layout and renderer share. */
export const METRICS = {
    label: { fontSize: 13, lineHeight: 17 },
    caption: { fontSize: 11, lineHeight: 15 },
    boundary: { fontSize: 12, lineHeight: 16 },
    flow: { fontSize: 11, lineHeight: 14, maxTitle: 118, maxData: 150 },
    glyph: { size: 20, gap: 10 },
    shape: { paddingX: 16, paddingY: 11, minWidth: 120, maxText: 150 },
    /** Content of a container: the header with its name stands above it, with two lines on a multiple process. */
    container: { top: 46, topOfShape: 62, side: 24, bottom: 24, minWidth: 180, minHeight: 90, headerX: 14 },
    /** A badge with one character, how much larger it is with two and with three, and what it keeps from what stands beside it. */
    badge: { width: 24, scales: [1, 1.25, 1.5], gap: 4 },
    /** What some data is marked with: bars for its class, or a sign where that is unknown, and a person. */
    dataMark: { height: 16, padding: 4, bar: 3, gap: 2, unknown: 8, person: 9 },
    page: { padding: 24 }
} as const;

/** What a boundary tells of its trust: three-valued, unknown is said aloud. */
export function trustText(trust: string | undefined): string {
    return trust === undefined ? 'trust not stated' : `trust: ${trust}`;
}

/** Gap between a boundary's name and its trust. */
export const TRUST_GAP = 10;
