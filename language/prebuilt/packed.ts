import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { LibraryModel } from '../model/library-model.js';
import type { PrebuiltLibrary, StoredDocument, StoredNames, StoredNode } from './stored.js';

/**
 * A prebuilt library as it is shipped: data in a program's text has to be read with the program, so that what is not needed at every
 * start is compressed and stays so until somebody asks.
 */
export interface PackedLibrary {
    types: PrebuiltLibrary['types'];
    documents: { uri: string; names: StoredNames; root: Packed }[];
    /** Of all documents, in their order. */
    texts: Packed;
    parts: Packed;
    /** The frameworks of the parts, which are half of all and which no rule asks for. */
    frameworks: Packed;
}

/** JSON, compressed, in Base64. */
type Packed = string;

type Part = Omit<LibraryModel, 'frameworks'>;

/** Makes a library small. {@link unpack} gives the same one back. */
export function pack({ types, documents }: PrebuiltLibrary): PackedLibrary {
    return {
        types,
        documents: documents.map(({ uri, names, root }) => ({ uri, names, root: packed(root) })),
        texts: packed(documents.map(({ text }) => text)),
        parts: packed(
            documents.map(({ part: { enumerations, kinds, controls, threats } }): Part => ({ enumerations, kinds, controls, threats }))
        ),
        frameworks: packed(documents.map(({ part }) => part.frameworks))
    };
}

/** A library whose parts are each unpacked when they are first asked for. */
export function unpack({ types, documents, ...library }: PackedLibrary): PrebuiltLibrary {
    const texts = once(() => unpacked<string[]>(library.texts));
    const parts = once(() => unpacked<Part[]>(library.parts));
    const frameworks = once(() => unpacked<LibraryModel['frameworks'][]>(library.frameworks));
    return {
        types,
        documents: documents.map(({ uri, names, root }, index): StoredDocument => {
            const tree = once(() => unpacked<StoredNode>(root));
            const part = once((): LibraryModel => ({
                ...parts()[index],
                get frameworks() {
                    return frameworks()[index];
                }
            }));
            return {
                uri,
                names,
                get text() {
                    return texts()[index];
                },
                get root() {
                    return tree();
                },
                get part() {
                    return part();
                }
            };
        })
    };
}

function packed(value: unknown): Packed {
    return deflateRawSync(JSON.stringify(value), { level: 9 }).toString('base64');
}

function unpacked<T>(text: Packed): T {
    return JSON.parse(inflateRawSync(Buffer.from(text, 'base64')).toString()) as T;
}

function once<T>(make: () => T): () => T {
    let made: { value: T } | undefined;
    return () => (made ??= { value: make() }).value;
}
