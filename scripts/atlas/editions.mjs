// Reads an edition of the MITRE ATLAS catalogue, in any of the forms that it is published or kept in, into one shape.
import { readFileSync } from 'node:fs';

/**
 * @typedef {{ id: string, name: string, attack?: string | null }} Tactic
 * @typedef {{ id: string, name: string, parent?: string | null, tactics: string[], platforms: string[], maturity?: string | null,
 *   attack?: string | null }} Technique
 * @typedef {{ id: string, name: string, category: string[], lifecycle: string[], attack?: string | null }} Mitigation
 * @typedef {{ edition: string, tactics: Tactic[], techniques: Technique[], mitigations: Mitigation[], mitigates: [string, string][] }} Edition
 *   Tactics in the order of the matrix; `mitigates` joins a mitigation with a technique; `attack` is the id in MITRE ATT&CK.
 */

/**
 * The edition in a file: MITRE's YAML of format 6 (dist/v6/ATLAS-<YYYY.MM>.yaml) or of the formats 4 and 5 (dist/ATLAS.yaml, frozen
 * at 5.6), or facts of the shape above as JSON, with `content` or `_source.content` for the edition.
 * @param {string} path
 * @returns {Promise<Edition>}
 * @throws where the file is none of these
 */
export async function readEdition(path) {
    const text = readFileSync(path, 'utf8');
    if (/\.json$/i.test(path)) {
        const facts = JSON.parse(text);
        return { ...facts, edition: String(facts.content ?? facts._source.content) };
    }
    const { FAILSAFE_SCHEMA, load } = await import('js-yaml');
    const release = load(text);
    // As text: read as a number, an edition of October would lose its last digit.
    const written = load(text, { schema: FAILSAFE_SCHEMA });
    if (release?.relationships) return { edition: written.collection.version, ...fromFormat6(release) };
    if (Array.isArray(release?.matrices)) return { edition: written.version, ...fromFormat5(release) };
    throw new Error(`${path} has neither 'relationships', as format 6 of ATLAS has, nor 'matrices', as the formats before it have.`);
}

/** Objects are keyed by id; what relates them stands apart, grouped by the source's id and by type. */
function fromFormat6({ matrix, tactics, techniques, mitigations, relationships }) {
    const edges = Object.entries(relationships).flatMap(([id, types]) =>
        Object.entries(types).flatMap(([type, entries]) =>
            entries.map(entry => ({ type, source: entry.source ?? id, target: entry.target ?? id, position: entry.position }))
        )
    );
    const targets = (type, source) => unique(edges.filter(each => each.type === type && each.source === source).map(each => each.target));
    const parentOf = id => targets('specializes', id)[0] ?? null;
    const sequence = edges.filter(each => each.type === 'sequences' && each.source === (matrix?.id ?? each.source));
    const order = sequence.sort((a, b) => (a.position ?? 0) - (b.position ?? 0)).map(each => each.target);
    const place = id => (order.includes(id) ? order.indexOf(id) : order.length);
    return {
        tactics: records(tactics)
            .map(tactic => ({ id: tactic.id, name: tactic.name, attack: attackId(tactic['attack-reference']) }))
            .sort((a, b) => place(a.id) - place(b.id)),
        techniques: records(techniques).map(technique => {
            const parent = parentOf(technique.id);
            const own = targets('achieves', technique.id);
            return {
                id: technique.id,
                name: technique.name,
                parent,
                tactics: own.length === 0 && parent ? targets('achieves', parent) : own,
                platforms: technique.platforms ?? [],
                maturity: technique.maturity ?? null,
                attack: attackId(technique['attack-reference'])
            };
        }),
        mitigations: records(mitigations).map(mitigation => ({
            id: mitigation.id,
            name: mitigation.name,
            category: mitigation.categories ?? [],
            lifecycle: mitigation['lifecycle-phases'] ?? [],
            attack: attackId(mitigation['attack-reference'])
        })),
        mitigates: uniquePairs(edges.filter(each => each.type === 'mitigates').map(each => [each.source, each.target]))
    };
}

/** One matrix holds lists of everything; a relation is a field of one of its ends. There are no platforms. */
function fromFormat5({ matrices }) {
    const all = key => matrices.flatMap(matrix => matrix[key] ?? []);
    const techniques = new Map(all('techniques').map(technique => [technique.id, technique]));
    return {
        tactics: all('tactics').map(({ id, name, ...rest }) => ({ id, name, attack: attackId(rest['ATT&CK-reference']) })),
        techniques: [...techniques.values()].map(({ id, name, tactics, maturity, ...rest }) => {
            const parent = rest['subtechnique-of'] ?? null;
            return {
                id,
                name,
                parent,
                tactics: tactics ?? techniques.get(parent)?.tactics ?? [],
                platforms: [],
                maturity: maturity ?? null,
                attack: attackId(rest['ATT&CK-reference'])
            };
        }),
        mitigations: all('mitigations').map(({ id, name, category, ...rest }) => ({
            id,
            name,
            category: category ?? [],
            lifecycle: rest['ml-lifecycle'] ?? rest['ai-lifecycle'] ?? [],
            attack: attackId(rest['ATT&CK-reference'])
        })),
        mitigates: uniquePairs(all('mitigations').flatMap(({ id, techniques: of }) => (of ?? []).map(each => [id, each.id ?? each])))
    };
}

/**
 * The ids and names of the edition that the library holds, without those that it calls retired.
 * @param {string} text of language/library/frameworks/atlas.tmodel, as library-text.mjs writes it
 * @returns {{ edition: string, tactics: object[], techniques: object[], mitigations: object[] } | undefined} undefined for another text
 */
export function editionInLibrary(text) {
    const edition = /^ {4}edition: "([^"]*)"$/m.exec(text)?.[1];
    if (edition === undefined) return undefined;
    const entries = [...text.matchAll(/^ {4}(tactic|technique|mitigation) (\S+) "((?:[^"\\]|\\.)*)"(.*)$/gm)]
        .filter(([, , , , facts]) => !/\bretired: true\b/.test(facts))
        .map(([, category, id, title]) => ({ category, id, name: title.replace(/\\(.)/g, '$1') }));
    const of = category => entries.filter(entry => entry.category === category).map(({ id, name }) => ({ id, name }));
    return { edition, tactics: of('tactic'), techniques: of('technique'), mitigations: of('mitigation') };
}

/** Format 6 keys objects by id; the record itself may repeat it. */
function records(objects) {
    return Object.entries(objects ?? {}).map(([id, record]) => ({ ...record, id }));
}

function attackId(reference) {
    return reference?.id ?? null;
}

function unique(values) {
    return [...new Set(values)];
}

function uniquePairs(pairs) {
    return [...new Map(pairs.map(pair => [pair.join(' '), pair])).values()];
}
