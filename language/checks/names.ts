import { AstUtils, UriUtils, type AstNode } from 'langium';
import type { Attribute, Element, Enumeration, Kind, System, Test, Zone } from '../generated/ast.js';
import type { Range } from '../model/source.js';
import { isDeclared, spaceOf, type Declared } from '../references/names.js';
import { nameRange, rangesOf, tokenRanges } from '../syntax/ranges.js';
import { isBuiltIn } from '../workspace/built-in.js';
import type { Check, CheckContext, DocumentCheck } from './check.js';
import { inventoryOf } from './inventory.js';
import { removing, replacing, type ProblemFix } from './problem-fix.js';
import { checkShadowedSystem } from './shadowed-names.js';

type Named = AstNode & { name?: string };

/** Statements of a file that share a name with one that counts before them, and overrides with nothing to override. */
export const checkTopLevelNames: DocumentCheck = (document, context) => {
    for (const member of document.members) {
        if (isDeclared(member) && member.name) {
            checkDotted(member, context);
            checkTopLevel(member, context);
        }
    }
};

function checkTopLevel(member: Declared, context: CheckContext): void {
    const space = spaceOf(member);
    const own = context.visible.own.find(space, member.name);
    const free = (name: string) => !context.visible.find(space, name);
    if (own[0] !== member) {
        context.report({
            severity: 'error',
            code: 'duplicate-name',
            range: nameRange(member),
            message: `The ${wordFor(member)} '${member.name}' is already declared in this file.`,
            fixes: renaming(member, free)
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
            message: `There is no ${wordFor(member)} '${member.name}' to override.`,
            fixes: tokenRanges(member, 'override').map(range => removing(nameRange(member), range, 'Remove override', true))
        });
    } else if (!overriding && others.length > 0 && !isBuiltIn(context.document.uri)) {
        const { uri } = AstUtils.getDocument(others[0]);
        const where = isBuiltIn(uri) ? 'the built-in library' : `'${UriUtils.relative(UriUtils.dirname(context.document.uri), uri)}'`;
        const overridable = member.$type === 'Control' || member.$type === 'Threat';
        const remedy = overridable ? ' Write override before it to replace that one.' : '';
        context.report({
            severity: 'error',
            code: 'duplicate-name',
            range: nameRange(member),
            message: `The ${wordFor(member)} '${member.name}' is already declared in ${where}.${remedy}`,
            fixes: [...(overridable ? [overridingFix(member)] : []), ...renaming(member, free)],
            related: [{ uri: uri.toString(), range: nameRange(others[0]), message: `the other ${wordFor(member)} '${member.name}'` }]
        });
    }
}

function overridingFix(member: Declared): ProblemFix {
    const { start } = rangesOf(member).whole;
    return replacing(nameRange(member), { start, end: start }, 'override ', `Override the ${wordFor(member)} ${member.name}`);
}

/** Gives a second declaration a name of its own; not where names inside of it are written with its present one. */
function renaming(node: Named, isFree: (name: string) => boolean): ProblemFix[] {
    const range = nameRange(node);
    if (!node.name || ('members' in node && (node.members as unknown[]).length > 0)) {
        return [];
    }
    let number = 2;
    while (!isFree(`${node.name}_${number}`)) {
        number++;
    }
    return [replacing(range, range, `${node.name}_${number}`, `Rename to ${node.name}_${number}`)];
}

function isOverriding(member: Declared): boolean {
    return (member.$type === 'Control' || member.$type === 'Threat') && member.override;
}

/** Members of one place with the same name. Elements and zones share their names, since treatments name both. */
export const checkMemberNames: DocumentCheck = (document, context) => {
    for (const { places } of inventoryOf(document, context)) {
        places.forEach(place => checkMembers(place, context));
    }
};

function checkMembers(place: System | Test | Zone | Element, context: CheckContext): void {
    const places = new Set<string>();
    const others = new Map<string, Set<string>>();
    for (const member of place.members) {
        if (member.$type === 'Flow' || member.$type === 'Treatment' || member.$type === 'Expectation' || !member.name) {
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
}

export const checkLiteralNames: Check<Enumeration> = (enumeration, context) => {
    const names = new Set<string>();
    enumeration.literals.forEach(literal =>
        reportDuplicate(literal, names, context, range => [
            removing(range, rangesOf(literal).whole, `Remove the second ${literal.name}`, true)
        ])
    );
};

export const checkAttributeNames: Check<Kind> = (kind, context) => {
    const names = new Set<string>();
    kind.attributes.forEach(attribute => {
        checkDotted(attribute, context);
        reportDuplicate(attribute, names, context);
    });
};

function reportDuplicate(
    node: Named,
    names: Set<string>,
    context: CheckContext,
    fixesAt: (range: Range) => ProblemFix[] = () => renaming(node, name => !names.has(name))
): void {
    if (!node.name) {
        return;
    }
    if (names.has(node.name)) {
        context.report({
            severity: 'error',
            code: 'duplicate-name',
            range: nameRange(node),
            message: `The name '${node.name}' is already taken here.`,
            fixes: fixesAt(nameRange(node))
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

const WORDS: Readonly<Record<Declared['$type'], string>> = {
    System: 'system',
    Kind: 'kind',
    Enumeration: 'enumeration',
    Scalar: 'scalar',
    Control: 'control',
    Threat: 'threat',
    Framework: 'framework'
};

function wordFor(member: Declared): string {
    return WORDS[member.$type];
}
