import { CompletionItemKind } from 'vscode-languageserver-types';
import { isStillOpen } from '../../analysis/index.js';
import type { LibraryIndex } from '../lookup/library-index.js';
import { writtenNames } from '../lookup/written-names.js';
import type { AnalysedSystem } from '../session/session.js';
import type { BlockType } from '../text-context/enclosing-block.js';
import type { Candidate } from './candidate.js';
import { monthsAfter } from './date-candidates.js';
import { decidingFacts } from './deciding-facts.js';
import { isElementKind } from './library-candidates.js';
import { choice, escapeSnippet } from './snippets.js';

/** A whole element states no more facts than these: the rest is asked for by questions. */
const MOST_FACTS = 5;

/** Whole statements to fill in, for editors with tab stops; each is found by the word it starts with. */
export function statementSnippets(block: BlockType, index: LibraryIndex, system: AnalysedSystem | undefined, today: string): Candidate[] {
    switch (block) {
        case 'system':
        case 'test':
        case 'zone':
            return [
                ...wholeElements(index),
                ...wholeFlow(index, system),
                ...wholeTreatments(index, system, today),
                wholeMitigation(index, today)
            ];
        case 'element':
            return [...wholeElements(index), wholeMitigation(index, today)];
        case 'flow':
            return [wholeMitigation(index, today)];
        default:
            return [];
    }
}

function whole(label: string, word: string, detail: string, lines: readonly string[]): Candidate {
    return { label, kind: CompletionItemKind.Snippet, detail, filter: word, snippet: lines.join('\n'), snippetOnly: true, group: 5 };
}

/** Elements of every kind that rules ask something of, with the facts that most rules ask for. */
function wholeElements(index: LibraryIndex): Candidate[] {
    return index.library.kinds.flatMap(({ name, title }) => {
        const facts = isElementKind(name) ? decidingFacts(index, name, MOST_FACTS) : [];
        if (facts.length === 0) {
            return [];
        }
        const lines = facts.map((attribute, place) => `\t${escapeSnippet(attribute.name)}: ${valueStop(index, attribute, place + 3)}`);
        const head = `${escapeSnippet(name)} \${1:name} "\${2:title}" {`;
        return [whole(`${name} { … }`, name, `${title ?? name}, with ${facts.map(fact => fact.name).join(', ')}`, [head, ...lines, '}'])];
    });
}

function valueStop(index: LibraryIndex, { type, set }: { type: string; set: boolean }, stop: number): string {
    const stops = choice(
        stop,
        index.enumerations.get(type)!.literals.map(({ name }) => name)
    );
    return set ? `[${stops}]` : stops;
}

/** A flow between the first two elements; none where there are fewer. */
function wholeFlow(index: LibraryIndex, system: AnalysedSystem | undefined): Candidate[] {
    const [source, target] = (system ? writtenNames(system.model).elements : []).filter(name => name !== undefined);
    if (source === undefined || target === undefined) {
        return [];
    }
    const lines = decidingFacts(index, 'flow', 2).map(
        (attribute, place) => `\t${escapeSnippet(attribute.name)}: ${valueStop(index, attribute, place + 4)}`
    );
    const head = `\${1:${escapeSnippet(source)}} -> \${2:${escapeSnippet(target)}} "\${3:title}" {`;
    return [whole('flow { … }', 'flow', 'A data flow between two elements', [head, ...lines, '}'])];
}

/** Decisions about the first finding that is open, or, where none is, about the whole system. */
function wholeTreatments(index: LibraryIndex, system: AnalysedSystem | undefined, today: string): Candidate[] {
    const finding = system?.analysis.findings.find(each => isStillOpen(each) && each.targetType !== 'flow');
    const threat = finding?.threat ?? index.library.threats[0]?.name;
    const place = finding?.targetType === 'element' ? writtenNames(system!.model).places.elements[finding.targetIndex] : system?.model.name;
    if (!threat || !place) {
        return [];
    }
    const head = `\${1:${escapeSnippet(threat)}} on \${2:${escapeSnippet(place)}} {`;
    const accept = [
        `accept ${head}`,
        `\tby: "\${3:who answers for it}", until: \${4:${monthsAfter(today, 6)}}`,
        '\treason: "${5:why}"',
        '}'
    ];
    return [
        whole('accept { … }', 'accept', 'Accept a risk: who, until when, why', accept),
        ...['transfer', 'avoid', 'dismiss'].map(action =>
            whole(`${action} { … }`, action, 'A decision about a threat, with its reason', [
                `${action} ${head}`,
                '\treason: "${3:why}"',
                '}'
            ])
        )
    ];
}

function wholeMitigation(index: LibraryIndex, today: string): Candidate {
    const control = index.library.controls[0]?.name ?? 'control';
    return whole('mitigation { … }', 'mitigation', 'A control with its status, owner and due date', [
        `mitigation \${1:${escapeSnippet(control)}} {`,
        `\tstatus: ${choice(2, ['planned', 'implemented'])}, owner: "\${3:who}", due: \${4:${monthsAfter(today, 3)}}`,
        '}'
    ]);
}

/** A rule on the kind that most rules are on, about the fact that most of them ask for, to be changed. */
export function threatSnippet(index: LibraryIndex): string {
    const counts = new Map<string, number>();
    for (const target of index.library.threats.flatMap(({ targets }) => targets)) {
        counts.set(target, (counts.get(target) ?? 0) + 1);
    }
    const kind = [...counts].filter(([name]) => isElementKind(name)).sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'element';
    const [fact] = decidingFacts(index, kind, 1);
    const value = fact && index.enumerations.get(fact.type)!.literals[0]?.name;
    const condition = fact && value ? `${fact.name} ${fact.set ? 'includes' : '='} ${value}` : `kind = ${kind}`;
    return [
        'threat ${1:name} "${2:what can happen}" {',
        `\ton \${3:${escapeSnippet(kind)}}`,
        `\twhen \${4:${escapeSnippet(condition)}}`,
        `\tmitigated by \${5:${escapeSnippet(index.library.controls[0]?.name ?? 'control')}}`,
        `\teffort: ${choice(6, ['low', 'medium', 'high'])}`,
        `\tseverity: ${choice(7, ['medium', 'low', 'high', 'critical', 'info'])}`,
        '\tmessage: "${8:what an attacker can do here}"',
        '\tadvice: "${9:what to do about it}"',
        '}'
    ].join('\n');
}
