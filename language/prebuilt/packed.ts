import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { LibraryModel, ThreatModel } from '../model/library-model.js';
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
    /** What the parts say of threats, one JSON text behind the other. Most rules find no target in a system. */
    rules: Packed;
    /** The frameworks of the parts, which no rule asks for. */
    frameworks: Packed;
}

/** A text, compressed, in Base64. */
type Packed = string;

/** Where a JSON text begins and ends in another text. */
type Piece = [start: number, end: number];

/** A threat whose conditions, and what is said about its findings, are elsewhere. */
type PackedThreat = Pick<ThreatModel, 'name' | 'title' | 'targets' | 'mitigatedBy' | 'reducedBy'> & { conditions: Piece; rest: Piece };

type Part = Omit<LibraryModel, 'frameworks' | 'threats'> & { threats: PackedThreat[] };

/** Makes a library small. {@link unpack} gives the same one back. */
export function pack({ types, documents }: PrebuiltLibrary): PackedLibrary {
    let rules = '';
    const pieceOf = (value: unknown): Piece => {
        const start = rules.length;
        rules += json(value);
        return [start, rules.length];
    };
    const parts = documents.map(({ part: { enumerations, kinds, controls, threats } }): Part => {
        const packedThreats = threats.map(({ name, title, targets, mitigatedBy, reducedBy, conditions, ...rest }) => {
            return { name, title, targets, mitigatedBy, reducedBy, conditions: pieceOf(conditions), rest: pieceOf(rest) };
        });
        return { enumerations, kinds, controls, threats: packedThreats };
    });
    return {
        types,
        documents: documents.map(({ uri, names, root }) => ({ uri, names, root: packed(json(root)) })),
        texts: packed(json(documents.map(({ text }) => text))),
        parts: packed(json(parts)),
        rules: packed(rules),
        frameworks: packed(json(documents.map(({ part }) => part.frameworks)))
    };
}

/** A library whose parts are each unpacked when they are first asked for. */
export function unpack({ types, documents, ...library }: PackedLibrary): PrebuiltLibrary {
    const texts = once(() => JSON.parse(unpacked(library.texts)) as string[]);
    const parts = once(() => JSON.parse(unpacked(library.parts)) as Part[]);
    const rules = once(() => unpacked(library.rules));
    const frameworks = once(() => JSON.parse(unpacked(library.frameworks)) as LibraryModel['frameworks'][]);
    return {
        types,
        documents: documents.map(({ uri, names, root }, index): StoredDocument => {
            const tree = once(() => JSON.parse(unpacked(root)) as StoredNode);
            const part = once((): LibraryModel => {
                const { threats, ...others } = parts()[index];
                return {
                    ...others,
                    threats: threats.map(threat => unpackedThreat(threat, rules)),
                    get frameworks() {
                        return frameworks()[index];
                    }
                };
            });
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

function unpackedThreat({ conditions: condition, rest: others, ...head }: PackedThreat, rules: () => string): ThreatModel {
    const conditions = once(() => JSON.parse(rules().slice(...condition)) as ThreatModel['conditions']);
    const rest = once(
        () => JSON.parse(rules().slice(...others)) as Pick<ThreatModel, 'severities' | 'maps' | 'steps' | 'facts' | 'declaration'>
    );
    return {
        ...head,
        get conditions() {
            return conditions();
        },
        get severities() {
            return rest().severities;
        },
        get maps() {
            return rest().maps;
        },
        get steps() {
            return rest().steps;
        },
        get facts() {
            return rest().facts;
        },
        get declaration() {
            return rest().declaration;
        }
    };
}

/** JSON in ASCII, which is read several times as fast as what has other characters. */
function json(value: unknown): string {
    return JSON.stringify(value).replace(/[^\x20-\x7e]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function packed(ascii: string): Packed {
    return deflateRawSync(ascii, { level: 9 }).toString('base64');
}

function unpacked(text: Packed): string {
    return inflateRawSync(Buffer.from(text, 'base64')).toString('latin1');
}

function once<T>(make: () => T): () => T {
    let made: { value: T } | undefined;
    return () => (made ??= { value: make() }).value;
}
