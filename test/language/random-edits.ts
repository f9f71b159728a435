/** A small linear congruential generator: the same seed gives the same numbers on every machine. */
export function dice(seed: number): (sides: number) => number {
    let state = (seed * 2654435761) >>> 0;
    return sides => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state / 2 ** 32) * sides);
    };
}

const CHARACTERS = [...'abez{}[]":,->/*. \n\n01_#=\'\r'];

const PIECES = [
    'format: pickle',
    'mitigation query-limit { status: planned, due: 2027-01-31 }',
    '\n    gateway extra "Extra" { authentication: none }\n',
    '\nzone inner "Inner" { trust: public\n actor somebody\n}\n',
    ' -> ',
    'api -> store "again" { sends: photo }',
    '// remark\n',
    '/* remark */',
    '"""',
    'title "Quoted"',
    '\n\n',
    '{ }',
    '}',
    '{',
    'import "other.tmodel"\n',
    'kind gadget { attribute size "How big" : number }\n',
    'system second { }\n',
    'accept model-evasion on api { by: "us", until: 2027-06-30, reason: "why" }',
    'threat own { on model when format = pickle }\n',
    'test "nothing is found" {\n expect no own\n}\n',
    'expect question format on sorter\n',
    'expect mitigated own on api -> sorter\n',
    'view whole "All of it" { level: boundaries, focus: sorter, collapse: [api, store] }\n',
    'focus: own on api -> store\n',
    '\r\n'
];

/**
 * The next text of a random editing session: as a user types and deletes, and now and then as nobody would.
 * @param earlier texts of the session so far, the present one last
 */
export function edited(earlier: readonly string[], roll: (sides: number) => number): string {
    const text = earlier[earlier.length - 1];
    if (bracesOf(text) !== 0 && roll(3) > 0) {
        // Nobody leaves braces open for long.
        return earlier.findLast(each => bracesOf(each) === 0) ?? text;
    }
    const at = roll(text.length + 1);
    const insert = (piece: string, offset = at) => text.slice(0, offset) + piece + text.slice(offset);
    const remove = (from: number, to: number) => text.slice(0, from) + text.slice(to);
    const lineStart = text.lastIndexOf('\n', at - 1) + 1;
    const lineEnd = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at) + 1;
    const wordEnd = at + /^\w*/.exec(text.slice(at, at + 40))![0].length;
    switch (roll(12)) {
        case 0:
        case 1:
        case 2:
            return insert(CHARACTERS[roll(CHARACTERS.length)]);
        case 3:
            return insert(String.fromCharCode(97 + roll(26)), wordEnd);
        case 4:
        case 5:
            return remove(at, at + 1 + roll(3));
        case 6:
            return remove(lineStart, lineEnd);
        case 7:
            return insert(text.slice(lineStart, lineEnd), lineEnd);
        case 8:
            return insert(PIECES[roll(PIECES.length)]);
        case 9:
            return insert(PIECES[roll(PIECES.length)], lineStart);
        case 10:
            return remove(at, at + roll(30));
        default:
            return earlier[Math.max(0, earlier.length - 1 - roll(4))];
    }
}

function bracesOf(text: string): number {
    return text.split('{').length - text.split('}').length;
}
