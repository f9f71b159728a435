// Writes an edition of ATLAS as library text: ids, names and relations only. ATLAS's descriptions stay with ATLAS.

const WIDTH = 140;

/**
 * @param {import('./editions.mjs').Edition} edition
 * @param {import('./succession.mjs').History} history what holds in this edition
 * @returns {string} language/library/frameworks/atlas.tmodel
 */
export function libraryText({ edition, tactics, techniques, mitigations, mitigates }, history) {
    const targets = id => mitigates.filter(([mitigation]) => mitigation === id).map(([, technique]) => technique);
    const subtechniques = techniques.filter(technique => technique.parent).length;
    const formerly = id => names('formerly', history.formerly[id] ?? []);
    const attack = entry => (entry.attack ? [`attack: ${entry.attack}`] : []);
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

${tactics.map(tactic => statement('tactic', tactic.id, tactic.name, [...attack(tactic), ...formerly(tactic.id)])).join('\n')}

${[...techniques]
    .sort(byId)
    .map(technique =>
        statement('technique', technique.id, technique.name, [
            ...(technique.parent ? [`parent: ${technique.parent}`] : []),
            ...list('tactics', technique.tactics),
            ...list('platforms', technique.platforms.map(word)),
            ...(technique.maturity ? [`maturity: ${word(technique.maturity)}`] : []),
            ...attack(technique),
            ...formerly(technique.id)
        ])
    )
    .join('\n')}

${[...mitigations]
    .sort(byId)
    .map(mitigation =>
        statement('mitigation', mitigation.id, mitigation.name, [
            ...list('categories', mitigation.category.map(word)),
            ...list('lifecycle', mitigation.lifecycle.map(word)),
            ...list('mitigates', targets(mitigation.id)),
            ...attack(mitigation),
            ...formerly(mitigation.id)
        ])
    )
    .join('\n')}
${retiredEntries(history.retired)}}
`;
}

function retiredEntries(retired) {
    const lines = Object.entries(retired).map(([id, { name, replacedBy }]) =>
        statement(categoryOf(id), id, name, ['retired: true', ...(replacedBy ? [`replaced_by: ${replacedBy}`] : [])])
    );
    return lines.length > 0 ? `\n${lines.join('\n')}\n` : '';
}

/** What an id is of: AML.TA0001 of a tactic, AML.M0001 of a mitigation, AML.T0001 and AML.T0001.001 of a technique. */
function categoryOf(id) {
    return /\.TA\d/.test(id) ? 'tactic' : /\.M\d/.test(id) ? 'mitigation' : 'technique';
}

const byId = (a, b) => (a.id < b.id ? -1 : 1);

const word = text =>
    text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '_')
        .replace(/^_|_$/g, '');

const quoted = text => `"${text.replace(/[\\"]/g, '\\$&')}"`;
const list = (name, values) => (values.length > 0 ? [`${name}: [${values.join(', ')}]`] : []);
const names = (name, values) => (values.length === 1 ? [`${name}: ${quoted(values[0])}`] : list(name, values.map(quoted)));

/** One statement: on one line where it fits, with wrapped lists otherwise. */
function statement(category, id, title, facts) {
    const head = `    ${category} ${id} ${quoted(title)}`;
    const line = facts.length > 0 ? `${head} { ${facts.join(', ')} }` : head;
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
