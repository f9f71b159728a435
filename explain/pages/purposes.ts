import { PATH_KINDS } from '../../analysis/index.js';
import type { EnumerationModel } from '../../language/model/library-model.js';
import { code, prose, table } from './markdown.js';

/** What a flow is to the rules, by its purpose; the table is read from the engine's own. */
export function purposeTable({ literals }: EnumerationModel): string {
    const yes = (holds: boolean) => (holds ? 'yes' : '');
    const step = (path: keyof typeof PATH_KINDS, purpose: string) => PATH_KINDS[path].step(purpose, 0);
    return table(
        ['purpose', 'what the flow carries', 'question to a model', 'lesson', 'artefact', 'call'],
        literals.map(({ name, title }) => [
            code(name),
            prose(title ?? ''),
            ['step before one', 'yes'][step('queried', name) ?? -1] ?? '',
            yes(step('learns', name) === 1),
            yes(step('supplied', name) !== undefined),
            yes(step('reached', name) !== undefined)
        ])
    );
}
