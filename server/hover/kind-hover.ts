import type { DefaultFact, KindModel } from '../../language/model/library-model.js';
import type { ElementModel } from '../../language/model/system-model.js';
import type { LibraryIndex } from '../lookup/library-index.js';
import { originOf, statedFacts } from '../lookup/stated-facts.js';
import { bold, code, list, paragraphs, plain } from '../markdown.js';
import type { AnalysedSystem } from '../session/session.js';

/** An element that a kind's name stands in front of. */
export interface ElementOfKind {
    system: AnalysedSystem;
    element: ElementModel;
}

/** A kind with the facts that can be stated about it, as they are for the element behind the word, and the threats whose rules look at it. */
export function kindHover(kind: KindModel, index: LibraryIndex, of?: ElementOfKind): string {
    const ancestry = index.ancestry(kind.name).map(({ name }) => name);
    const facts = [...index.attributesOf(kind.name).values()].filter(({ attribute }) => !attribute.derived);
    const threats = index.library.threats.filter(threat => threat.targets.some(target => ancestry.includes(target)));
    const described = facts.map(({ attribute }) => ({
        name: attribute.name,
        text: code(attribute.name) + (attribute.title ? ` ${plain(attribute.title)}` : '')
    }));
    const withDefaults = described.map(({ name, text }) => ({
        name,
        text: text + defaultOf(name, index.defaultsOf(kind.name), kind.name)
    }));
    return paragraphs([
        `${code(kind.name)}${kind.title ? ` ${bold(kind.title)}` : ''}`,
        ancestry.length > 1 ? `Extends ${ancestry.slice(1).map(code).join(', ')}` : undefined,
        ...(of ? factsOfElement(of, described, index) : [section('Facts', withDefaults)]),
        threats.length > 0 ? `Threats: ${threats.map(({ name }) => code(name)).join(', ')}` : undefined
    ]);
}

/** `: **generation** by default`, with the kind that states it where that is another. */
function defaultOf(name: string, defaults: ReadonlyMap<string, DefaultFact>, of: string): string {
    const known = defaults.get(name);
    const value = known?.fact.values.map(each => String(each.value)).join(', ');
    return known && value ? `: ${bold(value)} by default${known.kind === of ? '' : `, as every ${code(known.kind)}`}` : '';
}

type DescribedFact = Record<'name' | 'text', string>;

function factsOfElement({ system: { model }, element }: ElementOfKind, facts: readonly DescribedFact[], index: LibraryIndex) {
    const values = new Map(statedFacts(model, 'element', model.elements.indexOf(element), index).map(fact => [fact.name, fact]));
    const stated = facts.filter(({ name }) => values.get(name)?.value !== undefined);
    const unknown = facts.filter(({ name }) => values.get(name)?.value === undefined);
    const withValues = stated.map(({ name, text }) => {
        const fact = values.get(name)!;
        return { name, text: `${text}: ${bold(fact.value!)}${originOf(fact)}` };
    });
    return [section(`Stated of ${code(element.name)}`, withValues), section('Not stated', unknown)];
}

function section(title: string, facts: readonly DescribedFact[]): string | undefined {
    return facts.length > 0 ? `${title}:\n\n${list(facts.map(({ text }) => text))}` : undefined;
}
