import type { DataAsset, Expectation, Flow, Focus, Treatment } from '../generated/ast.js';
import { rangesOf, referenceRange } from '../syntax/ranges.js';
import type { Places } from './places.js';
import type { Range } from './source.js';
import type { FlowModel, SystemModel } from './system-model.js';

/** From the source's name to the target's. */
export function endsOf(flow: Flow): Range {
    const { whole } = rangesOf(flow);
    return { start: whole.start, end: referenceRange(flow.target).end };
}

/** Whether a flow carries the same as it was read to carry before. */
export function carriesAlike(known: FlowModel, { sends, returns }: Pick<FlowModel, 'sends' | 'returns'>): boolean {
    return sameIndices(known.sends, sends) && sameIndices(known.returns, returns);
}

/** Whether a flow carries data of another system, or may have done so before: such data is only there while it is named. */
export function mayCarryForeignData(flow: Flow, model: SystemModel, own: Places<DataAsset>): boolean {
    return (
        model.data.at(-1)?.from !== undefined ||
        flow.data.some(list => list.data.some(({ ref }) => ref !== undefined && own.of(ref) === undefined))
    );
}

function sameIndices(a: readonly number[] | undefined, b: readonly number[] | undefined): boolean {
    return a?.length === b?.length && (a?.every((index, at) => index === b![at]) ?? true);
}

/** What can name a flow by its ends. */
export type Naming = Treatment | Expectation | Focus;

/** The first flow that joins the two that a treatment, expectation or view names, with its label if it gives one. */
export function flowNamed({ source, target, label }: Naming, flows: readonly Flow[]): Flow | undefined {
    return flows.find(
        each =>
            each.source?.ref !== undefined &&
            each.source.ref === source?.ref &&
            each.target?.ref === target?.ref &&
            (label === undefined || each.title === label)
    );
}
