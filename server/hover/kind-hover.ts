import type { KindModel } from '../../language/model/library-model.js';
import type { LibraryIndex } from '../lookup/library-index.js';
import { bold, code, list, paragraphs, plain } from '../markdown.js';

/** A kind with the facts that can be stated about it and the threats whose rules look at it. */
export function kindHover(kind: KindModel, index: LibraryIndex): string {
    const ancestry = index.ancestry(kind.name).map(({ name }) => name);
    const facts = [...index.attributesOf(kind.name).values()].filter(({ attribute }) => !attribute.derived);
    const threats = index.library.threats.filter(threat => threat.targets.some(target => ancestry.includes(target)));
    return paragraphs([
        `${code(kind.name)}${kind.title ? ` ${bold(kind.title)}` : ''}`,
        ancestry.length > 1 ? `Extends ${ancestry.slice(1).map(code).join(', ')}` : undefined,
        facts.length > 0
            ? `Facts:\n\n${list(facts.map(({ attribute }) => code(attribute.name) + (attribute.title ? ` ${plain(attribute.title)}` : '')))}`
            : undefined,
        threats.length > 0 ? `Threats: ${threats.map(({ name }) => code(name)).join(', ')}` : undefined
    ]);
}
