import type { Finding } from '../../analysis/finding.js';
import type {
    DataModel,
    ElementModel,
    FactModel,
    FlowModel,
    StatementModel,
    SystemModel,
    ViewModel,
    ZoneModel
} from '../../language/model/system-model.js';
import { actorsReaching } from '../lookup/exposure.js';
import { inheritedControls } from '../lookup/inheritance.js';
import type { LibraryIndex } from '../../explain/index.js';
import { isOpen } from '../lookup/open-findings.js';
import { isOwn } from '../lookup/ranges.js';
import { originOf, statedFacts, type StatedFact } from '../lookup/stated-facts.js';
import { bold, code, list, paragraphs, plain } from '../markdown.js';
import type { AnalysedSystem } from '../session/session.js';

/** Longer lists are cut: a hover is read at a glance. */
const MOST_LISTED = 10;

/** An element: its kind, what is stated about it (and by whom) and what is not, the controls in place, who reaches it, the data it sees, its open findings. */
export function elementHover({ model, analysis }: AnalysedSystem, element: ElementModel, index: LibraryIndex): string {
    const position = model.elements.indexOf(element);
    const kind = index.kinds.get(element.kind);
    const flows = model.flows.filter(flow => flow.source === position || flow.target === position);
    const sees = new Set(flows.flatMap(flow => [...(flow.sends ?? []), ...(flow.returns ?? [])]));
    return paragraphs([
        heading(element),
        `${code(element.kind)}${kind?.title ? ` ${plain(kind.title)}` : ''}${element.zone === undefined ? '' : ` in zone ${code(model.zones[element.zone].id)}`}`,
        factTable(statedFacts(model, 'element', position, index)),
        controlsInPlace(model, element),
        exposure(model, element, index),
        sees.size > 0 ? `Sees ${[...sees].map(each => code(model.data[each].name)).join(', ')}` : undefined,
        openFindings(analysis.findings.filter(finding => finding.targetType === 'element' && finding.targetIndex === position))
    ]);
}

export function flowHover({ model, analysis }: AnalysedSystem, flow: FlowModel, index: LibraryIndex): string {
    const position = model.flows.indexOf(flow);
    return paragraphs([
        heading({ name: flow.id, title: flow.title }),
        crossing(model, flow),
        dataNames('Sends', flow.sends, model.data),
        dataNames('Returns', flow.returns, model.data),
        factTable(statedFacts(model, 'flow', position, index)),
        openFindings(analysis.findings.filter(finding => finding.targetType === 'flow' && finding.targetIndex === position))
    ]);
}

/** A zone: its trust, what is in it, the flows over its border, its open findings. */
export function zoneHover({ model, analysis }: AnalysedSystem, zone: ZoneModel, _index: LibraryIndex): string {
    const inside = new Set(model.elements.filter(element => element.id.startsWith(`${zone.id}.`)));
    const ids = new Set([...inside].map(element => element.id));
    const crossing = model.flows.filter(({ source, target }) => inside.has(model.elements[source]) !== inside.has(model.elements[target]));
    const controls = zone.mitigations.map(({ control, status }) => code(control) + (status === 'planned' ? ' (planned)' : ''));
    return paragraphs([
        heading(zone),
        `${isSystem(zone) ? 'Another system, of which this one uses' : 'Trust zone with'} ${counted([...inside], 'element')}`,
        ownFacts(zone.facts),
        controls.length > 0 ? `For everything inside: ${controls.join(', ')}` : undefined,
        crossing.length > 0 ? `Flows over its border:\n\n${list(crossing.slice(0, MOST_LISTED).map(flow => code(flow.id)))}` : undefined,
        openFindings(analysis.findings.filter(finding => ids.has(finding.target)))
    ]);
}

/** Whether a zone stands for another system as a whole. */
function isSystem({ from, parent }: ZoneModel): boolean {
    return from !== undefined && parent === undefined;
}

function counted(things: readonly unknown[], noun: string): string {
    return things.length === 1 ? `1 ${noun}` : `${things.length} ${noun}s`;
}

/** Data: its facts, the flows that carry it, and the elements that see it. */
export function dataHover({ model }: AnalysedSystem, data: DataModel, index: LibraryIndex): string {
    const position = model.data.indexOf(data);
    const flows = model.flows.filter(flow => flow.sends?.includes(position) || flow.returns?.includes(position));
    return paragraphs([
        heading(data),
        factTable(statedFacts(model, 'data', position, index)),
        flows.length > 0 ? `Carried by:\n\n${list(flows.slice(0, MOST_LISTED).map(flow => code(flow.id)))}` : undefined,
        flows.length > 0 ? `Seen by ${seers(model, flows)}` : undefined
    ]);
}

export function systemHover({ model, analysis }: AnalysedSystem, _index: LibraryIndex): string {
    return paragraphs([
        heading(model),
        `System with ${counted(model.elements.filter(isOwn), 'element')} and ${counted(model.flows.filter(isOwn), 'flow')}`,
        ownFacts(model.facts),
        openFindings(analysis.findings)
    ]);
}

/** The elements at the ends of flows. */
function seers({ elements }: SystemModel, flows: readonly FlowModel[]): string {
    const ends = [...new Set(flows.flatMap(({ source, target }) => [source, target]))].sort((a, b) => a - b);
    const more = ends.length > MOST_LISTED ? ` and ${ends.length - MOST_LISTED} more` : '';
    return `${ends
        .slice(0, MOST_LISTED)
        .map(each => code(elements[each].name))
        .join(', ')}${more}`;
}

/** Controls on an element and around it. */
function controlsInPlace(model: SystemModel, element: ElementModel): string | undefined {
    const own = element.mitigations.map(({ control, status }) => code(control) + (status === 'planned' ? ' (planned)' : ''));
    const around = inheritedControls(model, element).map(({ stated, by }) => `${code(stated.control)}, from ${code(by.name)}`);
    return own.length + around.length > 0 ? `Controls:\n\n${list([...own, ...around])}` : undefined;
}

/** Who can call an element, however far away. */
function exposure(model: SystemModel, element: ElementModel, index: LibraryIndex): string | undefined {
    const actors = actorsReaching(model, element, index);
    if (actors.length === 0) {
        return undefined;
    }
    const more = actors.length > MOST_LISTED ? ` and ${actors.length - MOST_LISTED} more` : '';
    const named = actors.slice(0, MOST_LISTED).map(({ name, facts }) => {
        const identity = facts.find(fact => fact.name === 'identity')?.values[0]?.value;
        return code(name) + (identity === undefined ? '' : ` (${plain(String(identity))})`);
    });
    return `Reached from ${named.join(', ')}${more}`;
}

/** The zones at the two ends, where they differ. */
function crossing({ zones, elements }: SystemModel, { source, target }: FlowModel): string | undefined {
    const [from, to] = [elements[source].zone, elements[target].zone];
    const name = (zone: number | undefined) => (zone === undefined ? 'outside of all zones' : code(zones[zone].id));
    return from === to ? undefined : `Crosses a trust boundary: ${name(from)} to ${name(to)}`;
}

/** An objective, assumption or view. */
export function statementHover(statement: StatementModel | ViewModel): string {
    return paragraphs([heading(statement), 'collapse' in statement ? viewed(statement) : undefined, ownFacts(statement.facts)]);
}

/** What a view looks at, and what it collapses and expands. */
function viewed({ focus, collapse, expand }: ViewModel): string {
    const places = (label: string, ids: readonly string[]) => (ids.length > 0 ? `${label} ${ids.map(code).join(', ')}` : undefined);
    const looked = focus && (focus.on === 'finding' ? `${code(focus.threat)} on ${code(focus.target)}` : code(focus.id));
    return paragraphs([
        'View of the data flow diagram',
        looked && `Looks at ${looked}`,
        places('Collapses', collapse),
        places('Expands', expand)
    ]);
}

function heading({ name, title }: { name: string; title?: string }): string {
    return title ? `${bold(title)} ${code(name)}` : bold(name);
}

function factTable(facts: readonly StatedFact[]): string {
    const stated = facts.filter(fact => fact.value !== undefined);
    const unknown = facts.filter(fact => fact.value === undefined);
    return paragraphs([
        list(stated.map(fact => `${code(fact.name)}: ${plain(fact.value!)}${originOf(fact)}`)),
        unknown.length > 0 ? `Not stated: ${unknown.map(({ name }) => code(name)).join(', ')}` : undefined
    ]);
}

function ownFacts(facts: readonly FactModel[]): string {
    return list(facts.map(fact => `${code(fact.name)}: ${plain(fact.values.map(value => String(value.value)).join(', '))}`));
}

function dataNames(label: string, indices: readonly number[] | undefined, data: readonly DataModel[]): string | undefined {
    return indices && indices.length > 0 ? `${label} ${indices.map(index => code(data[index].name)).join(', ')}` : undefined;
}

function openFindings(findings: readonly Finding[]): string | undefined {
    const open = findings.filter(isOpen);
    if (open.length === 0) {
        return undefined;
    }
    const shown = open
        .slice(0, 10)
        .map(
            ({ severity, threat, title, status }) =>
                `${plain(severity)} ${code(threat)} ${plain(title)}${status === 'planned' ? ' (planned)' : ''}`
        );
    return `${open.length === 1 ? '1 open finding' : `${open.length} open findings`}:\n\n${list(shown)}`;
}
