import type { Block } from '../text-context/enclosing-block.js';
import type { IndexedAttribute, LibraryIndex } from './library-index.js';

/** The attributes that can be stated in a body: those of its kind, and on zones and systems those of everything inside. */
export function attributesIn(index: LibraryIndex, block: Block): ReadonlyMap<string, IndexedAttribute> {
    switch (block.type) {
        case 'element':
            return index.attributesOf(block.word);
        case 'flow':
        case 'data':
            return index.attributesOf(block.type);
        case 'zone':
        case 'system':
            return new Map([...index.allAttributes(), ...index.attributesOf(block.type)]);
        default:
            return new Map();
    }
}

/** The attribute that a fact of this name states in a body, or that a rule of this name asks for. */
export function attributeAt(index: LibraryIndex, block: Block, name: string): IndexedAttribute | undefined {
    return block.type === 'threat' || block.type === 'control' ? index.anyAttribute(name) : attributesIn(index, block).get(name);
}
