/** A text with one problem, and what one of its fixes makes of it. */
export interface Row {
    /** What is wrong with the text `from`, as a sentence goes on from "mends". */
    what: string;
    code: string;
    title: string;
    from: string;
    to: string;
}

/** A system around some statements, with elements and data to name. */
export const inSystem = (statements: string): string =>
    `system s {\n  data photo\n  actor user\n  model m\n  user -> m { sends: photo }\n${statements}}\n`;

const statement = (what: string, code: string, title: string, from: string, to: string): Row => ({
    what,
    code,
    title,
    from: inSystem(from),
    to: inSystem(to)
});

const row = (what: string, code: string, title: string, from: string, to: string): Row => ({ what, code, title, from, to });

const THREAT = 'threat t {\n  on model\n  when format = onnx\n';

export const ROWS: Row[] = [
    statement('a misspelt kind', 'unknown-kind', 'Change to model', '  modle x\n', '  model x\n'),
    statement(
        'a fact without its colon',
        'unknown-kind',
        'Change to format:',
        '  model x { format onnx }\n',
        '  model x { format: onnx }\n'
    ),
    statement(
        'a fact with an equals sign',
        'equals-for-colon',
        'Change to :',
        '  model x { format = onnx }\n',
        '  model x { format : onnx }\n'
    ),
    statement('a misspelt fact', 'unknown-fact', 'Change to format', '  model x { fromat: onnx }\n', '  model x { format: onnx }\n'),
    statement(
        'a fact of another kind',
        'unknown-fact',
        'Remove colour',
        '  model x { format: onnx, colour: red }\n',
        '  model x { format: onnx }\n'
    ),
    statement(
        'the first of the facts',
        'unknown-fact',
        'Remove colour',
        '  model x { colour: red, format: onnx }\n',
        '  model x { format: onnx }\n'
    ),
    statement(
        'a fact on its own line',
        'unknown-fact',
        'Remove colour',
        '  model x {\n    colour: red\n    format: onnx\n  }\n',
        '  model x {\n    format: onnx\n  }\n'
    ),
    statement('the only fact', 'unknown-fact', 'Remove colour', '  model x { colour: red }\n', '  model x { }\n'),
    statement(
        'a fact that is computed',
        'derived-fact',
        'Remove crosses_boundary',
        '  m -> user { crosses_boundary: true }\n',
        '  m -> user { }\n'
    ),
    statement(
        'a fact that is stated twice',
        'duplicate-fact',
        'Remove the second format',
        '  model x { format: onnx, format: torch }\n',
        '  model x { format: onnx }\n'
    ),
    statement('a misspelt value', 'unknown-value', 'Change to pickle', '  model x { format: pikle }\n', '  model x { format: pickle }\n'),
    statement(
        'a value in quotation marks',
        'wrong-type',
        'Change to onnx',
        '  model x { format: "onnx" }\n',
        '  model x { format: onnx }\n'
    ),
    statement(
        'a misspelt value in quotation marks',
        'wrong-type',
        'Change to onnx',
        '  model x { format: "onx" }\n',
        '  model x { format: onnx }\n'
    ),
    statement(
        'a number in quotation marks',
        'wrong-type',
        'Change to 100',
        '  service x { quota: "100" }\n',
        '  service x { quota: 100 }\n'
    ),
    statement('a text without quotation marks', 'wrong-type', 'Change to "us"', '  model x { owner: us }\n', '  model x { owner: "us" }\n'),
    row(
        'a date in quotation marks',
        'wrong-type',
        'Change to 2026-01-31',
        'system s { reviewed: "2026-01-31" }\n',
        'system s { reviewed: 2026-01-31 }\n'
    ),
    row(
        'a day that its month does not have',
        'wrong-type',
        'Change to 2026-02-28',
        'system s { reviewed: 2026-02-31 }\n',
        'system s { reviewed: 2026-02-28 }\n'
    ),
    statement(
        'several values of a fact that takes one',
        'single-value',
        'Keep onnx only',
        '  model x { format: [onnx, torch] }\n',
        '  model x { format: onnx }\n'
    ),
    statement('a name that is taken', 'duplicate-name', 'Rename to m_2', '  model m "Another"\n', '  model m_2 "Another"\n'),
    statement('a declared name with a dot', 'dotted-name', 'Change to x_y', '  model x.y\n', '  model x_y\n'),
    statement('an unknown element', 'unknown-element', 'Change to user', '  usr -> m\n', '  user -> m\n'),
    statement('unknown data', 'unknown-data', 'Change to photo', '  m -> user { sends: phto }\n', '  m -> user { sends: photo }\n'),
    statement('a flow to itself', 'flow-to-itself', 'Remove this flow', '  m -> m "again"\n', ''),
    statement('data that no flow carries', 'unused-data', 'Remove the data spare', '  data spare "Spare" { personal: false }\n', ''),
    statement('an empty zone', 'empty-zone', 'Remove the zone spare', '  zone spare { trust: public }\n', ''),
    statement(
        'a title without quotation marks',
        'unclosed-text',
        'Change to "Big one"',
        '  model x Big one { format: onnx }\n',
        '  model x "Big one" { format: onnx }\n'
    ),
    statement('a missing closing quotation mark', 'unclosed-text', 'Change to "Big one"', '  model x "Big one\n', '  model x "Big one"\n'),
    statement('an arrow of another notation', 'unexpected-character', 'Change to ->', '  m => user\n', '  m -> user\n'),
    statement('a comment of another notation', 'unexpected-character', 'Change to //', '  # nothing\n', '  // nothing\n'),
    statement('a semicolon', 'unexpected-character', "Remove ';'", '  model x { format: onnx; }\n', '  model x { format: onnx }\n'),
    statement('a surplus brace', 'stray-brace', "Remove '}'", '  model x { format: onnx } }\n', '  model x { format: onnx }\n'),
    statement(
        'a brace that is not opened',
        'missing-brace',
        'Change to { format',
        '  model x format: onnx }\n',
        '  model x { format: onnx }\n'
    ),
    statement(
        'a treatment of a flow that goes the other way',
        'unknown-flow',
        'Change to user -> m',
        '  dismiss cleartext-flow on m -> user { reason: "x" }\n',
        '  dismiss cleartext-flow on user -> m { reason: "x" }\n'
    ),
    statement(
        'an acceptance without its facts',
        'treatment-incomplete',
        'State by and until and reason',
        '  accept model-evasion on m\n',
        '  accept model-evasion on m { by: "who answers for it", until: DATE, reason: "why" }\n'
    ),
    statement(
        'a dismissal without its reason',
        'treatment-incomplete',
        'State reason',
        '  dismiss model-evasion on m {\n    owner: "us"\n  }\n',
        '  dismiss model-evasion on m {\n    owner: "us"\n    reason: "why"\n  }\n'
    ),
    statement(
        'a verified mitigation without evidence',
        'evidence-missing',
        'Call it implemented, not verified',
        '  mitigation sandbox { status: verified }\n',
        '  mitigation sandbox { status: implemented }\n'
    ),
    statement(
        'a verified mitigation that needs its evidence',
        'evidence-missing',
        'State evidence',
        '  mitigation sandbox { status: verified }\n',
        '  mitigation sandbox { status: verified, evidence: "what shows that it works" }\n'
    ),
    statement(
        'a planned mitigation without a date',
        'due-missing',
        'State due',
        '  mitigation sandbox { status: planned }\n',
        '  mitigation sandbox { status: planned, due: DATE }\n'
    ),
    row(
        'an entry of the library that is declared again',
        'duplicate-name',
        'Override the control sandbox',
        'control sandbox "Ours"\n',
        'override control sandbox "Ours"\n'
    ),
    row(
        'an override of nothing',
        'nothing-to-override',
        'Remove override',
        'override control house-rule "Ours"\n',
        'control house-rule "Ours"\n'
    ),
    row(
        'a value that an enumeration lists twice',
        'duplicate-name',
        'Remove the second red',
        'enum colour { red, green, red }\n',
        'enum colour { red, green }\n'
    ),
    row(
        'an import by a path with backslashes',
        'bad-import',
        'Change to "../x.tmodel"',
        'import "..\\\\x.tmodel"\n',
        'import "../x.tmodel"\n'
    ),
    row(
        'an import of a file that is not there',
        'missing-import',
        'Remove this import',
        'import "nowhere.tmodel"\nsystem s\n',
        'system s\n'
    ),
    row('a misspelt severity', 'unknown-severity', 'Change to high', `${THREAT}  severity: hihg\n}\n`, `${THREAT}  severity: high\n}\n`),
    row(
        'a word of rules',
        'unknown-statement',
        'Change to without',
        `${THREAT}  when queried from actor wihout query-limit\n}\n`,
        `${THREAT}  when queried from actor without query-limit\n}\n`
    ),
    row(
        'a catalogue id without its framework',
        'unknown-catalogue-entry',
        'Change to owasp-llm-2026.LLM06',
        `${THREAT}  maps: LLM06\n}\n`,
        `${THREAT}  maps: owasp-llm-2026.LLM06\n}\n`
    ),
    row(
        'a misspelt catalogue id',
        'unknown-catalogue-entry',
        'Change to atlas.AML.T0043',
        `${THREAT}  maps: atlas.AML.T043\n}\n`,
        `${THREAT}  maps: atlas.AML.T0043\n}\n`
    ),
    row(
        'a retired catalogue id',
        'retired-catalogue-entry',
        'Replace by AML.T0115.000',
        `${THREAT}  maps: atlas.AML.T0019\n}\n`,
        `${THREAT}  maps: atlas.AML.T0115.000\n}\n`
    )
];
