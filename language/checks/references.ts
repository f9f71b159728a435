import type { AstNode, Reference } from 'langium';
import type { CatalogueEntry, System } from '../generated/ast.js';
import type { NameError } from '../references/linker.js';
import { wantedBy, type Wanted } from '../references/resolution.js';
import { referenceRange } from '../syntax/ranges.js';
import { forEachReference } from '../syntax/walk.js';
import type { Check, CheckCode, CheckContext } from './check.js';
import { didYouMean, listed, suggestionsFor } from '../syntax/spelling.js';

const CODES: Readonly<Record<Wanted, CheckCode>> = {
    Kind: 'unknown-kind',
    Control: 'unknown-control',
    Threat: 'unknown-threat',
    DataAsset: 'unknown-data',
    Element: 'unknown-element',
    Place: 'unknown-place',
    ValueType: 'unknown-type',
    CatalogueEntry: 'unknown-catalogue-entry',
    System: 'unknown-name',
    Framework: 'unknown-name'
};

const CALLED: Readonly<Record<Wanted, string>> = {
    Kind: 'kind',
    Control: 'control',
    Threat: 'threat',
    DataAsset: 'data',
    Element: 'element',
    Place: 'element, zone or system',
    ValueType: 'enumeration or scalar',
    CatalogueEntry: 'catalogue id',
    System: 'system',
    Framework: 'framework'
};

/** Suggestions cost a comparison with every visible name, so only the first unknown names of a document get them. */
const MAX_SUGGESTED = 100;

/** Every reference of a node names exactly one thing, and no retired catalogue entry. */
export function referenceCheck(): Check<AstNode> {
    let suggested = 0;
    return (node, context) =>
        forEachReference(node, (reference, property) => {
            const target = reference.ref;
            if (target?.$type === 'CatalogueEntry') {
                checkRetired(reference, target as CatalogueEntry, context);
            } else if (!target) {
                const wanted = wantedBy({ container: node, property });
                report(reference, wanted, node, context, suggested++ < MAX_SUGGESTED);
            }
        });
}

function report(reference: Reference, wanted: Wanted, node: AstNode, context: CheckContext, suggest: boolean): void {
    const { resolution } = reference.error as NameError;
    const text = reference.$refText;
    const range = referenceRange(reference);
    if (resolution.reason === 'ambiguous') {
        context.report({
            severity: 'error',
            code: 'ambiguous-name',
            range,
            suggestions: resolution.candidates,
            message: `'${text}' is ambiguous: it can be ${listed(resolution.candidates)}.`
        });
        return;
    }
    const names = visibleNames(wanted, node, context);
    const suggestions = suggest ? suggestionsFor(text, names.fitting) : [];
    const other = names.others.get(text);
    const hint = other ? ` There is ${other} of that name.` : didYouMean(suggestions);
    context.report({
        severity: 'error',
        code: CODES[wanted],
        range,
        suggestions,
        message: `There is no ${CALLED[wanted]} '${text}'.${hint}`
    });
}

interface NamesInReach {
    fitting: Iterable<string>;
    /** Names of things that cannot stand here, with what they are. */
    others: ReadonlyMap<string, string>;
}

function visibleNames(wanted: Wanted, node: AstNode, { visible }: CheckContext): NamesInReach {
    if (wanted !== 'Element' && wanted !== 'DataAsset' && wanted !== 'Place') {
        return { fitting: visible.all(wanted).keys(), others: new Map() };
    }
    let system: AstNode | undefined = node;
    while (system && system.$type !== 'System') {
        system = system.$container;
    }
    if (!system) {
        return { fitting: [], others: new Map() };
    }
    const { elements, zones, data } = visible.own.namesOf(system as System);
    const others = new Map<string, string>();
    mark(others, elements, 'an element');
    mark(others, zones, 'a zone');
    mark(others, data, 'data');
    const fitting = wanted === 'DataAsset' ? data.keys() : wanted === 'Element' ? elements.keys() : [...elements.keys(), ...zones.keys()];
    return { fitting, others };
}

function mark(into: Map<string, string>, index: ReadonlyMap<string, unknown>, what: string): void {
    for (const name of index.keys()) {
        into.set(name, what);
    }
}

function checkRetired(reference: Reference, entry: CatalogueEntry, context: CheckContext): void {
    const retired = entry.facts.find(fact => fact.name === 'retired');
    if (!retired) {
        return;
    }
    const replacement = entry.facts.find(fact => fact.name === 'replaced_by');
    const framework = reference.$refText.slice(0, reference.$refText.length - entry.name.length);
    const suggestions = replacement?.names.map(name => framework + name) ?? [];
    context.report({
        severity: 'warning',
        code: 'retired-catalogue-entry',
        range: referenceRange(reference),
        suggestions,
        message: `'${reference.$refText}' is retired.${suggestions.length > 0 ? ` ${listed(suggestions)} replaced it.` : ''}`
    });
}
