import { kindLineage, type KindModel, type LibraryModel } from '../language/model/library-model.js';
import type { ShapeType } from './drawing.js';

/** How elements of a kind are drawn. Each lookup takes a kind's name as written in the model, known or not. */
export interface KindShapes {
    shapeOf(kind: string): ShapeType;
    /** Id of a glyph in diagram/render/glyphs.ts. */
    glyphOf(kind: string): string;
    /** The name in words: `training job`. A kind's title is a sentence, too long for a caption. */
    captionOf(kind: string): string;
}

/** Glyphs of the general kinds a library is expected to build on; kinds that extend them inherit theirs. */
const GLYPH_OF_KIND: ReadonlyMap<string, string> = new Map([
    ['actor', 'person'],
    ['user', 'person'],
    ['person', 'person'],
    ['supplier', 'supplier'],
    ['external', 'supplier'],
    ['third_party', 'supplier'],
    ['source', 'supplier'],
    ['model', 'model'],
    ['classifier', 'model'],
    ['embedding_model', 'model'],
    ['llm', 'language'],
    ['language_model', 'language'],
    ['prompt', 'language'],
    ['agent', 'agent'],
    ['orchestrator', 'agent'],
    ['tool', 'tool'],
    ['function', 'tool'],
    ['gateway', 'gateway'],
    ['api', 'gateway'],
    ['proxy', 'gateway'],
    ['guardrail', 'shield'],
    ['filter', 'shield'],
    ['training', 'training'],
    ['trainer', 'training'],
    ['pipeline', 'training'],
    ['notebook', 'training'],
    ['dataset', 'dataset'],
    ['datastore', 'dataset'],
    ['database', 'dataset'],
    ['store', 'dataset'],
    ['vector_store', 'vectors'],
    ['vector_index', 'vectors'],
    ['index', 'vectors'],
    ['feature_store', 'vectors'],
    ['registry', 'registry'],
    ['repository', 'registry'],
    ['artifact', 'registry'],
    ['secret_store', 'key'],
    ['vault', 'key'],
    ['log', 'log'],
    ['queue', 'log'],
    ['telemetry', 'log'],
    ['device', 'device'],
    ['client', 'device'],
    ['sensor', 'device'],
    ['edge_device', 'device']
]);

const GLYPH_OF_SHAPE: Readonly<Record<ShapeType, string>> = { external: 'person', process: 'process', store: 'dataset' };

/**
 * Reads from a library how its kinds are drawn: a kind's `shape` and `glyph` facts, or those of the nearest kind it extends.
 * Unknown kinds, and kinds without a shape, are processes. Extension cycles (an error the language reports) end the search.
 */
export function kindShapes(library: Pick<LibraryModel, 'kinds'>): KindShapes {
    const kinds = new Map<string, KindModel>();
    for (const kind of library.kinds) {
        if (!kinds.has(kind.name)) {
            kinds.set(kind.name, kind);
        }
    }
    const resolved = new Map<string, { shape: ShapeType; glyph: string }>();
    const resolve = (name: string) => {
        let found = resolved.get(name);
        if (!found) {
            const chain = kindLineage(name, kinds);
            const shape = chain.map(kind => asShape(nameFact(kind, 'shape'))).find(value => value !== undefined) ?? 'process';
            const glyph =
                chain.map(kind => nameFact(kind, 'glyph') ?? GLYPH_OF_KIND.get(kind.name)).find(value => value !== undefined) ??
                GLYPH_OF_SHAPE[shape];
            found = { shape, glyph };
            resolved.set(name, found);
        }
        return found;
    };
    return {
        shapeOf: kind => resolve(kind).shape,
        glyphOf: kind => resolve(kind).glyph,
        captionOf: kind => kind.replaceAll('_', ' ')
    };
}

function nameFact(kind: KindModel, name: string): string | undefined {
    const value = kind.facts.find(fact => fact.name === name)?.values[0];
    return value?.type === 'name' ? value.value : undefined;
}

function asShape(value: string | undefined): ShapeType | undefined {
    return value === 'external' || value === 'process' || value === 'store' ? value : undefined;
}
