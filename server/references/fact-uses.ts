import type { Range } from '../../language/model/source.js';
import type { Entity } from '../lookup/entity.js';
import { attributesIn } from '../lookup/attribute-at.js';
import { libraryIndex, type LibraryIndex } from '../lookup/library-index.js';
import { contains } from '../lookup/ranges.js';
import { rangeOfToken, type Reading } from '../readings/reading.js';
import { readingsOf } from '../readings/readings.js';
import type { Snapshot } from '../session/session.js';

/** An attribute or a value of an enumeration: what is stated and compared, and so has no reference in the syntax. */
export type Stated = Extract<Entity, { type: 'attribute' | 'literal' }>;

/** A place where an attribute or value is written. */
export interface FactUse {
    range: Range;
    /** `declares` it, `states` it of something, or `asks` for it in a rule. */
    does: 'declares' | 'states' | 'asks';
}

/** Where one document states, asks for or declares an attribute or value, in the order of the text. */
export function factUses(snapshot: Snapshot, stated: Stated): FactUse[] {
    const index = libraryIndex(snapshot.library);
    const isUse = stated.type === 'attribute' ? attributeUse(snapshot, stated, index) : literalUse(snapshot, stated, index);
    return readingsOf(snapshot)
        .filter(isUse)
        .map(reading => ({ range: nameRange(reading), does: reading.declares ? 'declares' : isRule(reading) ? 'asks' : 'states' }));
}

type IsUse = (reading: Reading) => boolean;

/** In rules and on zones a fact is told by its name alone, because it may be meant of several kinds. */
function attributeUse({ uri }: Snapshot, { attribute }: Extract<Stated, { type: 'attribute' }>, index: LibraryIndex): IsUse {
    const { name, declaration } = attribute;
    return reading => {
        const { token, meaning, declares, block } = reading;
        if (meaning !== 'fact' || lastName(token.text) !== name) {
            return false;
        }
        if (declares) {
            return declaration.uri === uri && contains(declaration.name, token);
        }
        if (isRule(reading) || block.type === 'zone' || block.type === 'system' || block.type === 'test') {
            return true;
        }
        const meant = attributesIn(index, block).get(name)?.attribute.declaration;
        return meant?.uri === declaration.uri && contains(meant.name, declaration.name.start);
    };
}

function literalUse({ uri }: Snapshot, { enumeration, literal }: Extract<Stated, { type: 'literal' }>, index: LibraryIndex): IsUse {
    const takers = new Set(
        index.library.kinds.flatMap(({ attributes }) => attributes.filter(({ type }) => type === enumeration.name).map(({ name }) => name))
    );
    return reading => {
        const { token, meaning, declares, fact, block } = reading;
        if (meaning !== 'value' || token.text !== literal.name) {
            return false;
        }
        if (declares) {
            return enumeration.declaration.uri === uri && contains(enumeration.declaration.whole, token);
        }
        if (fact === undefined || !takers.has(fact)) {
            return false;
        }
        return isRule(reading) || attributesIn(index, block).get(fact)?.attribute.type === enumeration.name;
    };
}

function isRule({ block }: Reading): boolean {
    return block.type === 'threat' || block.type === 'control';
}

/** `source.trust` asks for `trust`: that part of the token. */
function nameRange({ token }: Reading): Range {
    const range = rangeOfToken(token);
    return { ...range, start: { ...range.start, character: range.start.character + token.text.length - lastName(token.text).length } };
}

function lastName(text: string): string {
    return text.slice(text.lastIndexOf('.') + 1);
}
