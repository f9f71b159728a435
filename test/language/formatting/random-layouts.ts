import { random } from '../../analysis/random-systems.js';

/** A statement's tokens; `/` is where authors often break the line. */
type Words = string[];

/** Chance with which a text is damaged after it was laid out. */
const BROKEN = 0.3;

/** A text of a few statements of any sort in a layout of any sort; a third of them is damaged. Equal seeds give equal texts. */
export function randomText(seed: number): string {
    const next = random(seed);
    const dice: Dice = {
        chance: share => next() < share,
        pick: items => items[Math.floor(next() * items.length)],
        upTo: count => Math.floor(next() * (count + 1))
    };
    const statements = Array.from({ length: 1 + dice.upTo(2) }, () => (dice.chance(0.7) ? system(dice) : libraryStatement(dice)));
    const text = laidOut(statements.flatMap(words => ['/', ...words]).slice(1), dice);
    return dice.chance(BROKEN) ? damaged(text, dice) : text;
}

interface Dice {
    chance(share: number): boolean;
    pick<T>(items: readonly T[]): T;
    /** A whole number from 0 to `count`. */
    upTo(count: number): number;
}

const NAMES = ['api', 'm', 'resnet50', 'model-store', 'zone_a', 'user', 'index', 'x'];
/** Keywords elsewhere, and a dotted name. */
const ODD_NAMES = ['data', 'control', 'and', 'on', 'when', 'a.b'];
const TEXTS = ['"a"', '"Ein Titel"', '"{ } // \\" \u00e9"', '""', '"""one line"""', '"""\n  two\n\t  lines  \n"""', '"\ud83d\ude00 wide"'];

function name(dice: Dice): string {
    return dice.pick(dice.chance(0.04) ? ODD_NAMES : NAMES);
}

function repeated(dice: Dice, most: number, one: () => Words): Words {
    return Array.from({ length: dice.upTo(most) }, one).flatMap(words => ['/', ...words]);
}

function body(dice: Dice, most: number, one: () => Words): Words {
    return dice.chance(0.25) ? [] : ['{', ...repeated(dice, most, one), '/', '}'];
}

function title(dice: Dice): Words {
    return dice.chance(0.6) ? [dice.pick(TEXTS)] : [];
}

function value(dice: Dice): string {
    return dice.pick([name(dice), dice.pick(TEXTS), '7', '-1.5', '2027-01-31', 'true', 'pickle']);
}

function list(dice: Dice, one: () => string): Words {
    return ['[', ...Array.from({ length: dice.upTo(3) }, one).flatMap((each, index) => (index > 0 ? [',', '/', each] : [each])), ']'];
}

function fact(dice: Dice): Words {
    const key = dice.pick(['format', 'owner', 'trust', 'personal', 'impact']);
    const values = dice.chance(0.3) ? list(dice, () => value(dice)) : [value(dice)];
    return [key, ':', ...values, ...(dice.chance(0.3) ? [','] : [])];
}

function carried(dice: Dice): Words {
    const data = dice.chance(0.5) ? [name(dice)] : list(dice, () => name(dice));
    return [dice.pick(['sends', 'returns']), ':', ...data];
}

function flow(dice: Dice): Words {
    return [name(dice), '->', name(dice), ...title(dice), ...body(dice, 3, () => (dice.chance(0.4) ? carried(dice) : fact(dice)))];
}

function element(dice: Dice, depth: number): Words {
    const inner = () => (depth < 3 ? dice.pick([fact, mitigation, flow, element])(dice, depth + 1) : fact(dice));
    return [dice.pick(['model', 'service', 'actor']), name(dice), ...title(dice), ...body(dice, 3, inner)];
}

function zone(dice: Dice, depth: number): Words {
    return ['zone', name(dice), ...title(dice), ...body(dice, 4, () => (depth < 4 ? member(dice, depth + 1) : fact(dice)))];
}

function data(dice: Dice): Words {
    return ['data', name(dice), ...title(dice), ...body(dice, 2, () => fact(dice))];
}

function mitigation(dice: Dice): Words {
    return ['mitigation', name(dice), ...body(dice, 2, () => fact(dice))];
}

function treatment(dice: Dice): Words {
    const end = dice.chance(0.4) ? ['->', name(dice)] : [];
    return ['accept', 'unsafe-format', 'on', name(dice), ...end, ...body(dice, 2, () => fact(dice))];
}

function member(dice: Dice, depth: number): Words {
    return dice.pick([zone, data, flow, mitigation, treatment, fact, element])(dice, depth);
}

function system(dice: Dice): Words {
    return ['system', name(dice), ...title(dice), ...body(dice, 6, () => member(dice, 0))];
}

function condition(dice: Dice, depth = 0): Words {
    const inner = () => condition(dice, depth + 1);
    switch (dice.upTo(depth < 2 ? 6 : 2)) {
        case 0:
            return ['format', dice.pick(['=', '!=', '<', '>=']), value(dice)];
        case 1:
            return ['format', dice.pick(['in', 'includes']), ...list(dice, () => value(dice))];
        case 2:
            return ['personal'];
        case 3:
            return [...inner(), dice.pick(['and', 'or']), '/', ...inner()];
        case 4:
            return ['(', ...inner(), ')'];
        case 5:
            return [dice.pick(['some', 'no']), 'inflow', 'where', '(', '/', ...inner(), '/', ')'];
        default:
            return ['queried', 'from', 'actor', 'where', '(', ...inner(), ')', '/', 'without', 'query-limit'];
    }
}

function libraryStatement(dice: Dice): Words {
    const attribute = () => ['attribute', name(dice), ...title(dice), ':', ...(dice.chance(0.3) ? ['set', 'of'] : []), 'format'];
    switch (dice.upTo(4)) {
        case 0:
            return ['kind', name(dice), ...title(dice), 'extends', 'model', ...body(dice, 3, attribute)];
        case 1:
            return [
                'enum',
                name(dice),
                '{',
                ...repeated(dice, 4, () => [name(dice), ...title(dice), ...(dice.chance(0.7) ? [','] : [])]),
                '/',
                '}'
            ];
        case 2:
            return ['control', name(dice), ...title(dice), ...body(dice, 2, () => ['implied', 'when', ...condition(dice)])];
        case 3:
            return ['import', '"other.tmodel"'];
        default:
            return ['threat', name(dice), ...title(dice), ...body(dice, 4, () => clause(dice))];
    }
}

function clause(dice: Dice): Words {
    return dice.pick([
        () => ['on', 'model', ',', '/', 'service'],
        () => ['when', ...condition(dice)],
        () => ['mitigated', 'by', 'signing', 'or', '/', '(', 'sandbox', 'and', 'query-limit', ')'],
        () => ['severity', ':', 'high', 'when', ...condition(dice)],
        () => ['maps', ':', '[', 'atlas.AML.T0015', ']'],
        () => fact(dice)
    ])();
}

/** Writes tokens with white space, line breaks and comments of all sorts between them. */
function laidOut(words: Words, dice: Dice): string {
    const lineBreak = dice.pick(['\n', '\n', '\n', '\r\n', '\r']);
    // Some texts are written on few lines, some with columns, some as if by hand.
    const breaks = dice.pick([0.1, 0.7, 0.95]);
    const strange = dice.pick([0, 0, 0.03]);
    const wide = dice.pick([0.05, 0.3]);
    const mayBeLong = dice.pick([1, 3, 8]);
    const blanks = () => (dice.chance(0.1) ? '\t' : ' '.repeat(1 + dice.upTo(mayBeLong)));
    const lineStart = () =>
        lineBreak.repeat(1 + (dice.chance(0.2) ? dice.upTo(3) : 0)) + (dice.chance(0.2) ? '\t' : ' '.repeat(dice.upTo(6)));
    let text = dice.chance(0.1) ? '\ufeff' : '';
    text += dice.chance(0.2) ? lineStart() : '';
    let before = '';
    for (const word of words) {
        if (word === '/') {
            text += dice.chance(0.1) ? ` // ${dice.pick(['note', '{', '"x', ''])}${dice.chance(0.3) ? '  ' : ''}${lineStart()}` : '';
            text += dice.chance(breaks) ? lineStart() : ' ';
            before = '';
            continue;
        }
        if (before !== '') {
            const glued = !/[\w"]$/.test(before) || !/^[\w"-]/.test(word);
            text += glued && dice.chance(0.3) ? '' : dice.chance(wide) ? blanks() : ' ';
            text += dice.chance(strange) ? dice.pick(['/* c */', '/* two\n   lines */', '\u00a0', '\f', lineStart()]) : '';
        }
        text += word;
        before = word;
    }
    return text + (dice.chance(0.5) ? lineStart() : '');
}

const SCRAPS = [
    '{',
    '}',
    '"',
    '"""',
    '/*',
    '*/',
    '//',
    '[',
    '(',
    ']',
    ':',
    '->',
    '=>',
    '<-',
    '- >',
    '#',
    ';',
    "'x'",
    '\u201cx\u201d',
    '=',
    ' ',
    '\n',
    '7x',
    '\\',
    'system s',
    '\nthreat t {',
    '\0'
];

/** Takes something out, puts something in, or both, in one to three places. */
function damaged(text: string, dice: Dice): string {
    let result = text;
    for (let count = 1 + dice.upTo(2); count > 0; count--) {
        const at = dice.upTo(result.length);
        const out = dice.chance(0.6) ? dice.pick([1, 1, 2, 12]) : 0;
        result = result.slice(0, at) + (out === 0 || dice.chance(0.3) ? dice.pick(SCRAPS) : '') + result.slice(at + out);
    }
    return result;
}
