/**
 * A prebuilt library: the documents with their syntax trees as plain data. What is repeated often is short: a node is
 * an array of its type's index, its ranges, and its properties' values in the order of the type's property names.
 */
export interface PrebuiltLibrary {
    types: { name: string; properties: string[] }[];
    documents: StoredDocument[];
}

export interface StoredDocument {
    uri: string;
    text: string;
    root: StoredNode;
}

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
