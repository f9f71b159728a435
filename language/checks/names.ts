import { AstUtils, UriUtils, type AstNode } from 'langium';
import type { Attribute, Document, Element, Enumeration, Kind, System, TopLevel, Zone } from '../generated/ast.js';
import type { GlobalSpace } from '../references/names.js';
import { nameRange } from '../syntax/ranges.js';
import { isBuiltIn } from '../workspace/built-in.js';
import type { Check, CheckContext } from './check.js';
import { checkShadowedSystem } from './shadowed-names.js';

type Named = AstNode & { name?: string };

/** Statements of a file that share a name with one that counts before them, and overrides with nothing to override. */
export const checkTopLevelNames: Check<Document> = (document, context) => {
    for (const member of document.members) {
        if (member.name) {
            checkDotted(member, context);
            checkTopLevel(member, context);
        }
    }
};

function checkTopLevel(member: TopLevel, context: CheckContext): void {
    const space: GlobalSpace = member.$type === 'Enumeration' || member.$type === 'Scalar' ? 'ValueType' : member.$type;
    const own = context.visible.own.find(space, member.name);
    if (own[0] !== member) {
        context.report({
            severity: 'error',
            code: 'duplicate-name',
            range: nameRange(member),
            message: `The ${wordFor(member)} '${member.name}' is already declared in this file.`
        });
        return;
    }
    if (member.$type === 'System') {
        checkShadowedSystem(member, context);
        return;
    }
    const others = context.visible.findAll(space, member.name).filter(node => !own.includes(node));
    const overriding = isOverriding(member);
    if (overriding && others.length === 0) {
        context.report({
            severity: 'error',
            code: 'nothing-to-override',
            range: nameRange(member),
            message: `There is no ${wordFor(member)} '${member.name}' to override.`
        });
    } else if (!overriding && others.length > 0 && !isBuiltIn(context.document.uri)) {
        const { uri } = AstUtils.getDocument(others[0]);
        const where = isBuiltIn(uri) ? 'the built-in library' : `'${UriUtils.relative(UriUtils.dirname(context.document.uri), uri)}'`;
        const remedy = member.$type === 'Control' || member.$type === 'Threat' ? ' Write override before it to replace that one.' : '';
        context.report({
            severity: 'error',
            code: 'duplicate-name',
            range: nameRange(member),
            message: `The ${wordFor(member)} '${member.name}' is already declared in ${where}.${remedy}`,
            related: [{ uri: uri.toString(), range: nameRange(others[0]), message: `the other ${wordFor(member)} '${member.name}'` }]
        });
    }
}

function isOverriding(member: TopLevel): boolean {
    return (member.$type === 'Control' || member.$type === 'Threat') && member.override;
}

/** Members of one place with the same name. Elements and zones share their names, since treatments name both. */
export const checkMemberNames: Check<System | Zone | Element> = (place, context) => {
    const places = new Set<string>();
    const others = new Map<string, Set<string>>();
    for (const member of place.members) {
        if (member.$type === 'Flow' || member.$type === 'Treatment' || !member.name) {
            continue;
        }
        checkDotted(member, context);
        const isPlace = member.$type === 'Zone' || member.$type === 'Element';
        const names = isPlace ? places : (others.get(member.$type) ?? new Set());
        if (!isPlace) {
            others.set(member.$type, names);
        }
        reportDuplicate(member, names, context);
    }
};

export const checkLiteralNames: Check<Enumeration> = (enumeration, context) => {
    const names = new Set<string>();
    enumeration.literals.forEach(literal => reportDuplicate(literal, names, context));
};

export const checkAttributeNames: Check<Kind> = (kind, context) => {
    const names = new Set<string>();
    kind.attributes.forEach(attribute => {
        checkDotted(attribute, context);
        reportDuplicate(attribute, names, context);
    });
};

function reportDuplicate(node: Named, names: Set<string>, context: CheckContext): void {
    if (!node.name) {
        return;
    }
    if (names.has(node.name)) {
        context.report({
            severity: 'error',
            code: 'duplicate-name',
            range: nameRange(node),
            message: `The name '${node.name}' is already taken here.`
        });
    }
    names.add(node.name);
}

function checkDotted(node: Named | Attribute, context: CheckContext): void {
    if (node.name?.includes('.')) {
        context.report({
            severity: 'error',
            code: 'dotted-name',
            range: nameRange(node),
            suggestions: [node.name.replaceAll('.', '_')],
            message: `A name that is declared has no dots: 'a.b' stands for b inside a.`
        });
    }
}

const WORDS: Readonly<Record<TopLevel['$type'], string>> = {
    System: 'system',
    Kind: 'kind',
    Enumeration: 'enumeration',
    Scalar: 'scalar',
    Control: 'control',
    Threat: 'threat',
    Framework: 'framework'
};

function wordFor(member: TopLevel): string {
    return WORDS[member.$type];
}
