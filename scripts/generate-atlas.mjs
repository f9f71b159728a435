// Writes the MITRE ATLAS catalogue as library text: language/library/frameworks/atlas.tmodel.
//
//   node scripts/generate-atlas.mjs INPUT [--history FILE] [--out FILE]
//
// INPUT is one of
// - MITRE's published release in format 6 (.yaml): https://github.com/mitre-atlas/atlas-data, dist/v6/ATLAS-<YYYY.MM>.yaml.
//   Objects are keyed by id under `tactics`, `techniques`, `mitigations`; `relationships` holds, per id, lists of
//   `achieves` (technique -> tactic), `specializes` (sub-technique -> technique) and `mitigates` (mitigation -> technique).
// - the same facts as JSON (.json): `{ content | _source.content, tactics: [{ id, name, attack }],
//   techniques: [{ id, name, parent, tactics, platforms, maturity }], mitigations: [{ id, name, category, lifecycle }],
//   mitigates: [[mitigation, technique]] }`.
//
// Only ids, names and relations are taken: ATLAS's descriptions stay with ATLAS. Ids that a release has dropped and names it
// has changed come from FILE (default scripts/atlas-history.json). The script refuses a release whose relations name unknown ids.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const WIDTH = 140;

/** Reads either input layout into one: see the JSON layout above, with `edition` for the release. */
async function readCatalogue(path) {
    const text = readFileSync(path, 'utf8');
    if (/\.ya?ml$/i.test(path)) {
        const { load } = await import('js-yaml');
        return fromPublishedFormat(load(text));
    }
    const facts = JSON.parse(text);
    return { ...facts, edition: String(facts.content ?? facts._source.content) };
}

function fromPublishedFormat(release) {
    const edges = relations(release.relationships);
    const between = type => edges.filter(edge => edge.type === type);
    const parents = new Map(between('specializes').map(edge => [edge.source, edge.target]));
    const tactics = bySource(between('achieves'));
    return {
        edition: String(release.collection?.version ?? release.version),
        tactics: records(release.tactics).map(({ id, name, ...rest }) => ({ id, name, attack: rest['attack-reference']?.id ?? null })),
        techniques: records(release.techniques).map(({ id, name, platforms, maturity }) => ({
            id,
            name,
            parent: parents.get(id) ?? null,
            // A sub-technique serves its parent's tactics where the release does not repeat them.
            tactics: (tactics.get(id) ?? tactics.get(parents.get(id)) ?? []).map(edge => edge.target),
            platforms: platforms ?? [],
            maturity: maturity ?? null
        })),
        mitigations: records(release.mitigations).map(({ id, name, categories, ...rest }) => ({
            id,
            name,
            category: categories ?? [],
            lifecycle: rest['lifecycle-phases'] ?? []
        })),
        mitigates: between('mitigates').map(edge => [edge.source, edge.target])
    };
}

/** Format 6 keys objects by id; the record itself may repeat it. */
function records(objects) {
    return Object.entries(objects ?? {}).map(([id, record]) => ({ ...record, id }));
}

/** Relations are grouped by one of their ends, which an entry may then leave out. */
function relations(groups) {
    const edges = new Map();
    for (const [id, types] of Object.entries(groups ?? {})) {
        for (const [type, entries] of Object.entries(types)) {
            for (const entry of entries) {
                const edge = { type, source: entry.source ?? id, target: entry.target ?? id };
                edges.set(`${edge.type} ${edge.source} ${edge.target}`, edge);
            }
        }
    }
    return [...edges.values()];
}

function bySource(edges) {
    const groups = new Map();
    for (const edge of edges) {
        groups.set(edge.source, [...(groups.get(edge.source) ?? []), edge]);
    }
    return groups;
}

function verify({ tactics, techniques, mitigations, mitigates }, history) {
    const known = new Set([...tactics, ...techniques, ...mitigations].map(entry => entry.id));
    const named = [
        ...techniques.flatMap(technique => [...technique.tactics, ...(technique.parent ? [technique.parent] : [])]),
        ...mitigates.flat(),
        ...Object.values(history.retired).map(entry => entry.replacedBy),
        ...Object.keys(history.formerly)
    ];
    const unknown = [...new Set(named.filter(id => !known.has(id)))];
    if (unknown.length) {
        throw new Error(`The release names ids that it does not define: ${unknown.join(', ')}`);
    }
}

const word = text =>
    text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '_')
        .replace(/^_|_$/g, '');
const quoted = text => `"${text.replace(/[\\"]/g, '\\$&')}"`;
const list = (name, values) => (values.length ? [`${name}: [${values.join(', ')}]`] : []);

/** One statement: on one line where it fits, with wrapped lists otherwise. */
function statement(category, id, title, facts) {
    const head = `    ${category} ${id} ${quoted(title)}`;
    const line = facts.length ? `${head} { ${facts.join(', ')} }` : head;
    if (line.length <= WIDTH) {
        return line;
    }
    return [`${head} {`, ...facts.flatMap(fact => wrap(fact, 8)), '    }'].join('\n');
}

function wrap(fact, indent) {
    const pad = ' '.repeat(indent);
    if (pad.length + fact.length <= WIDTH) {
        return [pad + fact];
    }
    const open = fact.indexOf('[') + 1;
    const lines = [];
    for (const value of fact.slice(open, -1).split(', ')) {
        const last = lines.at(-1);
        if (last !== undefined && last.length + value.length + 3 <= WIDTH) {
            lines[lines.length - 1] = `${last}, ${value}`;
        } else {
            lines.push(`${pad}    ${value}`);
        }
    }
    return [pad + fact.slice(0, open), ...lines.map((text, index) => (index < lines.length - 1 ? `${text},` : text)), `${pad}]`];
}

function libraryText(catalogue, history) {
    const { edition, tactics, techniques, mitigations, mitigates } = catalogue;
    const formerly = id => (history.formerly[id] ? [`formerly: ${quoted(history.formerly[id])}`] : []);
    const targets = id => mitigates.filter(([mitigation]) => mitigation === id).map(([, technique]) => technique);
    const subtechniques = techniques.filter(technique => technique.parent).length;
    const byId = (a, b) => (a.id < b.id ? -1 : 1);
    return `// MITRE ATLAS, release ${edition}: ${tactics.length} tactics in the order of the matrix, ${techniques.length - subtechniques} techniques, ${subtechniques} sub-techniques, ${mitigations.length} mitigations.
// Ids, names and relations only. Written by scripts/generate-atlas.mjs: do not edit by hand.
//
// (c) 2021-2026 The MITRE Corporation, under the Apache License 2.0. MITRE ATLAS(TM) is a trademark of The MITRE Corporation.
// A sub-technique without a maturity has none stated in the source, and some take over the platforms of their technique.
// Retired ids stand at the end, so that a model written against an older release is told what replaced them.

framework atlas "MITRE ATLAS" {
    edition: ${quoted(edition)}
    url: "https://atlas.mitre.org"
    licence: "Apache-2.0"

${tactics.map(tactic => statement('tactic', tactic.id, tactic.name, [...(tactic.attack ? [`attack: ${tactic.attack}`] : []), ...formerly(tactic.id)])).join('\n')}

${[...techniques]
    .sort(byId)
    .map(({ id, name, parent, tactics, platforms, maturity }) =>
        statement('technique', id, name, [
            ...(parent ? [`parent: ${parent}`] : []),
            ...list('tactics', tactics),
            ...list('platforms', platforms.map(word)),
            ...(maturity ? [`maturity: ${word(maturity)}`] : []),
            ...formerly(id)
        ])
    )
    .join('\n')}

${[...mitigations]
    .sort(byId)
    .map(({ id, name, category, lifecycle }) =>
        statement('mitigation', id, name, [
            ...list('categories', category.map(word)),
            ...list('lifecycle', lifecycle.map(word)),
            ...list('mitigates', targets(id)),
            ...formerly(id)
        ])
    )
    .join('\n')}

${Object.entries(history.retired)
    .map(([id, { name, replacedBy }]) => statement('technique', id, name, ['retired: true', `replaced_by: ${replacedBy}`]))
    .join('\n')}
}
`;
}

const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
        history: { type: 'string', default: fileURLToPath(new URL('./atlas-history.json', import.meta.url)) },
        out: { type: 'string', default: fileURLToPath(new URL('../language/library/frameworks/atlas.tmodel', import.meta.url)) }
    }
});
if (positionals.length !== 1) {
    console.error('Usage: node scripts/generate-atlas.mjs INPUT.yaml|INPUT.json [--history FILE] [--out FILE]');
    process.exit(2);
}
const catalogue = await readCatalogue(positionals[0]);
const history = JSON.parse(readFileSync(values.history, 'utf8'));
verify(catalogue, history);
writeFileSync(values.out, libraryText(catalogue, history));
console.log(`${values.out}: ATLAS ${catalogue.edition}`);
