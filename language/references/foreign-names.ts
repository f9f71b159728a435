import type { AstNode } from 'langium';
import { placesAround, qualifiedName, type Description, type SystemNames } from './names.js';
import type { Resolution } from './resolution.js';
import type { VisibleNames } from './visibility.js';

/** What of another system can be named: its zones and the system itself are its own business. */
export type ForeignName = 'Element' | 'DataAsset';

/**
 * What a name stands for that begins with the name of another visible system: `platform.gateway`. Behind the system's
 * name any suffix of the qualified name will do, the whole qualified name goes first.
 * @param own the system or test in which the name is written
 */
export function resolveInOtherSystem(text: string, wanted: ForeignName, own: Description, visible: VisibleNames): Resolution {
    const dot = text.indexOf('.');
    const other = dot > 0 ? visible.systemNamed(text.slice(0, dot)) : undefined;
    if (!other || other.system === own) {
        return { reason: 'unknown' };
    }
    const name = text.slice(dot + 1);
    const depth = name.split('.').length;
    // The system's own name is said already: `platform.platform.x` names nothing at the system's own level.
    const candidates = (indexOf(other.names, wanted).get(name) ?? []).filter(node => depth <= placesAround(node).length);
    const exact = candidates.filter(node => qualifiedName(node) === name);
    if (candidates.length === 0) {
        return { reason: 'unknown' };
    }
    if (exact.length > 0 || candidates.length === 1) {
        return { node: exact[0] ?? candidates[0] };
    }
    return { reason: 'ambiguous', candidates: candidates.map(node => `${other.system.name}.${qualifiedName(node)}`) };
}

/** What can stand behind the name of another system that a name begins with, with that system's name; nothing where it begins with none. */
export function namesInOtherSystem(text: string, wanted: ForeignName, own: Description, visible: VisibleNames): string[] {
    const dot = text.indexOf('.');
    const other = dot > 0 ? visible.systemNamed(text.slice(0, dot)) : undefined;
    return other && other.system !== own ? [...indexOf(other.names, wanted).keys()].map(name => `${other.system.name}.${name}`) : [];
}

/** The qualified names of what is called so in other visible systems. */
export function namesakes(text: string, wanted: ForeignName, own: Description, visible: VisibleNames): string[] {
    return visible
        .systems()
        .filter(({ system }) => system !== own)
        .flatMap(({ system, names }) => (indexOf(names, wanted).get(text) ?? []).map(node => `${system.name}.${qualifiedName(node)}`));
}

function indexOf(names: SystemNames, wanted: ForeignName): ReadonlyMap<string, readonly (AstNode & { name?: string })[]> {
    return wanted === 'DataAsset' ? names.data : names.elements;
}
