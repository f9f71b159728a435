import type { Analysis, FindingStatus, Severity } from '../analysis/finding.js';
import type { DetailLevel, DiagramView, NamedView, ViewFocus } from '../diagram/index.js';
import type { SystemModel, ViewModel } from '../language/model/system-model.js';
import { CallError } from './call-error.js';

/** What a call says about the part of a system that is drawn. */
export interface ViewOptions {
    view?: string;
    level?: DetailLevel;
    /** `element:api`, `data:photo`, `control:query-limit`, `finding:model-extraction on m`. */
    focus?: string;
    collapse?: string[];
    expand?: string[];
    severity?: Severity[];
    status?: FindingStatus[];
    stride?: string[];
    tactic?: string[];
    data?: boolean;
}

/** What can stand before the colon of `--focus`. */
const FOCUSED: readonly ViewFocus['on'][] = ['element', 'data', 'finding', 'control'];

/** So many names are listed where one is not there. */
const MOST_NAMES = 12;

/**
 * The view that a call asks for: that of the model which it names, with what it says itself instead.
 * @param viewOf reads a view of the model
 * @throws CallError where something is named that is not there; the message lists what is
 */
export function askedView(
    options: ViewOptions,
    { model, analysis, controls }: { model: SystemModel; analysis: Analysis; controls: readonly string[] },
    viewOf: (view: ViewModel, model: SystemModel, analysis: Analysis) => NamedView
): NamedView {
    const named = options.view === undefined ? { view: {} } : viewOf(viewNamed(model, options.view), model, analysis);
    const places = [...model.zones, ...model.elements].map(({ id }) => id);
    const id = (name: string) => idOf(name, places, `${model.name} has no element or zone`);
    const { severity, status, stride, tactic } = options;
    const filter = {
        ...named.view.filter,
        ...(severity && { severities: severity }),
        ...(status && { statuses: status }),
        ...(stride && { stride }),
        ...(tactic && { tactics: tactic })
    };
    const view: DiagramView = {
        ...named.view,
        ...(options.level && { level: options.level }),
        ...(options.focus !== undefined && { focus: focusOf(options.focus, model, analysis, controls) }),
        ...(options.collapse && { collapsed: options.collapse.map(id) }),
        ...(options.expand && { expanded: options.expand.map(id) }),
        ...(Object.keys(filter).length > 0 && { filter }),
        ...(options.data && { showData: true })
    };
    // What the call looks at itself is there, or it would have failed.
    return options.focus === undefined ? { ...named, view } : { view };
}

function viewNamed({ name, views }: SystemModel, wanted: string): ViewModel {
    const view = views.find(each => each.name === wanted);
    if (!view) {
        throw new CallError(
            views.length === 0
                ? `${name} has no views`
                : notThere(
                      `${name} has no view`,
                      wanted,
                      views.map(each => each.name)
                  )
        );
    }
    return view;
}

function focusOf(text: string, model: SystemModel, analysis: Analysis, controls: readonly string[]): ViewFocus {
    const colon = text.indexOf(':');
    const on = FOCUSED.find(each => each === text.slice(0, Math.max(colon, 0)));
    const name = text.slice(colon + 1).trim();
    switch (on) {
        case 'element': {
            const places = [...model.elements, ...model.zones, ...model.flows].map(({ id }) => id);
            return { on, id: idOf(name, places, `${model.name} has no element or zone`) };
        }
        case 'data':
            return {
                on,
                id: idOf(
                    name,
                    model.data.map(({ id }) => id),
                    `${model.name} has no data`
                )
            };
        case 'control':
            return { on, id: idOf(name, controls, 'the library has no control') };
        case 'finding':
            return { on, id: findingNamed(name, model, analysis) };
        case undefined:
            throw new CallError(`--focus takes ${FOCUSED.map(each => `${each}:NAME`).join(', ')}; it is ${text}`);
    }
}

/** A finding by its id, or as `threat on place`. */
function findingNamed(name: string, model: SystemModel, { findings }: Analysis): string {
    const present = findings.filter(({ status }) => status !== 'mitigated');
    const inWords = present.map(({ threat, target }) => `${threat} on ${target}`);
    const at = present.findIndex(({ id }) => id === name);
    if (at >= 0) {
        return present[at].id;
    }
    const [threat, place] = name.split(' on ').map(part => part.trim());
    const fitting = present.filter(each => each.threat === threat && endsWith(each.target, place ?? ''));
    if (fitting.length === 1) {
        return fitting[0].id;
    }
    throw new CallError(notThere(`${model.name} has no finding`, name, inWords));
}

/** An id as it is, or by the end of it that no other has. */
function idOf(name: string, ids: readonly string[], missing: string): string {
    if (ids.includes(name)) {
        return name;
    }
    const fitting = ids.filter(id => endsWith(id, name));
    if (fitting.length === 1) {
        return fitting[0];
    }
    throw new CallError(fitting.length > 1 ? `${name} can be ${fitting.slice(0, MOST_NAMES).join(', ')}` : notThere(missing, name, ids));
}

function endsWith(id: string, name: string): boolean {
    return id === name || id.endsWith(`.${name}`);
}

function notThere(missing: string, name: string, names: readonly string[]): string {
    const shown = names.slice(0, MOST_NAMES).join(', ');
    const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
    return `${missing} ${name}${names.length === 0 ? '' : `; it has ${shown}${more}`}`;
}
