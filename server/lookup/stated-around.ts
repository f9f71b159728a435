import type { LibraryModel } from '../../language/model/library-model.js';
import type { Declaration, Position } from '../../language/model/source.js';
import type { FactModel, SystemModel } from '../../language/model/system-model.js';
import { comparePositions, contains } from './ranges.js';

interface Stating {
    facts: readonly FactModel[];
    declaration: Declaration;
}

/** Names of the facts that the innermost statement around a position states, before the position and behind it. */
export function statedAround(uri: string, model: SystemModel | undefined, library: LibraryModel, position: Position): string[] {
    let innermost: Stating | undefined;
    for (const statement of statementsOf(uri, model, library)) {
        const { body, uri: where } = statement.declaration;
        if (
            where === uri &&
            body &&
            contains(body, position) &&
            (!innermost || comparePositions(innermost.declaration.body!.start, body.start) < 0)
        ) {
            innermost = statement;
        }
    }
    return innermost?.facts.map(({ name }) => name) ?? [];
}

function* statementsOf(uri: string, model: SystemModel | undefined, library: LibraryModel): Generator<Stating> {
    if (model) {
        yield model;
        for (const places of [model.zones, model.elements, model.flows]) {
            for (const place of places) {
                yield place;
                yield* place.mitigations;
            }
        }
        yield* model.mitigations;
        yield* model.data;
        yield* model.treatments;
        yield* model.objectives;
        yield* model.assumptions;
        yield* model.views;
    }
    for (const declared of [...library.kinds, ...library.controls, ...library.threats]) {
        if (declared.declaration.uri === uri) {
            yield declared;
        }
    }
}
