import type { Finding } from '../../analysis/finding.js';
import { tacticsOf } from '../../analysis/index.js';
import type { LibraryModel } from '../../language/model/library-model.js';
import type { SystemModel } from '../../language/model/system-model.js';
import { isOwn } from '../lookup/ranges.js';
import type { DiagramFinding, DiagramPlace, DiagramSubject } from '../protocol.js';
import type { AnalysedSystem } from '../session/session.js';

/** Where each zone, element and flow of a system stands in the text, drawn or not. */
export function placesOf({ zones, elements, flows }: SystemModel): DiagramPlace[] {
    const place =
        (type: DiagramPlace['type'], label: (part: { id: string; name?: string }) => string) =>
        (part: SystemModel['zones' | 'elements' | 'flows'][number]): DiagramPlace => ({
            id: part.id,
            type,
            label: label(part),
            uri: part.declaration.uri,
            name: part.declaration.name,
            whole: part.declaration.whole,
            ...(part.from !== undefined && { from: part.from })
        });
    const flow = place('flow', ({ id }) => id);
    const withTitle = (part: SystemModel['flows'][number]): DiagramPlace => ({
        ...flow(part),
        ...(part.title !== undefined && { title: part.title })
    });
    const named = ({ id, name }: { id: string; name?: string }) => name ?? id;
    return [...zones.map(place('zone', named)), ...elements.map(place('element', named)), ...flows.map(withTitle)];
}

/** The findings that the page lists; those whose controls are all in place are none any more. */
export function findingsOf({ model, analysis }: AnalysedSystem, library: LibraryModel): DiagramFinding[] {
    const tactics = tacticsOf(library);
    return analysis.findings
        .filter(finding => finding.status !== 'mitigated')
        .map(finding => ({
            id: finding.id,
            threat: finding.threat,
            title: finding.title,
            severity: finding.severity,
            status: finding.status,
            target: finding.target,
            message: finding.message,
            because: finding.because.map(reason => reason.text),
            path: pathOf(model, finding),
            maps: finding.maps,
            stride: finding.stride,
            tactics: [...new Set(finding.maps.flatMap(each => tactics.get(each) ?? []))],
            rule: { uri: finding.rule.uri, range: finding.rule.name }
        }));
}

function pathOf(model: SystemModel, finding: Finding): string[] {
    return finding.path.flatMap(({ element, flow }) => [...(flow === undefined ? [] : [model.flows[flow].id]), model.elements[element].id]);
}

/** What a view can look at besides places: the data of a system, and the controls that it states anywhere. */
export function subjectsOf(model: SystemModel, library: LibraryModel): DiagramSubject[] {
    const titles = new Map(library.controls.map(({ name, title }) => [name, title]));
    const stated = [model, ...[...model.zones, ...model.elements, ...model.flows].filter(isOwn)].flatMap(({ mitigations }) => mitigations);
    const controls = [...new Set(stated.map(({ control }) => control))].sort();
    return [
        ...model.data.map(({ id, name, title }): DiagramSubject => ({ on: 'data', id, label: title ?? name })),
        ...controls.map((name): DiagramSubject => ({ on: 'control', id: name, label: titles.get(name) ?? name }))
    ];
}
