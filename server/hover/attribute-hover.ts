import type { EnumerationModel } from '../../language/model/library-model.js';
import type { IndexedAttribute, LibraryIndex } from '../../explain/index.js';
import { bold, code, list, paragraphs, plain } from '../markdown.js';

/** A fact: its sentence, its type and the values it can take. */
export function attributeHover({ attribute, kind }: IndexedAttribute, index: LibraryIndex): string {
    const enumeration = index.enumerations.get(attribute.type);
    const type = `${attribute.set ? 'any of ' : ''}${code(attribute.type)}`;
    return paragraphs([
        `${code(attribute.name)}${attribute.title ? ` ${bold(attribute.title)}` : ''}`,
        attribute.derived
            ? `Worked out from the model's structure; a fact of ${code(kind.name)}, ${type}`
            : `A fact of ${code(kind.name)}, ${type}`,
        enumeration && values(enumeration)
    ]);
}

/** A type of values. */
export function enumerationHover(enumeration: EnumerationModel): string {
    return paragraphs([`${code(enumeration.name)}${enumeration.title ? ` ${bold(enumeration.title)}` : ''}`, values(enumeration)]);
}

/** One value: what it says, and of which fact. */
export function literalHover(
    enumeration: EnumerationModel,
    literal: EnumerationModel['literals'][number],
    of: IndexedAttribute | undefined
): string {
    const rank = enumeration.ordered ? `, ${enumeration.literals.indexOf(literal) + 1} of ${enumeration.literals.length} in order` : '';
    return paragraphs([
        `${code(literal.name)}${literal.title ? ` ${bold(literal.title)}` : ''}`,
        of
            ? `A value of ${code(of.attribute.name)}${of.attribute.title ? `: ${plain(of.attribute.title)}` : ''}${rank}`
            : `A value of ${code(enumeration.name)}${rank}`
    ]);
}

function values(enumeration: EnumerationModel): string {
    const heading = enumeration.ordered ? 'Values, in ascending order:' : 'Values:';
    return `${heading}\n\n${list(enumeration.literals.map(({ name, title }) => code(name) + (title ? ` ${plain(title)}` : '')))}`;
}
