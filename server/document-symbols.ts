import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver-types';
import type { SystemModel } from '../language/model/system-model.js';
import type { Declaration, Position } from '../language/model/source.js';
import { comparePositions, isOwn } from './lookup/ranges.js';
import type { Snapshot } from './session/session.js';

const outlines = new WeakMap<Snapshot, DocumentSymbol[]>();

/** The outline of a document: what it declares, nested as in the text. Kept for as long as the document stays the same. */
export function documentSymbols(snapshot: Snapshot): DocumentSymbol[] {
    let outline = outlines.get(snapshot);
    if (!outline) {
        outline = nest([...systemSymbols(snapshot), ...testSymbols(snapshot), ...librarySymbols(snapshot)]);
        outlines.set(snapshot, outline);
    }
    return outline;
}

function systemSymbols({ systems }: Snapshot): LocatedSymbol[] {
    return systems.flatMap(({ model }) => [
        symbol(model.name, model.title, SymbolKind.Package, model.declaration),
        ...memberSymbols(model)
    ]);
}

function testSymbols({ tests, text }: Snapshot): LocatedSymbol[] {
    return tests.flatMap(({ test, model }) => [
        symbol(test.name, 'test', SymbolKind.Method, test.declaration),
        ...memberSymbols(model),
        ...test.expectations.map(({ declaration }) => symbol(text.getText(declaration.whole), undefined, SymbolKind.Boolean, declaration))
    ]);
}

function memberSymbols(model: SystemModel): LocatedSymbol[] {
    return [
        ...model.objectives.map(each => symbol(each.name, each.title, SymbolKind.String, each.declaration)),
        ...model.assumptions.map(each => symbol(each.name, each.title, SymbolKind.String, each.declaration)),
        ...model.views.map(each => symbol(each.name, each.title, SymbolKind.Interface, each.declaration)),
        ...model.data.filter(isOwn).map(each => symbol(each.name, each.title, SymbolKind.Field, each.declaration)),
        ...model.zones.filter(isOwn).map(each => symbol(each.name, each.title, SymbolKind.Namespace, each.declaration)),
        ...model.elements
            .filter(isOwn)
            .map(each => symbol(each.name, [each.kind, each.title].filter(Boolean).join(' '), SymbolKind.Class, each.declaration)),
        ...model.flows
            .filter(isOwn)
            .map(each =>
                symbol(
                    `${model.elements[each.source].name} -> ${model.elements[each.target].name}`,
                    each.title,
                    SymbolKind.Event,
                    each.declaration
                )
            ),
        ...model.treatments.map(each => symbol(`${each.action} ${each.threat}`, each.target, SymbolKind.Operator, each.declaration))
    ];
}

function librarySymbols({ library, uri }: Snapshot): LocatedSymbol[] {
    const declared = [
        ...library.enumerations.map(each => symbol(each.name, each.title, SymbolKind.Enum, each.declaration)),
        ...library.kinds.flatMap(each => [
            symbol(each.name, each.title, SymbolKind.Class, each.declaration),
            ...each.attributes.map(attribute => symbol(attribute.name, attribute.title, SymbolKind.Property, attribute.declaration))
        ]),
        ...library.controls.map(each => symbol(each.name, each.title, SymbolKind.Method, each.declaration)),
        ...library.threats.map(each => symbol(each.name, each.title, SymbolKind.Event, each.declaration)),
        ...library.frameworks.flatMap(each => [
            symbol(each.name, each.title, SymbolKind.Module, each.declaration),
            ...each.entries.map(entry => symbol(entry.id, entry.title, SymbolKind.Constant, entry.declaration))
        ])
    ];
    return declared.filter(each => each.uri === uri);
}

interface LocatedSymbol extends DocumentSymbol {
    uri: string;
}

function symbol(
    name: string,
    detail: string | undefined,
    kind: SymbolKind,
    { uri, name: selectionRange, whole: range }: Declaration
): LocatedSymbol {
    // The protocol refuses symbols without a name, which broken text can have.
    return { name: name || '?', detail, kind, range, selectionRange, uri };
}

/** Puts every symbol into the smallest one whose range holds it. */
function nest(symbols: LocatedSymbol[]): DocumentSymbol[] {
    const sorted = [...symbols].sort(
        (a, b) => comparePositions(a.range.start, b.range.start) || comparePositions(b.range.end, a.range.end)
    );
    const roots: DocumentSymbol[] = [];
    const open: DocumentSymbol[] = [];
    for (const { uri: _uri, ...each } of sorted) {
        while (open.length > 0 && endsBefore(open.at(-1)!.range.end, each.range.end)) {
            open.pop();
        }
        const parent = open.at(-1);
        if (parent) {
            (parent.children ??= []).push(each);
        } else {
            roots.push(each);
        }
        open.push(each);
    }
    return roots;
}

function endsBefore(end: Position, other: Position): boolean {
    return comparePositions(end, other) < 0;
}
