// How the library stands to each technique of ATLAS.
import type { CatalogueEntryModel, ControlModel, FrameworkModel, LibraryModel, ThreatModel } from '../../language/model/library-model.js';

/**
 * - `finding`: a threat is this technique, or one of its sub-techniques;
 * - `step`: a threat has it, or one of its sub-techniques, as a step;
 * - `control`: no threat names it, but a control is an ATLAS mitigation of it;
 * - `none`: the library does not know it.
 */
export type Standing = 'finding' | 'step' | 'control' | 'none';

export interface TechniqueStanding {
    /** As in ATLAS, `AML.T0011.000`. */
    id: string;
    title: string;
    standing: Standing;
    /** Names of the threats that are this technique. */
    findings: string[];
    /** Those that are one of its sub-techniques. */
    findingsBelow: string[];
    /** Those that have it as a step. */
    steps: string[];
    /** Those that have one of its sub-techniques as a step. */
    stepsBelow: string[];
    /** Names of the controls that are an ATLAS mitigation of it. */
    controls: string[];
    /** Why no threat is this technique. */
    reason?: string;
}

/** Techniques that no architecture decides, with the reason. */
export type Reasons = readonly { reason: string; techniques: readonly string[] }[];

/** The standing of each technique that is not retired, in the order of the catalogue. */
export function standings(library: LibraryModel, reasons: Reasons): TechniqueStanding[] {
    const atlas = frameworkNamed(library, 'atlas');
    const reasonOf = new Map(reasons.flatMap(({ reason, techniques }) => techniques.map(id => [id, reason] as const)));
    const threats = namesByEntry(library.threats, threat => threat.maps);
    const steps = namesByEntry(library.threats, threat => threat.steps.flatMap(step => step.entries));
    const controls = namesByEntry(library.controls, control => control.maps);
    const mitigations = atlas.entries.filter(entry => entry.category === 'mitigation');
    const techniques = techniquesOf(atlas);
    return techniques.map(({ id, title = id }) => {
        const below = techniques.filter(sub => valuesOf(sub, 'parent').includes(id)).map(sub => sub.id);
        const mitigatedBy = mitigations.filter(each => valuesOf(each, 'mitigates').includes(id)).map(each => each.id);
        const named = {
            findings: namesOf(threats, [id]),
            findingsBelow: namesOf(threats, below),
            steps: namesOf(steps, [id]),
            stepsBelow: namesOf(steps, below),
            controls: namesOf(controls, mitigatedBy)
        };
        const reason = reasonOf.get(id);
        return { id, title, standing: standingOf(named), ...named, ...(reason !== undefined && { reason }) };
    });
}

function standingOf(named: Pick<TechniqueStanding, 'findings' | 'findingsBelow' | 'steps' | 'stepsBelow' | 'controls'>): Standing {
    if (named.findings.length + named.findingsBelow.length > 0) {
        return 'finding';
    }
    if (named.steps.length + named.stepsBelow.length > 0) {
        return 'step';
    }
    return named.controls.length > 0 ? 'control' : 'none';
}

/**
 * What does not fit between the library and the reasons: a technique that no threat names and no reason excuses, a reason for one that a
 * threat finds, a reason for what ATLAS does not have, two reasons for one technique.
 */
export function coverageProblems(standing: readonly TechniqueStanding[], reasons: Reasons): string[] {
    const known = new Map(standing.map(technique => [technique.id, technique]));
    const excused = reasons.flatMap(({ techniques }) => techniques);
    return [
        ...standing
            .filter(({ standing, reason }) => (standing === 'control' || standing === 'none') && reason === undefined)
            .map(({ id, title }) => `${id} ${title}: no threat names it, and no reason says why.`),
        ...standing
            .filter(({ findings, reason }) => findings.length > 0 && reason !== undefined)
            .map(({ id, title, findings }) => `${id} ${title}: there is a reason why no threat finds it, but ${findings.join(', ')} does.`),
        ...excused.filter(id => !known.has(id)).map(id => `${id}: there is a reason for it, but the catalogue does not have it.`),
        ...excused.filter((id, index) => excused.indexOf(id) < index).map(id => `${id}: there are two reasons for it.`)
    ];
}

function techniquesOf(atlas: FrameworkModel): CatalogueEntryModel[] {
    return atlas.entries.filter(entry => entry.category === 'technique' && valuesOf(entry, 'retired').length === 0);
}

/** The framework of that name. Throws where the library has none. */
export function frameworkNamed(library: LibraryModel, name: string): FrameworkModel {
    const framework = library.frameworks.find(each => each.name === name);
    if (!framework) {
        throw new Error(`The library has no framework '${name}'.`);
    }
    return framework;
}

/** By the id of each ATLAS entry, who refers to it. */
function namesByEntry<T extends ThreatModel | ControlModel>(
    all: readonly T[],
    entries: (each: T) => readonly string[]
): Map<string, string[]> {
    const names = new Map<string, string[]>();
    for (const each of all) {
        for (const id of entries(each).filter(id => id.startsWith('atlas.'))) {
            const entry = id.slice('atlas.'.length);
            names.set(entry, [...(names.get(entry) ?? []), each.name]);
        }
    }
    return names;
}

function namesOf(byEntry: ReadonlyMap<string, readonly string[]>, ids: readonly string[]): string[] {
    return [...new Set(ids.flatMap(id => byEntry.get(id) ?? []))];
}

function valuesOf(entry: CatalogueEntryModel, fact: string): string[] {
    return (entry.facts.find(each => each.name === fact)?.values ?? []).map(each => String(each.value));
}
