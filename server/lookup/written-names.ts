import type { DataModel, ElementModel, SystemModel, ZoneModel } from '../../language/model/system-model.js';

/** The names that the parts of a system are written with, each the shortest that stands for it alone; by index. */
export interface WrittenNames {
    /** Among elements, as in flows. Undefined where no name stands for one alone. */
    elements: readonly (string | undefined)[];
    /** Elements and zones share their names where a decision names its place. */
    places: { elements: readonly (string | undefined)[]; zones: readonly (string | undefined)[] };
    data: readonly (string | undefined)[];
}

const known = new WeakMap<SystemModel, WrittenNames>();

/** How the parts of a system are written so that they are understood anywhere in it; worked out once per model. */
export function writtenNames(model: SystemModel): WrittenNames {
    let names = known.get(model);
    if (!names) {
        const { elements, zones, data, name } = model;
        const places = shortest([...elements, ...zones], name);
        names = {
            elements: shortest(elements, name),
            places: { elements: places.slice(0, elements.length), zones: places.slice(elements.length) },
            data: shortest(data, name)
        };
        known.set(model, names);
    }
    return names;
}

/** A part can be named by the end of its path, from any of the places around it on; another system's only by its whole path. */
function shortest(parts: readonly (ElementModel | ZoneModel | DataModel)[], system: string): (string | undefined)[] {
    const endings = parts.map(({ id, from }) => (from === undefined ? endingsOf(`${system}.${id}`) : [id]));
    const taken = new Map<string, number>();
    for (const ending of endings.flat()) {
        taken.set(ending, (taken.get(ending) ?? 0) + 1);
    }
    return endings.map(each => each.find(ending => taken.get(ending) === 1));
}

/** `a.b.c` ends with `c`, `b.c` and `a.b.c`. */
function endingsOf(path: string): string[] {
    const endings: string[] = [];
    for (let dot = path.lastIndexOf('.'); dot >= 0; dot = dot > 0 ? path.lastIndexOf('.', dot - 1) : -1) {
        endings.push(path.slice(dot + 1));
    }
    return [...endings, path];
}
