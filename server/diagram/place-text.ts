import { libraryIndex } from '../../explain/index.js';
import { describe } from '../hover/hover.js';
import type { Entity } from '../lookup/entity.js';
import type { DiagramHover, DiagramHoverParams } from '../protocol.js';
import type { AnalysedSystem, Snapshot } from '../session/session.js';

/** What the editor says of a zone, element, flow or the system itself; undefined where there is no such thing any more. */
export function textOfPlace(snapshot: Snapshot, { system: name, id }: DiagramHoverParams): DiagramHover | undefined {
    const system = snapshot.systems.find(({ model }) => model.name === name);
    const entity = system && entityOf(system, id);
    return entity && { markdown: describe(entity, libraryIndex(snapshot.library)) };
}

function entityOf(system: AnalysedSystem, id: string): Entity | undefined {
    const { zones, elements, flows, name } = system.model;
    const zone = zones.find(each => each.id === id);
    const element = elements.find(each => each.id === id);
    const flow = flows.find(each => each.id === id);
    return zone
        ? { type: 'zone', system, zone }
        : element
          ? { type: 'element', system, element }
          : flow
            ? { type: 'flow', system, flow }
            : id === name
              ? { type: 'system', system }
              : undefined;
}
