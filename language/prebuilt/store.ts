import { isAstNode, isReference, type AstNode, type LangiumDocument } from 'langium';
import type { Document } from '../generated/ast.js';
import { libraryPartOf } from '../model/library-parts.js';
import type { Range } from '../model/source.js';
import { DocumentNames, GLOBAL_SPACES } from '../references/names.js';
import { rangesOf, referenceRange } from '../syntax/ranges.js';
import type { PrebuiltLibrary, StoredNames, StoredNode, StoredRanges, StoredValue } from './stored.js';

/** Turns parsed documents into plain data that {@link reviveLibrary} turns back. Cross-references are kept as text. */
export function storeLibrary(documents: readonly LangiumDocument[]): PrebuiltLibrary {
    const types: PrebuiltLibrary['types'] = [];
    const indices = new Map<string, number>();

    function typeIndex(node: AstNode): number {
        let index = indices.get(node.$type);
        if (index === undefined) {
            index = types.push({ name: node.$type, properties: [] }) - 1;
            indices.set(node.$type, index);
        }
        return index;
    }

    function storeNode(node: AstNode): StoredNode {
        const type = typeIndex(node);
        const { properties } = types[type];
        const values: Record<string, StoredValue> = {};
        for (const [property, value] of Object.entries(node).sort(([a], [b]) => (a < b ? -1 : 1))) {
            if (property.startsWith('$') || value === undefined || value === false || (Array.isArray(value) && value.length === 0)) {
                continue;
            }
            if (!properties.includes(property)) {
                properties.push(property);
            }
            values[property] = storeValue(value);
        }
        const listed = properties.map(property => values[property] ?? null);
        while (listed.at(-1) === null) {
            listed.pop();
        }
        return [type, storeRanges(node), ...listed];
    }

    function storeValue(value: unknown): StoredValue {
        if (Array.isArray(value)) {
            return { l: value.map(storeValue) };
        }
        if (isReference(value)) {
            const { start, end } = referenceRange(value);
            return { r: value.$refText, p: [start.line, start.character, end.character] };
        }
        return isAstNode(value) ? storeNode(value) : (value as string | number | boolean);
    }

    return {
        documents: documents.map(document => ({
            uri: document.uri.toString(),
            names: storeNames(document),
            text: document.textDocument.getText(),
            root: storeNode(document.parseResult.value),
            part: libraryPartOf(document)
        })),
        types
    };
}

function storeNames(document: LangiumDocument): StoredNames {
    const names = new DocumentNames(document.parseResult.value as Document);
    return Object.fromEntries(
        GLOBAL_SPACES.map(space => [space, [...names.all(space).keys()]] as const).filter(([, declared]) => declared.length > 0)
    );
}

function storeRanges(node: AstNode): StoredRanges {
    const { whole, name, body, values } = rangesOf(node);
    const stored = [whole, name, body, values].map(storeRange);
    while (stored.at(-1)?.[0] === -1) {
        stored.pop();
    }
    return stored.flat();
}

function storeRange(range: Range | undefined): number[] {
    return range ? [range.start.line, range.start.character, range.end.line, range.end.character] : [-1];
}
