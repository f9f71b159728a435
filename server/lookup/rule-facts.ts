import type { AttributeModel } from '../../language/model/library-model.js';
import { ANY_ELEMENT, type Subject } from '../text-context/reading.js';
import type { LibraryIndex } from '../../explain/index.js';

/** A fact that a rule can ask about its subject. */
export interface RuleFact {
    /** As it is written: `format`, `source.trust`, `system.owner`. */
    name: string;
    /** Undefined for `kind`, which every element has. */
    attribute?: AttributeModel;
    /** The kind that declares it. */
    of: string;
    /** Whether the subject itself has it, or only some sub-kind of it, an end of the flow or the system. */
    own: boolean;
}

const STATEMENT_KINDS: ReadonlySet<string> = new Set(['flow', 'data', 'system', 'zone']);

/** The facts that an expression about a subject can ask for, by the name they are written with; its own first. */
export function ruleFacts(index: LibraryIndex, subject: Subject): ReadonlyMap<string, RuleFact> {
    const facts = new Map<string, RuleFact>();
    const add = (kind: string, own: boolean, scope = '') => {
        for (const [name, { attribute, kind: declaring }] of index.attributesOf(kind)) {
            if (!facts.has(scope + name)) {
                facts.set(scope + name, { name: scope + name, attribute, of: declaring.name, own });
            }
        }
    };
    const addKind = (scope = '') => facts.set(`${scope}kind`, { name: `${scope}kind`, of: 'element', own: scope === '' });
    const elementKinds = index.library.kinds.map(({ name }) => name).filter(name => !STATEMENT_KINDS.has(name));
    for (const kind of subject) {
        (kind === ANY_ELEMENT ? elementKinds : [kind]).forEach(each => add(each, true));
    }
    if (subject.some(kind => !STATEMENT_KINDS.has(kind))) {
        addKind();
        // A rule on a kind is on its sub-kinds too, and may ask what only some of them can say.
        elementKinds.filter(kind => index.ancestry(kind).some(({ name }) => subject.includes(name))).forEach(kind => add(kind, false));
    }
    if (subject.includes('flow')) {
        for (const scope of ['source.', 'target.']) {
            addKind(scope);
            elementKinds.forEach(kind => add(kind, false, scope));
        }
    }
    add('system', false, 'system.');
    return facts;
}
