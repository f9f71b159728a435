import type {
    Assumption,
    CatalogueEntry,
    Control,
    DataAsset,
    Element,
    Fact,
    Flow,
    Framework,
    Kind,
    Mitigation,
    Objective,
    System,
    Test,
    Threat,
    Treatment,
    View,
    Zone
} from '../generated/ast.js';
import { rangesOf, tokenRanges } from '../syntax/ranges.js';
import type { Check, CheckContext } from './check.js';
import { isStatementKind } from './declared-attributes.js';
import { factTypeOf, FIXED_FACTS, LIBRARY_FACTS, type FactType } from './fact-types.js';
import { removing, type ProblemFix } from './problem-fix.js';
import { didYouMean, suggestionsFor } from '../syntax/spelling.js';
import { checkValues } from './values.js';

export type Stating =
    | System
    | Test
    | Zone
    | Element
    | Flow
    | DataAsset
    | Objective
    | Assumption
    | Treatment
    | View
    | Mitigation
    | Kind
    | Control
    | Threat
    | Framework
    | CatalogueEntry;

/** Facts of one statement: known to it, of the right type, stated once. */
export const checkFacts: Check<Stating> = (statement, context) => {
    if (statement.facts.length === 0) {
        return;
    }
    const known = knownFacts(statement, context);
    const stated = new Set<string>();
    for (const fact of statement.facts) {
        if (!fact.name) {
            continue;
        }
        if (stated.has(fact.name)) {
            context.report({
                severity: 'error',
                code: 'duplicate-fact',
                range: keyRange(fact),
                message: `'${fact.name}' is already stated here; the first value counts.`,
                fixes: [removal(fact, `Remove the second ${fact.name}`, true)]
            });
        }
        stated.add(fact.name);
        if (known) {
            checkFact(fact, known, context);
        }
    }
};

function checkFact(fact: Fact, known: KnownFacts, context: CheckContext): void {
    const type = known.find(fact.name);
    if (!type) {
        // An open statement has few facts of its own, and whether one is misspelt depends on what it resembles.
        const suggestions = known.open ? suggestionsFor(fact.name, known.names()) : context.suggest(fact.name, known.names);
        if (suggestions.length > 0 || !known.open) {
            context.report({
                severity: 'error',
                code: 'unknown-fact',
                range: keyRange(fact),
                suggestions,
                message: `${known.subject} has no fact '${fact.name}'.${didYouMean(suggestions)}`,
                fixes: [removal(fact, `Remove ${fact.name}`)]
            });
        }
    } else if (type.derived) {
        context.report({
            severity: 'error',
            code: 'derived-fact',
            range: keyRange(fact),
            message: `'${fact.name}' is computed from the model and cannot be stated.`,
            fixes: [removal(fact, `Remove ${fact.name}`, true)]
        });
    } else {
        checkValues(fact, fact.name, type, context);
    }
}

interface KnownFacts {
    /** What has these facts, to start a sentence with. */
    subject: string;
    /** Other facts may be stated too. */
    open: boolean;
    find(name: string): FactType | undefined;
    names: () => Iterable<string>;
}

/** Undefined where nothing is known about what may be stated: the kind is unknown, or the library does not say. */
function knownFacts(statement: Stating, { attributes }: CheckContext): KnownFacts | undefined {
    switch (statement.$type) {
        case 'Element': {
            const kind = statement.kind?.ref;
            return kind && fromAttributes(`A ${kind.name}`, [attributes.of(kind)]);
        }
        case 'Zone':
        case 'System':
        case 'Test': {
            const own = attributes.ofStatement(statement.$type);
            return own && fromAttributes(`A ${statement.$type.toLowerCase()}, or what is inside it,`, [own, attributes.ofAnyElement()]);
        }
        case 'Flow':
        case 'DataAsset': {
            const own = attributes.ofStatement(statement.$type);
            return own && fromAttributes(statement.$type === 'Flow' ? 'A flow' : 'Data', [own]);
        }
        case 'Treatment':
        case 'Mitigation':
        case 'Objective':
        case 'Assumption':
        case 'View':
            return fromTable(statement.$type, FIXED_FACTS[statement.$type], false);
        case 'Threat':
        case 'Control':
            return fromTable(statement.$type, LIBRARY_FACTS[statement.$type], true);
        case 'Kind':
            return factsOfKind(statement, attributes);
        default:
            return undefined;
    }
}

type AttributeMap = ReadonlyMap<string, Parameters<typeof factTypeOf>[0]>;

function fromAttributes(subject: string, maps: readonly AttributeMap[]): KnownFacts {
    return {
        subject,
        open: false,
        find: name => {
            const attribute = maps.find(map => map.has(name))?.get(name);
            return attribute && factTypeOf(attribute);
        },
        names: () => new Set(maps.flatMap(map => [...map.keys()]))
    };
}

/** What a kind says of itself, and what it says of all its elements. */
function factsOfKind(kind: Kind, attributes: CheckContext['attributes']): KnownFacts {
    const structural = fromTable('Kind', LIBRARY_FACTS.Kind, false);
    if (isStatementKind(kind)) {
        return structural;
    }
    const defaults = fromAttributes(`A ${kind.name}`, [attributes.of(kind)]);
    return {
        ...defaults,
        find: name => structural.find(name) ?? defaults.find(name),
        names: () => [...structural.names(), ...defaults.names()]
    };
}

function fromTable(statement: string, table: Readonly<Record<string, FactType>>, open: boolean): KnownFacts {
    return {
        subject: `${/^[AO]/.test(statement) ? 'An' : 'A'} ${statement.toLowerCase()}`,
        open,
        find: name => (Object.hasOwn(table, name) ? table[name] : undefined),
        names: () => Object.keys(table)
    };
}

function removal(fact: Fact, title: string, safe = false): ProblemFix {
    return removing(keyRange(fact), rangesOf(fact).whole, title, safe);
}

function keyRange(fact: Fact) {
    return tokenRanges(fact, 'name')[0] ?? rangesOf(fact).whole;
}
