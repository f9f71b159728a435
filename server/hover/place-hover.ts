import type { Finding } from '../../analysis/finding.js';
import type { DataModel, ElementModel, FactModel, FlowModel, StatementModel, ZoneModel } from '../../language/model/system-model.js';
import type { LibraryIndex } from '../lookup/library-index.js';
import { statedFacts, type StatedFact } from '../lookup/stated-facts.js';
import { bold, code, list, paragraphs, plain } from '../markdown.js';
import type { AnalysedSystem } from '../session/session.js';

/** An element: its kind, what is stated about it (and by whom) and what is not, the data it sees, its open findings. */
export function elementHover({ model, analysis }: AnalysedSystem, element: ElementModel, index: LibraryIndex): string {
    const position = model.elements.indexOf(element);
    const kind = index.kinds.get(element.kind);
    const flows = model.flows.filter(flow => flow.source === position || flow.target === position);
    const sees = new Set(flows.flatMap(flow => [...(flow.sends ?? []), ...(flow.returns ?? [])]));
    return paragraphs([
        heading(element),
        `${code(element.kind)}${kind?.title ? ` ${plain(kind.title)}` : ''}${element.zone === undefined ? '' : ` in zone ${code(model.zones[element.zone].id)}`}`,
        factTable(statedFacts(model, 'element', position, index)),
        sees.size > 0 ? `Sees ${[...sees].map(each => code(model.data[each].name)).join(', ')}` : undefined,
        openFindings(analysis.findings.filter(finding => finding.targetType === 'element' && finding.targetIndex === position))
    ]);
}

export function flowHover({ model, analysis }: AnalysedSystem, flow: FlowModel, index: LibraryIndex): string {
    const position = model.flows.indexOf(flow);
    return paragraphs([
        heading({ name: flow.id, title: flow.title }),
        dataNames('Sends', flow.sends, model.data),
        dataNames('Returns', flow.returns, model.data),
        factTable(statedFacts(model, 'flow', position, index)),
        openFindings(analysis.findings.filter(finding => finding.targetType === 'flow' && finding.targetIndex === position))
    ]);
}

export function zoneHover({ model, analysis }: AnalysedSystem, zone: ZoneModel, _index: LibraryIndex): string {
    const inside = model.elements.filter(element => element.id.startsWith(`${zone.id}.`));
    const ids = new Set(inside.map(element => element.id));
    return paragraphs([
        heading(zone),
        `Trust zone with ${inside.length === 1 ? '1 element' : `${inside.length} elements`}`,
        ownFacts(zone.facts),
        openFindings(analysis.findings.filter(finding => ids.has(finding.target)))
    ]);
}

export function dataHover({ model }: AnalysedSystem, data: DataModel, index: LibraryIndex): string {
    const position = model.data.indexOf(data);
    const flows = model.flows.filter(flow => flow.sends?.includes(position) || flow.returns?.includes(position));
    return paragraphs([
        heading(data),
        factTable(statedFacts(model, 'data', position, index)),
        flows.length > 0 ? `Carried by:\n\n${list(flows.slice(0, 10).map(flow => code(flow.id)))}` : undefined
    ]);
}

export function systemHover({ model, analysis }: AnalysedSystem, _index: LibraryIndex): string {
    return paragraphs([
        heading(model),
        `System with ${model.elements.length} elements and ${model.flows.length} flows`,
        ownFacts(model.facts),
        openFindings(analysis.findings)
    ]);
}

/** An objective or assumption. */
export function statementHover(statement: StatementModel): string {
    return paragraphs([heading(statement), ownFacts(statement.facts)]);
}

function heading({ name, title }: { name: string; title?: string }): string {
    return title ? `${bold(title)} ${code(name)}` : bold(name);
}

function factTable(facts: readonly StatedFact[]): string {
    const stated = facts.filter(fact => fact.value !== undefined);
    const unknown = facts.filter(fact => fact.value === undefined);
    return paragraphs([
        list(stated.map(({ name, value, from }) => `${code(name)}: ${plain(value!)}${from ? `, from ${code(from)}` : ''}`)),
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
    const open = findings.filter(finding => finding.status === 'open' || finding.status === 'planned');
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
