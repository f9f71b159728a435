import type { Declaration, Position } from '../../language/model/source.js';
import type { FactModel, MitigationModel, SystemModel } from '../../language/model/system-model.js';
import { comparePositions, contains } from './ranges.js';

/** A place of a system that controls can be put on and facts stated about. */
export interface InnermostPlace {
    type: 'element' | 'flow' | 'zone' | 'system';
    /** In the model's elements, flows or zones; 0 for the system. */
    index: number;
    /** Id of the zone, element or flow; empty for the system. */
    id: string;
    facts: readonly FactModel[];
    mitigations: readonly MitigationModel[];
}

/** The innermost zone, element or flow whose statement holds a position; the system where none does. */
export function innermostPlace(model: SystemModel, position: Position): InnermostPlace {
    let start: Position | undefined;
    let innermost: InnermostPlace = { type: 'system', index: 0, id: '', facts: model.facts, mitigations: model.mitigations };
    const look = (
        type: InnermostPlace['type'],
        places: readonly (Omit<InnermostPlace, 'type' | 'index'> & { declaration: Declaration; from?: string })[]
    ) =>
        places.forEach(({ declaration, id, facts, mitigations, from }, index) => {
            const { whole } = declaration;
            if (from === undefined && contains(whole, position) && (!start || comparePositions(start, whole.start) <= 0)) {
                start = whole.start;
                innermost = { type, index, id, facts, mitigations };
            }
        });
    look('zone', model.zones);
    look('element', model.elements);
    look('flow', model.flows);
    return innermost;
}
