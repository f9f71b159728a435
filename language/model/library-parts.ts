import type { AstNode, LangiumDocument } from 'langium';
import type * as ast from '../generated/ast.js';
import { storedDocumentOf } from '../prebuilt/stored.js';
import { controlsOf, expressionOf } from './expressions.js';
import type {
    AttributeModel,
    CatalogueEntryModel,
    ControlModel,
    Expression,
    FrameworkModel,
    KindModel,
    LibraryModel,
    ThreatModel
} from './library-model.js';
import { declarationOf, factsOf, headOf } from './statements.js';

/** What one document declares on the library side. */
export type LibraryPart = Readonly<LibraryModel>;

export const EMPTY_PART: LibraryPart = { enumerations: [], kinds: [], controls: [], threats: [], frameworks: [] };

interface KnownPart {
    text: string;
    part: LibraryPart;
}

const partsByRoot = new WeakMap<AstNode, LibraryPart>();
const lastParts = new WeakMap<LangiumDocument, KnownPart>();

/**
 * The library side of one document. The same object comes back as long as the library statements are the same text at
 * the same place, so that an edit of a system does not rebuild anything that is made from a library.
 */
export function libraryPartOf(document: LangiumDocument): LibraryPart {
    const root = document.parseResult.value as ast.Document;
    const stored = storedDocumentOf(root);
    if (stored) {
        return stored.part;
    }
    let part = partsByRoot.get(root);
    if (!part) {
        part = unchangedPart(document, root) ?? extract(root, document.uri.toString());
        partsByRoot.set(root, part);
    }
    return part;
}

function unchangedPart(document: LangiumDocument, root: ast.Document): LibraryPart | undefined {
    const members = libraryMembers(root);
    if (members.length === 0) {
        return EMPTY_PART;
    }
    const text = members
        .map(member => `${member.$cstNode?.range.start.line}:${member.$cstNode?.range.start.character}:${member.$cstNode?.text}`)
        .join('\n');
    const known = lastParts.get(document);
    if (known?.text === text && root.$cstNode) {
        return known.part;
    }
    const part = extract(root, document.uri.toString());
    lastParts.set(document, { text, part });
    return part;
}

type LibraryMember = Exclude<ast.TopLevel, ast.System | ast.Test>;

function libraryMembers(root: ast.Document): LibraryMember[] {
    return (root.members ?? []).filter(member => member.$type !== 'System' && member.$type !== 'Test');
}

function extract(root: ast.Document, uri: string): LibraryPart {
    const part: LibraryModel = { enumerations: [], kinds: [], controls: [], threats: [], frameworks: [] };
    for (const member of libraryMembers(root)) {
        if (!member.name) {
            continue;
        }
        switch (member.$type) {
            case 'Enumeration':
                part.enumerations.push({
                    ...headOf(member),
                    ordered: member.ordered,
                    literals: member.literals.filter(literal => literal.name).map(headOf),
                    declaration: declarationOf(member, uri)
                });
                break;
            case 'Kind':
                part.kinds.push(kindOf(member, uri));
                break;
            case 'Control':
                part.controls.push(controlOf(member, uri));
                break;
            case 'Threat':
                pushDefined(part.threats, threatOf(member, uri));
                break;
            case 'Framework':
                part.frameworks.push(frameworkOf(member, uri));
                break;
            case 'Scalar':
                break;
        }
    }
    return part;
}

function kindOf(kind: ast.Kind, uri: string): KindModel {
    return {
        ...headOf(kind),
        ...(kind.base && { base: kind.base.$refText }),
        attributes: kind.attributes.filter(attribute => attribute.name && attribute.type).map(attribute => attributeOf(attribute, uri)),
        facts: factsOf(kind.facts, uri),
        declaration: declarationOf(kind, uri)
    };
}

function attributeOf(attribute: ast.Attribute, uri: string): AttributeModel {
    return {
        ...headOf(attribute),
        type: attribute.type.$refText,
        set: attribute.set,
        derived: attribute.derived,
        declaration: declarationOf(attribute, uri)
    };
}

function controlOf(control: ast.Control, uri: string): ControlModel {
    return {
        ...headOf(control),
        maps: entriesOf(control.references, 'maps'),
        implied: control.implications.map(implication => expressionOf(implication, uri)).filter(isDefined),
        facts: factsOf(control.facts, uri),
        declaration: declarationOf(control, uri)
    };
}

/** A threat whose rule cannot be read is no threat yet: half a rule would hold where the whole one does not. */
function threatOf(threat: ast.Threat, uri: string): ThreatModel | undefined {
    const conditions = threat.conditions.map(condition => expressionOf(condition, uri));
    const severities = threat.severities.map(severity => ({ level: severity.level, ...conditionOf(severity, uri) }));
    const steps = threat.references
        .filter(({ role }) => role === 'steps')
        .map(reference => ({ entries: namesOf(reference), ...conditionOf(reference, uri) }));
    if (!conditions.every(isDefined)) {
        return undefined;
    }
    return {
        ...headOf(threat),
        targets: threat.targets.map(target => target.$refText),
        conditions,
        mitigatedBy: threat.mitigations.map(controlsOf).filter(isDefined),
        reducedBy: threat.reductions.map(controlsOf).filter(isDefined),
        severities: severities.filter(({ level }) => level),
        maps: entriesOf(threat.references, 'maps'),
        steps,
        facts: factsOf(threat.facts, uri),
        declaration: declarationOf(threat, uri)
    };
}

function conditionOf(node: { condition?: ast.Expression }, uri: string): { when?: Expression } {
    const when = expressionOf(node.condition, uri);
    return when ? { when } : {};
}

function frameworkOf(framework: ast.Framework, uri: string): FrameworkModel {
    const edition = framework.facts.find(fact => fact.name === 'edition');
    const stated = edition && (edition.texts[0] ?? edition.names[0] ?? edition.numbers[0] ?? edition.dates[0]);
    return {
        ...headOf(framework),
        ...(stated !== undefined && { edition: String(stated) }),
        entries: framework.entries.filter(entry => entry.name).map(entry => entryOf(entry, uri)),
        declaration: declarationOf(framework, uri)
    };
}

function entryOf(entry: ast.CatalogueEntry, uri: string): CatalogueEntryModel {
    const { name: id, ...head } = headOf(entry);
    return { id, ...head, category: entry.category, facts: factsOf(entry.facts, uri), declaration: declarationOf(entry, uri) };
}

function entriesOf(references: readonly ast.CatalogueReferences[], role: ast.CatalogueReferences['role']): string[] {
    return references.filter(reference => reference.role === role).flatMap(namesOf);
}

function namesOf(reference: ast.CatalogueReferences): string[] {
    return reference.entries.map(entry => entry.$refText);
}

function pushDefined<T>(list: T[], item: T | undefined): void {
    if (item !== undefined) {
        list.push(item);
    }
}

function isDefined<T>(value: T | undefined): value is T {
    return value !== undefined;
}
