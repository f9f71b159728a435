import type { FixedPositions } from './positions.js';

/** Where users have put places, by the system's name and the place's id. */
export type SystemPositions = Readonly<Record<string, FixedPositions>>;

/** What the file beside a model is called: `shop.tmodel.layout.json` beside `shop.tmodel`. */
export const SIDECAR_ENDING = '.layout.json';

/** A file of another format, or by mistake, may be of any size; one that people made by dragging is far smaller. */
const LARGEST_TEXT = 4_000_000;
/** Farther out nobody has put anything. */
const LARGEST_COORDINATE = 1_000_000;

/** What a sidecar file says, or in one sentence why it says nothing. */
export type ParsedSidecar = { positions: SystemPositions } | { problem: string };

/**
 * Reads a sidecar file. Its content is anybody's: what is not a whole number of pixels from the left and the top, or stands
 * under a name that is none of ours, is refused as a whole, so that writing the file again loses nothing.
 */
export function parseSidecar(text: string): ParsedSidecar {
    if (text.length > LARGEST_TEXT) {
        return { problem: 'The file is too large to hold positions of a diagram.' };
    }
    let content: unknown;
    try {
        content = JSON.parse(text);
    } catch {
        return { problem: 'The file is not valid JSON.' };
    }
    const systems = isRecord(content) ? content.systems : undefined;
    if (!isRecord(content) || !isRecord(systems) || Object.keys(content).length !== 1) {
        return { problem: 'The file must hold one object "systems".' };
    }
    const positions = emptyRecord<FixedPositions>();
    for (const [system, places] of Object.entries(systems)) {
        if (!isRecord(places)) {
            return { problem: `"${system}" must hold an object of positions.` };
        }
        const read = emptyRecord<FixedPositions[string]>();
        for (const [id, point] of Object.entries(places)) {
            if (!isRecord(point) || !isCoordinate(point.x) || !isCoordinate(point.y)) {
                return { problem: `The position of "${id}" must be whole numbers x and y from 0 to ${LARGEST_COORDINATE}.` };
            }
            read[id] = { x: point.x, y: point.y };
        }
        positions[system] = read;
    }
    return { positions };
}

/** The text of a sidecar file: names in their order, so that two people who move different things change different lines. */
export function serialiseSidecar(positions: SystemPositions): string {
    const systems = Object.keys(positions)
        .filter(system => Object.keys(positions[system]).length > 0)
        .sort()
        .map(system => {
            const places = Object.keys(positions[system])
                .sort()
                .map(id => `      ${JSON.stringify(id)}: { "x": ${positions[system][id].x}, "y": ${positions[system][id].y} }`);
            return `    ${JSON.stringify(system)}: {\n${places.join(',\n')}\n    }`;
        });
    return systems.length === 0 ? '{\n  "systems": {}\n}\n' : `{\n  "systems": {\n${systems.join(',\n')}\n  }\n}\n`;
}

/** The positions with one place of a system put somewhere, rounded to whole pixels. */
export function withPosition(positions: SystemPositions, system: string, id: string, { x, y }: { x: number; y: number }): SystemPositions {
    const bounded = (value: number) => Math.min(LARGEST_COORDINATE, Math.max(0, Math.round(value)));
    const places = Object.assign(emptyRecord<FixedPositions[string]>(), positions[system]);
    places[id] = { x: bounded(x), y: bounded(y) };
    return withSystem(positions, system, places);
}

/** The positions without some places of a system; without any ids, without the whole system. */
export function withoutPositions(positions: SystemPositions, system: string, ids?: readonly string[]): SystemPositions {
    const kept = Object.entries(positions[system] ?? {}).filter(([id]) => ids !== undefined && !ids.includes(id));
    return withSystem(positions, system, Object.assign(emptyRecord<FixedPositions[string]>(), Object.fromEntries(kept)));
}

/** The positions of a system whose place, and all inside it, has another id now. */
export function withRenamedPlace(positions: SystemPositions, system: string, from: string, to: string): SystemPositions {
    const renamed = Object.entries(positions[system] ?? {}).map(([id, point]) => {
        const isIn = id === from || id.startsWith(`${from}.`);
        return [isIn ? to + id.slice(from.length) : id, point] as const;
    });
    return withSystem(positions, system, Object.assign(emptyRecord<FixedPositions[string]>(), Object.fromEntries(renamed)));
}

function withSystem(positions: SystemPositions, system: string, places: FixedPositions): SystemPositions {
    const changed = Object.assign(emptyRecord<FixedPositions>(), positions);
    if (Object.keys(places).length > 0) {
        changed[system] = places;
    } else {
        delete changed[system];
    }
    return changed;
}

/** Names come from files: `__proto__` among them must be a name like any other. */
function emptyRecord<T>(): Record<string, T> {
    return Object.create(null) as Record<string, T>;
}

function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCoordinate(value: unknown): value is number {
    return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= LARGEST_COORDINATE;
}
