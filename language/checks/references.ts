import type { AstNode, Reference } from 'langium';
import { isElement, type CatalogueEntry } from '../generated/ast.js';
import { descriptionAround } from '../references/names.js';
import { namesakes, namesInOtherSystem } from '../references/foreign-names.js';
import type { NameError } from '../references/linker.js';
import { isLocalName, wantedBy, type Wanted } from '../references/resolution.js';
import { rangesOf, referenceRange } from '../syntax/ranges.js';
import { forEachReference } from '../syntax/walk.js';
import type { Check, CheckCode, CheckContext } from './check.js';
import { replacing } from './problem-fix.js';
import { didYouMean, listed } from '../syntax/spelling.js';

const CODES: Readonly<Record<Wanted, CheckCode>> = {
    Kind: 'unknown-kind',
    Control: 'unknown-control',
    Threat: 'unknown-threat',
    DataAsset: 'unknown-data',
    Element: 'unknown-element',
    Place: 'unknown-place',
    Subject: 'unknown-place',
    Enclosure: 'unknown-place',
    Sight: 'unknown-place',
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
    Subject: 'element, zone or data',
    Enclosure: 'element or zone',
    Sight: 'element, zone, data or control',
    ValueType: 'enumeration or scalar',
    CatalogueEntry: 'catalogue id',
    System: 'system',
    Framework: 'framework'
};

/** Every reference of a node names exactly one thing, and no retired catalogue entry. */
export const checkReferences: Check<AstNode> = (node, context) =>
    forEachReference(node, (reference, property) => {
        const target = reference.ref;
        if (target?.$type === 'CatalogueEntry') {
            checkRetired(reference, target as CatalogueEntry, context);
        } else if (!target) {
            report(reference, wantedBy({ container: node, property }), node, context);
        }
    });

function report(reference: Reference, wanted: Wanted, node: AstNode, context: CheckContext): void {
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
    const fact = wanted === 'Kind' ? factMeant(node, text, context) : undefined;
    if (fact) {
        context.report({ severity: 'error', code: CODES[wanted], range, suggestions: [`${text}:`], message: fact });
        return;
    }
    const names = visibleNames(wanted, text, node, context);
    const suggestions = [...names.elsewhere().slice(0, 3), ...context.suggest(text, names.fitting)].slice(0, 3);
    const other = names.otherwise(text);
    const hint = other ? ` There is ${other} of that name.` : didYouMean(suggestions);
    context.report({
        severity: 'error',
        code: CODES[wanted],
        range,
        suggestions,
        message: `There is no ${CALLED[wanted]} '${text}'.${hint}`
    });
}

/** What to say of an element that is a fact without its ':', as in `model m { format onnx }`; undefined where it is none. */
function factMeant(node: AstNode, text: string, { attributes }: CheckContext): string | undefined {
    const around = node.$container;
    if (!isElement(node) || !around || node.title !== undefined || rangesOf(node).body) {
        return undefined;
    }
    const kind = isElement(around) ? around.kind.ref : undefined;
    const known = kind ? attributes.of(kind) : isElement(around) ? undefined : attributes.ofStatement(around.$type);
    const owner = kind?.name ?? around.$type.toLowerCase();
    return known?.has(text) ? `'${text}' is a fact of ${owner}: write ${text}: ${node.name}.` : undefined;
}

interface NamesInReach {
    fitting(): Iterable<string>;
    /** Qualified names of what is called so in other systems or in frameworks. */
    elsewhere(): string[];
    /** What else has a name, and cannot stand here. */
    otherwise(name: string): string | undefined;
}

function visibleNames(wanted: Wanted, text: string, node: AstNode, { visible }: CheckContext): NamesInReach {
    if (wanted === 'CatalogueEntry') {
        const current = () => [...visible.all(wanted)].filter(([, entry]) => !isRetired(entry as CatalogueEntry)).map(([id]) => id);
        // An id without its framework may be one of several editions.
        return { fitting: current, elsewhere: () => current().filter(id => id.endsWith(`.${text}`)), otherwise: () => undefined };
    }
    if (!isLocalName(wanted)) {
        return { fitting: () => visible.all(wanted).keys(), elsewhere: () => [], otherwise: () => undefined };
    }
    const system = descriptionAround(node);
    if (!system) {
        return { fitting: () => [], elsewhere: () => [], otherwise: () => undefined };
    }
    const { elements, zones, data } = visible.own.namesOf(system);
    if (wanted !== 'Element' && wanted !== 'DataAsset') {
        const others = wanted === 'Place' || wanted === 'Enclosure' ? [] : data.keys();
        const controls = wanted === 'Sight' ? visible.all('Control').keys() : [];
        return {
            fitting: () => [...elements.keys(), ...zones.keys(), ...others, ...controls],
            elsewhere: () => [],
            otherwise: name => (data.has(name) ? 'data' : undefined)
        };
    }
    return {
        fitting: () => [...(wanted === 'DataAsset' ? data : elements).keys(), ...namesInOtherSystem(text, wanted, system, visible)],
        elsewhere: () => namesakes(text, wanted, system, visible),
        otherwise: name => (data.has(name) ? 'data' : zones.has(name) ? 'a zone' : elements.has(name) ? 'an element' : undefined)
    };
}

function isRetired({ facts }: CatalogueEntry): boolean {
    return facts.some(fact => fact.name === 'retired');
}

function checkRetired(reference: Reference, entry: CatalogueEntry, context: CheckContext): void {
    if (!isRetired(entry)) {
        return;
    }
    const range = referenceRange(reference);
    const written = reference.$refText;
    const framework = written.slice(0, written.length - entry.name.length);
    const successors = entry.facts.find(fact => fact.name === 'replaced_by')?.names ?? [];
    const inPlace = listed(successors.map(name => framework + name));
    context.report({
        severity: 'warning',
        code: 'retired-catalogue-entry',
        range,
        fixes: successors.map(name => ({
            ...replacing(range, range, framework + name, `Replace by ${name}`),
            safe: successors.length === 1
        })),
        message: `'${written}' is retired${inPlace ? `. ${inPlace} replaced it` : ', and nothing replaced it'}.`
    });
}
