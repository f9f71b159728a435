import { SEVERITIES, type Analysis, type FindingStatus, type Severity } from '../../analysis/finding.js';
import type { FactModel, SystemModel, ViewModel } from '../../language/model/system-model.js';
import { DETAIL_LEVELS, type DetailLevel, type DiagramView, type FindingFilter, type ViewFocus } from './view.js';

/** A view that a model keeps, as a diagram understands it. */
export interface NamedView {
    view: DiagramView;
    /** Why it does not look at what it names, in a sentence. */
    problem?: string;
}

/**
 * What a `view` statement shows. What is misspelt in it counts as not said: the language reports it.
 * @param analysis of the same model; a view that looks at a finding which is no longer there looks at the finding's target
 */
export function viewOf({ facts, collapse, expand, focus: looked }: ViewModel, model: SystemModel, analysis: Analysis): NamedView {
    const [level] = oneOf(facts, 'level', DETAIL_LEVELS);
    const { focus, problem } = focusOf(looked, model, analysis);
    const filter = filterOf(facts);
    const view: DiagramView = {
        ...(level !== undefined && { level: level as DetailLevel }),
        ...(collapse.length > 0 && { collapsed: collapse }),
        ...(expand.length > 0 && { expanded: expand }),
        ...(focus && { focus }),
        ...(filter && { filter }),
        ...(valuesOf(facts, 'show_data')[0] === 'true' && { showData: true })
    };
    return { view, ...(problem !== undefined && { problem }) };
}

function focusOf(focus: ViewModel['focus'], model: SystemModel, analysis: Analysis): { focus?: ViewFocus; problem?: string } {
    if (focus?.on !== 'finding') {
        return { focus };
    }
    const { threat, target } = focus;
    const finding = analysis.findings.find(each => each.threat === threat && each.target === target);
    if (finding) {
        return { focus: { on: 'finding', id: finding.id } };
    }
    const problem = `${threat} is not found at ${target}.`;
    return target === model.name ? { problem } : { focus: { on: 'element', id: target }, problem };
}

function filterOf(facts: readonly FactModel[]): FindingFilter | undefined {
    const severities = oneOf(facts, 'severity', SEVERITIES) as Severity[];
    const statuses = valuesOf(facts, 'status') as FindingStatus[];
    const stride = valuesOf(facts, 'stride');
    const tactics = valuesOf(facts, 'tactics');
    const filter: FindingFilter = {
        ...(severities.length > 0 && { severities }),
        ...(statuses.length > 0 && { statuses }),
        ...(stride.length > 0 && { stride }),
        ...(tactics.length > 0 && { tactics })
    };
    return Object.keys(filter).length > 0 ? filter : undefined;
}

function oneOf(facts: readonly FactModel[], name: string, known: readonly string[]): string[] {
    return valuesOf(facts, name).filter(value => known.includes(value));
}

function valuesOf(facts: readonly FactModel[], name: string): string[] {
    return facts.find(fact => fact.name === name)?.values.map(({ value }) => String(value)) ?? [];
}
