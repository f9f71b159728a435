import type { Block } from '../text-context/enclosing-block.js';
import type { IndexedAttribute, LibraryIndex } from './library-index.js';

/** The attributes that can be stated in a body: those of its kind, and on zones, systems and tests those of everything inside. */
export function attributesIn(index: LibraryIndex, block: Block): ReadonlyMap<string, IndexedAttribute> {
    switch (block.type) {
        case 'element':
            return index.attributesOf(block.word);
        case 'flow':
        case 'data':
            return index.attributesOf(block.type);
        case 'zone':
        case 'system':
        case 'test': {
            const own = index.attributesOf(block.type === 'test' ? 'system' : block.type);
            // A statement's own facts come first and count, also where elements have one of that name.
            return new Map([...own, ...elementAttributes(index), ...own]);
        }
        default:
            return new Map();
    }
}

const onElements = new WeakMap<LibraryIndex, ReadonlyMap<string, IndexedAttribute>>();

/** What elements of any kind can state, and so what holds on a zone for all inside it. */
function elementAttributes(index: LibraryIndex): ReadonlyMap<string, IndexedAttribute> {
    let attributes = onElements.get(index);
    if (!attributes) {
        const kinds = index.library.kinds.filter(({ name }) => !STATEMENT_KINDS.has(name));
        // The first declaration of a name counts, as it does for the language's own check.
        attributes = new Map(
            kinds.flatMap(kind => kind.attributes.map(attribute => [attribute.name, { attribute, kind }] as const)).reverse()
        );
        onElements.set(index, attributes);
    }
    return attributes;
}

const STATEMENT_KINDS: ReadonlySet<string> = new Set(['system', 'zone', 'data', 'flow']);

/** The attribute that a fact of this name states in a body, or that a rule of this name asks for. */
export function attributeAt(index: LibraryIndex, block: Block, name: string): IndexedAttribute | undefined {
    return block.type === 'threat' || block.type === 'control' ? index.anyAttribute(name) : attributesIn(index, block).get(name);
}
