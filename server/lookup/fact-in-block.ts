import type { Block } from '../text-context/enclosing-block.js';
import { attributeAt } from './attribute-at.js';
import type { LibraryIndex } from '../../explain/index.js';
import { LITERAL_TITLES } from './literal-titles.js';
import { statementFacts } from './statement-facts.js';

/** A fact that can be stated in a body, with what it takes. */
export interface FactInBlock {
    name: string;
    title?: string;
    /** `text`, `number`, `date`, the name of an enumeration; undefined where anything goes or the language fixes the values. */
    type?: string;
    /** The values to choose from, in their order. */
    literals?: readonly { name: string; title?: string }[];
    /** The values ascend. */
    ordered: boolean;
    /** Several may be given. */
    set: boolean;
}

/** What a fact of this name takes in a body; undefined where it cannot be stated there. */
export function factInBlock(index: LibraryIndex, block: Block, name: string): FactInBlock | undefined {
    const fixed = statementFacts(block).find(each => each.name === name);
    if (!fixed) {
        return declared(index, block, name);
    }
    const { title, set, type } = fixed;
    switch (type.type) {
        case 'names': {
            const titles = LITERAL_TITLES[name] ?? {};
            return {
                name,
                title,
                set,
                ordered: false,
                literals: type.literals.map(literal => ({ name: literal, title: titles[literal] }))
            };
        }
        case 'any': {
            // The library's own words for it are the ones to offer.
            const enumeration = index.enumerations.get(index.anyAttribute(name)?.attribute.type ?? '');
            return { name, title, set, ordered: false, literals: enumeration?.literals };
        }
        default:
            return { name, title, set, ordered: false, type: type.type };
    }
}

function declared(index: LibraryIndex, block: Block, name: string): FactInBlock | undefined {
    const attribute = attributeAt(index, block, name)?.attribute;
    if (!attribute || attribute.derived) {
        return undefined;
    }
    const { title, type, set } = attribute;
    const enumeration = index.enumerations.get(type);
    return { name, title, type, set, ordered: enumeration?.ordered ?? false, literals: enumeration?.literals };
}
