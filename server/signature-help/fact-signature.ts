import { factInBlock } from '../lookup/fact-in-block.js';
import type { LibraryIndex } from '../../explain/index.js';
import { ruleFacts } from '../lookup/rule-facts.js';
import type { Block } from '../text-context/enclosing-block.js';
import type { Subject } from '../text-context/reading.js';
import type { Parameter, Signature } from './signature-help.js';

/** What a type without values of its own takes. */
const FORMS: Readonly<Record<string, string>> = { text: '"text"', number: 'number', date: 'YYYY-MM-DD' };

/** `outputs: [label, top_k, probability]`: a fact with the values that it takes. */
export function factSignature(index: LibraryIndex, block: Block, name: string, written: string | undefined): Signature | undefined {
    const fact = factInBlock(index, block, name);
    if (!fact) {
        return undefined;
    }
    const values = fact.literals ? valuesOf(fact.literals, fact.ordered) : [FORMS[fact.type ?? ''] ?? 'value'];
    return {
        pieces: [{ name, documentation: fact.title }, ': ', ...(fact.set ? ['[', ...values, ']'] : values)],
        documentation: fact.title,
        active: activeIn(fact.literals, written)
    };
}

/** The same for a fact that a rule compares. */
export function ruleFactSignature(index: LibraryIndex, subject: Subject, name: string, written: string | undefined): Signature | undefined {
    const attribute = ruleFacts(index, subject).get(name)?.attribute;
    if (!attribute) {
        return undefined;
    }
    const enumeration = index.enumerations.get(attribute.type);
    const values = enumeration ? valuesOf(enumeration.literals, enumeration.ordered) : [FORMS[attribute.type] ?? 'value'];
    return {
        pieces: [{ name, documentation: attribute.title }, ': ', ...values],
        documentation: attribute.title,
        active: activeIn(enumeration?.literals, written)
    };
}

function valuesOf(literals: readonly { name: string; title?: string }[], ordered: boolean): (string | Parameter)[] {
    return literals.flatMap(({ name, title }, position) => [
        ...(position > 0 ? [ordered ? ' < ' : ', '] : []),
        { name, documentation: title }
    ]);
}

function activeIn(literals: readonly { name: string }[] | undefined, written: string | undefined): string | undefined {
    return literals?.find(({ name }) => name === written)?.name;
}
