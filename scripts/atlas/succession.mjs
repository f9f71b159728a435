// What became of ids and names from one edition of ATLAS to the next. MITRE does not publish it: an id that is gone is just gone.

/** Categories of entries, as the fields of an edition are called. */
const CATEGORIES = ['tactics', 'techniques', 'mitigations'];

/**
 * @typedef {{ id: string, name: string, parent?: string | null }} Entry
 * @typedef {{ retired: Record<string, { name: string, replacedBy: string | null }>, formerly: Record<string, string[]> }} History
 *   Ids that are gone, with the last name and the id in their place, if there is one; former names of ids that are left, the latest first.
 */

/**
 * Whether an edition is older than another one. Editions are numbers with dots: 5.6.0 is older than 2026.05.
 * @param {string} edition
 * @param {string} other
 */
export function isOlder(edition, other) {
    const [parts, others] = [edition, other].map(text => text.split('.').map(Number));
    const differing = parts.findIndex((part, index) => part !== (others[index] ?? 0));
    return differing >= 0 ? parts[differing] < (others[differing] ?? 0) : parts.length < others.length;
}

/**
 * The history with what changed between two editions. What it says already stays: a successor that somebody has put in by hand counts.
 * @param {Record<string, Entry[]>} before the older edition, by category
 * @param {Record<string, Entry[]>} after
 * @param {History} history of the editions before
 * @returns {{ history: History, retired: string[], renamed: string[], added: string[], unclear: string[] }} ids: gone, with another
 *   name, new, and gone without a successor that could be told
 */
export function succeed(before, after, history) {
    const retired = { ...history.retired };
    const formerly = { ...history.formerly };
    const changes = { retired: [], renamed: [], added: [], unclear: [] };
    for (const category of CATEGORIES) {
        const [old, current] = [before, after].map(edition => new Map(edition[category].map(entry => [entry.id, entry])));
        const added = [...current.values()].filter(({ id }) => !old.has(id));
        changes.added.push(...added.map(({ id }) => id));
        for (const { id, name } of old.values()) {
            const now = current.get(id);
            if (!now) {
                const replacedBy = retired[id]?.replacedBy ?? successorOf(name, added, current);
                retired[id] = { name, replacedBy };
                changes.retired.push(id);
                if (replacedBy === null) changes.unclear.push(id);
            } else if (now.name !== name) {
                formerly[id] = [...new Set([name, ...(formerly[id] ?? [])])];
                changes.renamed.push(id);
            }
        }
    }
    return { history: { ...history, retired, formerly }, ...changes };
}

/**
 * The new entry that an entry which is gone lives on in: the only one whose name, behind that of its technique, has all words of the
 * old name. "Publish Poisoned Datasets" lives on in "Publish Poisoned AI Artifacts: Datasets".
 */
function successorOf(name, added, current) {
    const words = wordsOf(name);
    const fitting = added.filter(entry => {
        const parent = entry.parent ? current.get(entry.parent) : undefined;
        const fullName = wordsOf(`${parent?.name ?? ''} ${entry.name}`);
        return words.every(word => fullName.includes(word));
    });
    return fitting.length === 1 ? fitting[0].id : null;
}

/** Words in lower case, without the s of a plural. */
function wordsOf(name) {
    return (name.toLowerCase().match(/[a-z0-9]+/g) ?? []).map(word => word.replace(/s$/, ''));
}

/**
 * What of the history holds in one edition: ids that it has are not retired in it, and a successor that was retired later on is followed
 * to what replaced that one.
 * @param {History} history
 * @param {Record<string, Entry[]>} edition
 * @returns {History}
 */
export function historyIn(history, edition) {
    const names = new Map(CATEGORIES.flatMap(category => edition[category].map(({ id, name }) => [id, name])));
    const retired = Object.entries(history.retired)
        .filter(([id]) => !names.has(id))
        .map(([id, { name, replacedBy }]) => [id, { name, replacedBy: lastSuccessor(replacedBy, history, names) }]);
    const formerly = Object.entries(history.formerly)
        .filter(([id]) => names.has(id))
        .map(([id, former]) => [id, former.filter(name => name !== names.get(id))])
        .filter(([, former]) => former.length > 0);
    return { retired: Object.fromEntries(retired), formerly: Object.fromEntries(formerly) };
}

function lastSuccessor(id, { retired }, names) {
    const seen = new Set();
    while (id !== null && !names.has(id) && retired[id] && !seen.has(id)) {
        seen.add(id);
        id = retired[id].replacedBy;
    }
    return id;
}

/**
 * The history as JSON, an entry to a line.
 * @param {History & { comment: string }} history
 */
export function historyText({ comment, retired, formerly }) {
    const inline = value =>
        JSON.stringify(value, null, 1)
            .replace(/\n\s*/g, ' ')
            .replace(/^\[ | \]$/g, bracket => bracket.trim());
    const lines = entries =>
        Object.entries(entries)
            .map(([id, value]) => `\n        ${JSON.stringify(id)}: ${inline(value)}`)
            .join(',');
    const block = (name, entries) => `    ${JSON.stringify(name)}: {${lines(entries)}${Object.keys(entries).length > 0 ? '\n    ' : ''}}`;
    return `{\n    "comment": ${JSON.stringify(comment)},\n${block('retired', retired)},\n${block('formerly', formerly)}\n}\n`;
}
