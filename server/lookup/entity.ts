import type { ControlModel, EnumerationModel, FrameworkModel, KindModel, ThreatModel } from '../../language/model/library-model.js';
import type { Declaration, Range } from '../../language/model/source.js';
import type { DataModel, ElementModel, FlowModel, StatementModel, SystemModel, ZoneModel } from '../../language/model/system-model.js';
import type { AnalysedSystem } from '../session/session.js';
import type { IndexedAttribute, IndexedEntry } from '../../explain/index.js';

/** What a word in a text stands for. */
export type Entity =
    | { type: 'system'; system: AnalysedSystem }
    | { type: 'zone'; system: AnalysedSystem; zone: ZoneModel }
    | { type: 'element'; system: AnalysedSystem; element: ElementModel }
    | { type: 'data'; system: AnalysedSystem; data: DataModel }
    | { type: 'flow'; system: AnalysedSystem; flow: FlowModel }
    | { type: 'statement'; statement: StatementModel }
    | { type: 'kind'; kind: KindModel }
    | ({ type: 'attribute' } & IndexedAttribute)
    | { type: 'literal'; enumeration: EnumerationModel; literal: EnumerationModel['literals'][number]; of?: IndexedAttribute }
    | { type: 'enumeration'; enumeration: EnumerationModel }
    | { type: 'control'; control: ControlModel; system?: AnalysedSystem; placed?: { on: string } }
    | { type: 'threat'; threat: ThreatModel; system?: AnalysedSystem }
    | { type: 'framework'; framework: FrameworkModel }
    | ({ type: 'entry' } & IndexedEntry);

export interface EntityAt {
    entity: Entity;
    /** The word that stands for it. */
    range: Range;
}

/** Where an entity is declared. */
export function declarationOf(entity: Entity): Declaration {
    switch (entity.type) {
        case 'system':
            return (entity.system.model satisfies SystemModel).declaration;
        case 'zone':
            return entity.zone.declaration;
        case 'element':
            return entity.element.declaration;
        case 'data':
            return entity.data.declaration;
        case 'flow':
            return entity.flow.declaration;
        case 'statement':
            return entity.statement.declaration;
        case 'kind':
            return entity.kind.declaration;
        case 'attribute':
            return entity.attribute.declaration;
        case 'literal':
        case 'enumeration':
            return entity.enumeration.declaration;
        case 'control':
            return entity.control.declaration;
        case 'threat':
            return entity.threat.declaration;
        case 'framework':
            return entity.framework.declaration;
        case 'entry':
            return entity.entry.declaration;
    }
}
