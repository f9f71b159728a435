import type { AstNode } from 'langium';
import type { LibraryModel } from '../model/library-model.js';
import type { GlobalSpace } from '../references/names.js';

/**
 * A prebuilt library: the documents with their syntax trees as plain data. What is repeated often is short: a node is
 * an array of its type's index, its ranges, and its properties' values in the order of the type's property names.
 */
export interface PrebuiltLibrary {
    types: { name: string; properties: string[] }[];
    documents: StoredDocument[];
}

/** A document with what was worked out about it: its tree is only needed by whoever asks for a statement of it. */
export interface StoredDocument {
    uri: string;
    /** The names that it declares, in the order of the text. */
    names: StoredNames;
    text: string;
    root: StoredNode;
    /** What it declares on the library side. */
    part: LibraryModel;
}

export type StoredNames = Partial<Record<GlobalSpace, string[]>>;

/** [type, ranges, ...values]; ranges are start line, start character, end line, end character of whole, name, body, values. */
export type StoredNode = [type: number, ranges: StoredRanges, ...values: StoredValue[]];

/** Four numbers for each of whole, name, body, values; an absent one is a single -1. */
export type StoredRanges = number[];

/** A node is `[...]`, a reference is `{ r: text, p: [line, start, end] }`, a list is `{ l: [...] }`, the rest are plain values. */
export type StoredValue = StoredNode | StoredReference | StoredList | string | number | boolean | null;

export interface StoredReference {
    r: string;
    p: [line: number, start: number, end: number];
}

export interface StoredList {
    l: StoredValue[];
}

/** The root of the tree of a stored document. */
export interface RevivedRoot extends AstNode {
    readonly $stored: StoredDocument;
}

/** What is stored about a document, by the root of its tree; undefined for one that was parsed. */
export function storedDocumentOf(root: AstNode): StoredDocument | undefined {
    return '$stored' in root ? (root as RevivedRoot).$stored : undefined;
}
