/** Line drawings on a 20 by 20 grid, one for each family of kinds, as SVG path data. */
const GLYPHS: Readonly<Record<string, string>> = {
    // head and shoulders
    person: 'M10 3.2a3.1 3.1 0 1 1 0 6.2a3.1 3.1 0 1 1 0 -6.2M3.8 17v-1.2a4.2 4.2 0 0 1 4.2 -4h4a4.2 4.2 0 0 1 4.2 4v1.2',
    // a building of somebody else
    supplier: 'M3 17h14M4.5 17v-13h7v13M11.5 8.5h4v8.5M6.6 7h2.8M6.6 10h2.8M6.6 13h2.8',
    // one cog
    process:
        'M10 6.8a3.2 3.2 0 1 1 0 6.4a3.2 3.2 0 1 1 0 -6.4M10 2.6v2.2M10 15.2v2.2M2.6 10h2.2M15.2 10h2.2M4.8 4.8l1.5 1.5M13.7 13.7l1.5 1.5M15.2 4.8l-1.5 1.5M6.3 13.7l-1.5 1.5',
    // a small network
    model: 'M4 4.2a1.7 1.7 0 1 1 0 3.4a1.7 1.7 0 1 1 0 -3.4M4 12.4a1.7 1.7 0 1 1 0 3.4a1.7 1.7 0 1 1 0 -3.4M16 8.3a1.7 1.7 0 1 1 0 3.4a1.7 1.7 0 1 1 0 -3.4M10 2.8a1.7 1.7 0 1 1 0 3.4a1.7 1.7 0 1 1 0 -3.4M10 13.8a1.7 1.7 0 1 1 0 3.4a1.7 1.7 0 1 1 0 -3.4M5.7 5.4l2.6 -.6M5.7 14.6l2.6 .6M11.3 5.6l3.4 3.2M11.3 14.4l3.4 -3.2M5 7.2l4 7M5 12.8l4 -7',
    // a speech bubble with lines
    language: 'M3 4.5h14v9.5h-7l-4 3.2v-3.2h-3zM6 7.8h8M6 10.8h5.5',
    // a machine with an antenna
    agent: 'M4 7.5h12v8.5h-12zM10 7.5v-3.2M10 2.6a.9 .9 0 1 1 0 1.8a.9 .9 0 1 1 0 -1.8M7.4 11h.1M12.5 11h.1M7.5 13.7h5M4 11h-1.6M17.6 11h-1.6',
    // a wrench
    tool: 'M12.2 7.8a3.9 3.9 0 0 1 5 -4.9l-2.5 2.5l.4 1.5l1.5 .4l2.3 -2.3M12.2 7.8l-8.7 8.1a1.5 1.5 0 0 0 2.1 2.1l8.1 -8.7a3.9 3.9 0 0 0 4.2 -4.3',
    // two posts and a way through
    gateway: 'M3 17v-13h4v13zM13 17v-13h4v13zM7 10.5h5.2M10.3 8.6l1.9 1.9l-1.9 1.9',
    shield: 'M10 2.6l6.4 2.3v4.7c0 4 -2.7 6.6 -6.4 7.8c-3.7 -1.2 -6.4 -3.8 -6.4 -7.8v-4.7zM7.2 9.9l2 2l3.6 -3.8',
    // a curve that comes down
    training: 'M3 3v14h14M5.5 5.5c1.2 6 4 7.6 10.5 8M13.6 11.6l2.6 1.9l-2.2 2.1',
    dataset: 'M4 5.2c0 -3 12 -3 12 0v9.6c0 3 -12 3 -12 0zM4 5.2c0 3 12 3 12 0M4 10c0 3 12 3 12 0',
    // points in a space
    vectors: 'M4 3v13h13M4 16l4.6 -4.6M8 6.2h.1M11.4 8.6h.1M14.2 5h.1M13.2 12.2h.1M16 9h.1',
    // a box with a lid
    registry: 'M10 2.6l6.8 3.6v7.6l-6.8 3.6l-6.8 -3.6v-7.6zM3.2 6.2l6.8 3.6l6.8 -3.6M10 9.8v7.6',
    key: 'M6.4 7.4a3.4 3.4 0 1 1 0 6.8a3.4 3.4 0 1 1 0 -6.8M9.6 9.9l7.4 -5.2M13.6 7.2l1.7 2.3M16 5.5l1.4 1.9',
    log: 'M4.5 2.8h8l3 3v11.4h-11zM12.2 2.8v3.4h3.3M7 9h6M7 11.8h6M7 14.6h4',
    // a frame around others
    boundary: 'M3 3h3M8.5 3h3M14 3h3v3M17 8.5v3M17 14v3h-3M11.5 17h-3M6 17h-3v-3M3 11.5v-3M3 6v-3M7 7h6v6h-6z',
    device: 'M5.5 5.5h9v9h-9zM8 5.5v-2.7M12 5.5v-2.7M8 17.2v-2.7M12 17.2v-2.7M5.5 8h-2.7M5.5 12h-2.7M17.2 8h-2.7M17.2 12h-2.7'
};

/** Path data of a glyph; a kind's library may name one that does not exist, which draws as a process. */
export function glyphPath(id: string): string {
    return Object.hasOwn(GLYPHS, id) ? GLYPHS[id] : GLYPHS.process;
}

/** Ids that a kind's `glyph` fact can name. */
export const GLYPH_NAMES: readonly string[] = Object.keys(GLYPHS);
