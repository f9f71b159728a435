import type { AstNode, ReferenceInfo } from 'langium';
import { isFocus } from '../generated/ast.js';
import { resolveInOtherSystem } from './foreign-names.js';
import {
    descriptionAround,
    isDescription,
    placesAround,
    qualifiedName,
    type Description,
    type GlobalSpace,
    type PlaceNode,
    type SystemNames
} from './names.js';
import type { VisibleNames } from './visibility.js';

/** What a reference can name. */
export type Wanted = GlobalSpace | LocalName;

/**
 * What is looked for in the system or test around a reference: `Place` is an element, zone or system, `Subject` data as
 * well, `Enclosure` an element or zone, `Sight` these, data, or a control.
 */
export type LocalName = 'Element' | 'DataAsset' | 'Place' | 'Subject' | 'Enclosure' | 'Sight';

const LOCAL_NAMES: ReadonlySet<Wanted> = new Set<LocalName>(['Element', 'DataAsset', 'Place', 'Subject', 'Enclosure', 'Sight']);

/** Whether names of this sort are looked up in the system or test around the reference. */
export function isLocalName(wanted: Wanted): wanted is LocalName {
    return LOCAL_NAMES.has(wanted);
}

/** What a reference names, or why it names nothing. */
export type Resolution =
    { node: AstNode } | { node?: undefined; reason: 'unknown' } | { node?: undefined; reason: 'ambiguous'; candidates: string[] };

const UNKNOWN: Resolution = { reason: 'unknown' };

const WANTED: Readonly<Record<string, Wanted>> = {
    'Element:kind': 'Kind',
    'Flow:source': 'Element',
    'Flow:target': 'Element',
    'DataList:data': 'DataAsset',
    'Mitigation:control': 'Control',
    'Treatment:threat': 'Threat',
    'Treatment:source': 'Element',
    'Treatment:target': 'Element',
    'Treatment:place': 'Place',
    'Expectation:threat': 'Threat',
    'Expectation:source': 'Element',
    'Expectation:target': 'Element',
    'Expectation:place': 'Subject',
    'PlaceList:places': 'Enclosure',
    'Focus:subject': 'Sight',
    'Focus:source': 'Element',
    'Focus:target': 'Element',
    'Focus:place': 'Place',
    'Kind:base': 'Kind',
    'Attribute:type': 'ValueType',
    'Threat:targets': 'Kind',
    'CatalogueReferences:entries': 'CatalogueEntry',
    'PathAtom:kind': 'Kind',
    'ControlReference:control': 'Control'
};

/** What the references of a property name. */
export function wantedBy(info: Pick<ReferenceInfo, 'container' | 'property'>): Wanted {
    const { container, property } = info;
    // A view looks at a finding, or at something itself.
    if (isFocus(container) && property === 'subject' && (container.place ?? container.source)) {
        return 'Threat';
    }
    return WANTED[`${info.container.$type}:${info.property}`];
}

/**
 * Resolves one reference. Inside a system, names are tried from the inside out, then by unambiguous suffix; what no name
 * of the system fits may be one of another system, behind that system's name.
 */
export function resolve(info: ReferenceInfo, visible: VisibleNames): Resolution {
    const text = info.reference.$refText;
    const wanted = wantedBy(info);
    switch (wanted) {
        case 'Element':
        case 'DataAsset':
        case 'Place':
        case 'Subject':
        case 'Enclosure':
        case 'Sight': {
            const system = descriptionAround(info.container);
            if (!system) {
                return UNKNOWN;
            }
            const here = resolveInSystem(info.container, text, wanted, system, visible.own.namesOf(system));
            if (here.node || here.reason !== 'unknown') {
                return here;
            }
            switch (wanted) {
                case 'Element':
                case 'DataAsset':
                    return resolveInOtherSystem(text, wanted, system, visible);
                case 'Sight': {
                    const control = visible.find('Control', text);
                    return control ? { node: control } : here;
                }
                default:
                    return here;
            }
        }
        default: {
            const node = visible.find(wanted, text);
            return node ? { node } : UNKNOWN;
        }
    }
}

function resolveInSystem(container: AstNode, text: string, wanted: LocalName, system: Description, names: SystemNames): Resolution {
    const candidates = candidatesOf(text, wanted, names);
    if (candidates.length === 0) {
        return wanted === 'Place' && system.$type === 'System' && text === system.name ? { node: system } : UNKNOWN;
    }
    if (candidates.length === 1) {
        return { node: candidates[0] };
    }
    return nearest(container, text, candidates);
}

function candidatesOf(text: string, wanted: LocalName, names: SystemNames): readonly AstNode[] {
    switch (wanted) {
        case 'DataAsset':
            return names.data.get(text) ?? [];
        case 'Element':
            return names.elements.get(text) ?? [];
        case 'Place':
        case 'Enclosure':
            return [...(names.elements.get(text) ?? []), ...(names.zones.get(text) ?? [])];
        case 'Sight':
        case 'Subject': {
            const places = candidatesOf(text, 'Place', names);
            return places.length > 0 ? places : (names.data.get(text) ?? []);
        }
    }
}

function nearest(container: AstNode, text: string, candidates: readonly AstNode[]): Resolution {
    const depth = text.split('.').length;
    const around = candidates.map(candidate => placesAround(candidate));
    for (const place of [...(isPlace(container) ? [container] : []), ...placesAround(container)]) {
        const inside = candidates.filter((_, index) => around[index].includes(place));
        const direct = inside.find(candidate => around[candidates.indexOf(candidate)][depth - 1] === place);
        if (direct) {
            return { node: direct };
        }
        if (inside.length === 1) {
            return { node: inside[0] };
        }
        if (inside.length > 1) {
            return { reason: 'ambiguous', candidates: inside.map(qualifiedName) };
        }
    }
    return { reason: 'ambiguous', candidates: candidates.map(qualifiedName) };
}

function isPlace(node: AstNode): node is PlaceNode {
    return node.$type === 'Zone' || node.$type === 'Element' || isDescription(node);
}
