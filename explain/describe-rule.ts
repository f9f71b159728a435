import type { ControlExpression, ControlModel, ThreatModel } from '../language/model/library-model.js';
import type { FactModel } from '../language/model/system-model.js';
import { catalogueUrl } from './catalogue-urls.js';
import { namesControl } from './control-expressions.js';
import { named } from './describe-kind.js';
import type { ControlDescription, Named, Reference, ThreatDescription } from './descriptions.js';
import type { LibraryIndex } from './library-index.js';
import { conditionInSentence, controlsInSentence } from './rule-sentences.js';
import { conditionInWords, ruleInWords } from './rule-words.js';

/** URIs of the built-in library start with this. */
export const BUILT_IN_PREFIX = 'tmodel-builtin:/';

/** Where a control counts, by its fact `counts`. */
const PLACES: Record<string, string> = {
    on_target: 'on what is threatened, or on a zone or system around it',
    on_path: 'on what is threatened, on a zone or system around it, or where every path of the attack passes it',
    at_source: 'where every path of the attack begins: on that element, or on the flow by which the path leaves it'
};

/** What a control can lie on the way of, by its fact `guards`. */
const GUARDED: Record<string, string> = {
    questions: 'questions to a service or model',
    content: 'content that somebody authored',
    lessons: 'what a model learns from',
    artifacts: 'artefacts that are delivered',
    actions: 'what an agent or tool makes happen'
};

/** A control with where it counts and what it is good for. */
export function describeControl(control: ControlModel, index: LibraryIndex): ControlDescription {
    const { threats } = index.library;
    const names = (expressions: readonly ControlExpression[]) => expressions.some(each => namesControl(each, control.name));
    const closes = threats.filter(({ mitigatedBy }) => names(mitigatedBy));
    const reduces = threats.filter(threat => !closes.includes(threat) && names(threat.reducedBy));
    const counts = textOf(control.facts, 'counts') ?? 'on_target';
    const guards = namesOf(control.facts, 'guards');
    return {
        ...named(control),
        ...optional('description', textOf(control.facts, 'description')),
        ...optional('verify', textOf(control.facts, 'verify')),
        counts,
        where: placeInWords(counts, guards),
        guards,
        ...optional('effect', textOf(control.facts, 'effect')),
        impliedBy: control.implied.map(conditionInWords),
        closes: closes.map(({ name }) => name),
        reduces: reduces.map(({ name }) => name),
        maps: control.maps.map(id => describeReference(id, index))
    };
}

/** A threat with its rule in words, its treatment and its references. */
export function describeThreat(threat: ThreatModel, index: LibraryIndex): ThreatDescription {
    const { facts } = threat;
    return {
        ...named(threat),
        family: familyOf(threat),
        on: threat.targets,
        ...optional('message', textOf(facts, 'message')),
        ...optional('advice', textOf(facts, 'advice')),
        ...optional('silent', textOf(facts, 'silent')),
        ...optional('description', textOf(facts, 'description')),
        ...optional('falsePositives', textOf(facts, 'false_positives')),
        raised: threat.conditions.map(condition => conditionInSentence(condition, index)),
        rule: ruleInWords(threat),
        closedBy: threat.mitigatedBy.map(controlsInSentence),
        reducedBy: threat.reducedBy.map(controlsInSentence),
        controls: controlsNamed(threat, index),
        ...optional('effort', textOf(facts, 'effort')),
        ...optional('weighs', textOf(facts, 'weighs')),
        stride: namesOf(facts, 'stride'),
        severities: threat.severities.map(({ level, when }) => ({ level, ...(when && { when: conditionInSentence(when, index) }) })),
        maps: threat.maps.map(id => describeReference(id, index)),
        steps: threat.steps.map(({ entries, when }) => ({
            references: entries.map(id => describeReference(id, index)),
            ...(when && { when: conditionInSentence(when, index) })
        }))
    };
}

/** An id of a catalogue (`atlas.AML.T0043`) with its title and page. */
export function describeReference(id: string, index: LibraryIndex): Reference {
    return { id, ...optional('title', index.entries.get(id)?.entry.title), ...optional('url', catalogueUrl(id)) };
}

/** The file that a threat stands in, without folder and ending. */
export function familyOf({ declaration }: ThreatModel): string {
    const file = declaration.uri.slice(declaration.uri.lastIndexOf('/') + 1);
    return file.replace(/\.tmodel$/, '');
}

function placeInWords(counts: string, guards: readonly string[]): string {
    const place = PLACES[counts] ?? counts;
    if (counts === 'on_target' || guards.length === 0) return place;
    return `${place}; it guards ${guards.map(guard => GUARDED[guard] ?? guard).join(', and ')}`;
}

function controlsNamed({ mitigatedBy, reducedBy }: ThreatModel, { library }: LibraryIndex): Named[] {
    const expressions = [...mitigatedBy, ...reducedBy];
    return library.controls.filter(({ name }) => expressions.some(each => namesControl(each, name))).map(named);
}

function namesOf(facts: readonly FactModel[], name: string): string[] {
    return facts.filter(fact => fact.name === name).flatMap(({ values }) => values.map(({ value }) => String(value)));
}

function textOf(facts: readonly FactModel[], name: string): string | undefined {
    const values = namesOf(facts, name);
    return values.length > 0 ? values.join(', ') : undefined;
}

function optional<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
    return value === undefined ? {} : ({ [key]: value } as Record<K, string>);
}
