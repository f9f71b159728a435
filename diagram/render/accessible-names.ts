import type { FindingStatus } from '../../analysis/finding.js';
import type { Badge, ControlCover, DataMark, DrawnBoundary, DrawnFlow, DrawnShape, Drawing } from '../drawing.js';
import { trustText } from '../layout/metrics.js';
import { plainText } from './escape.js';

/** Sentences for screen readers and tooltips: everything that the picture shows by shape, place and colour. */
export function nameOfShape(shape: DrawnShape): string {
    const place = shape.boundary === undefined ? [] : [`in ${plainText(shape.boundary)}`];
    const kind = plainText(shape.kindName) + (shape.multiple ? ', with parts' : '');
    const label = plainText(shape.label);
    return [
        ...(shape.step === undefined ? [] : [`Step ${shape.step} of the attack`]),
        shape.shape === 'boundary' ? `Trust boundary ${label}` : label,
        kind,
        ...place,
        ...(shape.data ? [`holds ${nameOfData(shape.data)}`] : []),
        ...coverParts(shape.cover),
        ...badgeParts(shape.badge, shape.questions)
    ].join(', ');
}

export function nameOfBoundary(boundary: DrawnBoundary): string {
    return [`Trust boundary ${plainText(boundary.label)}`, trustText(boundary.trust), ...badgeParts(undefined, boundary.questions)].join(
        ', '
    );
}

/** @param labelOf the label of a shape by its id */
export function nameOfFlow(flow: DrawnFlow, labelOf: (id: string) => string): string {
    const boundaries = new Set(flow.marks.map(mark => mark.boundary)).size;
    return [
        `Flow from ${plainText(labelOf(flow.source))} to ${plainText(labelOf(flow.target))}`,
        ...(flow.label === '' ? [] : [plainText(flow.label)]),
        ...(flow.sends.length === 0 ? [] : [`sends ${plainText(flow.sends.join(', '))}`]),
        ...(flow.returns.length === 0 ? [] : [`returns ${plainText(flow.returns.join(', '))}`]),
        ...(boundaries === 0 ? [] : [`crosses ${counted(boundaries, 'trust boundary', 'trust boundaries')}`]),
        ...(flow.onPath ? ['on the way of the attack'] : []),
        ...(flow.data ? [`carries ${nameOfData(flow.data)}`] : []),
        ...coverParts(flow.cover),
        ...badgeParts(flow.badge, flow.questions)
    ].join(', ');
}

function nameOfData({ classification, personal }: DataMark): string {
    return `${classification === undefined ? 'data of no stated class' : `${plainText(classification)} data`}${personal ? ' about people' : ''}`;
}

const COVER_WORDS: Record<ControlCover, string> = {
    holds: 'the control is in place',
    planned: 'the control is planned',
    'would-close': 'the control would help here'
};

function coverParts(cover: ControlCover | undefined): string[] {
    return cover ? [COVER_WORDS[cover]] : [];
}

/** One sentence on the whole picture. */
export function describeDrawing(drawing: Drawing): string {
    const findings = [drawing.system, ...drawing.shapes, ...drawing.flows].reduce((sum, each) => sum + (each.badge?.counts.open ?? 0), 0);
    const collapsed = drawing.shapes.filter(({ shape }) => shape === 'boundary').length;
    const boundaries = drawing.boundaries.length + collapsed;
    return (
        `Data flow diagram of ${plainText(drawing.system.label)}: ${counted(drawing.shapes.length - collapsed, 'element')}, ` +
        `${counted(drawing.flows.length, 'flow')}, ${counted(boundaries, 'trust boundary', 'trust boundaries')}, ` +
        `${counted(findings, 'open finding')}.`
    );
}

const STATUS_WORDS: Partial<Record<FindingStatus, string>> = {
    open: 'open',
    planned: 'with a planned mitigation',
    residual: 'residual',
    accepted: 'accepted',
    transferred: 'transferred'
};

function badgeParts(badge: Badge | undefined, questions: number): string[] {
    const parts = Object.entries(STATUS_WORDS).flatMap(([status, words]) => {
        const count = badge?.counts[status as FindingStatus] ?? 0;
        const worst = badge && badge.state === status ? `, worst ${badge.severity}` : '';
        return count === 0 ? [] : [`${counted(count, 'finding')} ${words}${worst}`];
    });
    return questions === 0 ? parts : [...parts, counted(questions, 'open question')];
}

function counted(count: number, one: string, many = `${one}s`): string {
    return `${count} ${count === 1 ? one : many}`;
}
