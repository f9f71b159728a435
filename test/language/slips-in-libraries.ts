import type { Slip } from './slips-in-models.js';

/** Slips in the body of a threat. */
export const IN_THREAT: readonly Slip[] = [
    ['on', 'syntax', 'The name of a kind is missing.'],
    ['on ,', 'syntax', 'The name of a kind is missing.'],
    [
        'on model service',
        'unfinished-statement',
        "'service' is not a statement yet: write 'kind name' for an element, 'a -> b' for a flow or 'name: value' for a fact."
    ],
    ['on model, ', 'syntax', 'The name of a kind is missing.'],
    ['on flow "x"', 'syntax', '\'"x"\' has no meaning inside a threat.'],
    ['when', 'syntax', 'A condition is missing: a fact, a comparison, some/every/no, or a path like reached from.'],
    ['when format =', 'syntax', "The value to compare with is missing behind '='."],
    ['when format == onnx', 'syntax', "The value to compare with is missing behind '='."],
    ['when format is onnx', 'syntax', "'is' has no meaning inside a threat, and elements cannot stand there."],
    ['when format = ', 'syntax', "The value to compare with is missing behind '='."],
    ['when = onnx', 'syntax', 'A condition is missing: a fact, a comparison, some/every/no, or a path like reached from.'],
    ['when (format = onnx', 'syntax', "')' is missing before 'advice'."],
    ['when format = onnx)', 'syntax', "This ')' closes nothing here: its '(' is missing."],
    [
        'when format in pickle, onnx',
        'unfinished-statement',
        "'onnx' is not a statement yet: write 'kind name' for an element, 'a -> b' for a flow or 'name: value' for a fact."
    ],
    ['when format in [pickle', 'syntax', "This list is not closed: ']' is missing before 'advice'."],
    ['when format in (pickle)', 'syntax', "The value to compare with is missing behind 'in'."],
    ['when format = pickle or', 'syntax', 'A condition is missing: a fact, a comparison, some/every/no, or a path like reached from.'],
    ['when not', 'syntax', 'A condition is missing: a fact, a comparison, some/every/no, or a path like reached from.'],
    ['when format = pickle && quota > 1', 'unexpected-character', "Conditions are written with 'and' instead of '&&'."],
    ['when format = pickle || quota > 1', 'unexpected-character', "Conditions are written with 'or' instead of '||'."],
    ['when !personal', 'unexpected-character', "Conditions are written with 'not' instead of '!'."],
    ['when reached actor', 'unknown-statement', "'reached' is followed by 'from'."],
    ['when reached actor where (trust = public)', 'unknown-statement', "'reached' is followed by 'from'."],
    ['when reached from', 'syntax', 'The name of a kind is missing.'],
    ['when reached from actor without', 'syntax', 'The name of a control is missing.'],
    ['when reached from actor where trust = public', 'syntax', "'(' is missing behind 'where'."],
    ['when reached from actor where', 'syntax', "'(' is missing behind 'where'."],
    ['when some', 'syntax', "'some' needs a relation behind it, like inflow, outflow or data."],
    ['when some inflow (protocol = "x")', 'syntax', "'(' has no meaning here: what 'inflow' must be like stands behind 'where'."],
    ['when some inflow where protocol = "x"', 'syntax', "'(' is missing behind 'where'."],
    ['when some inflow where (protocol = "x"', 'syntax', "')' is missing before 'advice'."],
    ['when every', 'syntax', "'every' needs a relation behind it, like inflow, outflow or data."],
    ['when format <> onnx', 'syntax', "The value to compare with is missing behind '<'."],
    ['when format => onnx', 'syntax', "The value to compare with is missing behind '='."],
    ['when queried by actor', 'unknown-statement', "'queried' is followed by 'from'."],
    ['mitigated', 'unfinished-statement', "'mitigated' is followed by 'by'."],
    ['mitigated by', 'syntax', 'The name of a control is missing.'],
    ['mitigated sandbox', 'unknown-statement', "'mitigated' is followed by 'by'."],
    ['mitigated with sandbox', 'unclosed-text', 'The title of mitigated with needs quotation marks: "sandbox".'],
    ['mitigated by sandbox and', 'syntax', 'The name of a control is missing.'],
    [
        'mitigated by sandbox, signing',
        'unfinished-statement',
        "'signing' is not a statement yet: write 'kind name' for an element, 'a -> b' for a flow or 'name: value' for a fact."
    ],
    ['mitigated by (sandbox or signing', 'syntax', "')' is missing before 'advice'."],
    ['reduced by', 'syntax', 'The name of a control is missing.'],
    ['severity', 'unfinished-statement', "'severity' is followed by ':' and what it names."],
    ['severity:', 'syntax', 'The severity is missing: low, medium, high or critical.'],
    ['severity high', 'unknown-statement', "':' is missing behind 'severity'."],
    ['severity: high when', 'syntax', 'A condition is missing: a fact, a comparison, some/every/no, or a path like reached from.'],
    ['severity: "high"', 'syntax', 'The severity is missing: low, medium, high or critical.'],
    ['severity: high if format = onnx', 'syntax', "'if' has no meaning inside a threat, and elements cannot stand there."],
    ['maps', 'unfinished-statement', "'maps' is followed by ':' and what it names."],
    ['maps:', 'syntax', 'The catalogue id is missing, like atlas.AML.T0015.'],
    ['maps: [', 'syntax', "This list is not closed: ']' is missing before 'advice'."],
    ['maps: "atlas.AML.T0015"', 'syntax', 'The catalogue id is missing, like atlas.AML.T0015.'],
    ['maps atlas.AML.T0015', 'unknown-statement', "':' is missing behind 'maps'."],
    [
        'message',
        'unfinished-statement',
        "'message' is not a statement yet: write 'kind name' for an element, 'a -> b' for a flow or 'name: value' for a fact."
    ],
    ['stride: tampering, spoofing', 'bare-values', 'Several values stand between brackets: [tampering, spoofing].'],
    ['model m', 'syntax', "'model' has no meaning inside a threat, and elements cannot stand there."],
    ['zone z', 'syntax', 'A zone cannot stand inside a threat.'],
    ['control c', 'syntax', 'A control cannot stand inside a threat.']
];

/** Slips where a file's own statements stand. */
export const IN_FILE: readonly Slip[] = [
    ['system', 'unfinished-statement', "'system' needs a name behind it, on the same line."],
    ['system {', 'unclosed-brace', "This '{' is not closed: its '}' is missing."],
    ['system "x" { }', 'syntax', 'A system needs a name.'],
    ['system a b { }', 'unclosed-text', 'The title of system a needs quotation marks: "b".'],
    ['sistem a { }', 'unknown-statement', "There is no statement 'sistem'. Did you mean 'system'?"],
    ['kind', 'unfinished-statement', "'kind' needs a name behind it, on the same line."],
    ['kind k extends', 'syntax', 'The name of the kind that it extends is missing.'],
    ['kind k extend model', 'unknown-statement', "'extend' has no meaning here. Did you mean 'extends'?"],
    ['kind k : model', 'syntax', "A kind names its base behind 'extends': write kind k extends base."],
    ['kind k { attribute }', 'unfinished-statement', "'attribute' needs a name behind it, on the same line."],
    ['kind k { attribute a }', 'syntax', "':' is missing behind 'a'."],
    ['kind k { attribute a : }', 'syntax', 'The type of this attribute is missing.'],
    ['kind k { attribute a number }', 'unknown-statement', "':' is missing between this attribute and its type."],
    ['kind k { attribute a "T" number }', 'unknown-statement', "':' is missing between this attribute and its type."],
    ['kind k { attribute a : set number }', 'unknown-statement', "'set' is followed by 'of'."],
    ['kind k { attribute a : set of }', 'syntax', 'The type of this attribute is missing.'],
    ['enum', 'unfinished-statement', "'enum' needs a name behind it, on the same line."],
    ['enum e', 'syntax', "'{' is missing behind 'e'."],
    [
        'enum e a, b',
        'unfinished-statement',
        "'a' is not a statement yet: write 'kind name' for an element, 'a -> b' for a flow or 'name: value' for a fact."
    ],
    ['enum e { a b', 'unclosed-brace', "This '{' is not closed: its '}' is missing."],
    ['enum e { "a" }', 'syntax', '\'"a"\' has no meaning inside an enumeration.'],
    ['enum e { 1, 2 }', 'syntax', "'1' has no meaning inside an enumeration."],
    [
        'ordered e { a, b }',
        'unfinished-statement',
        "'a' is not a statement yet: write 'kind name' for an element, 'a -> b' for a flow or 'name: value' for a fact."
    ],
    ['ordered enum', 'unfinished-statement', "'enum' needs a name behind it, on the same line."],
    ['control', 'unfinished-statement', "'control' needs a name behind it, on the same line."],
    ['control c { implied }', 'unfinished-statement', "'implied' is followed by 'when'."],
    ['control c { implied when }', 'syntax', 'A condition is missing: a fact, a comparison, some/every/no, or a path like reached from.'],
    ['control c { implied format = onnx }', 'unknown-statement', "'implied' is followed by 'when'."],
    [
        'override',
        'unfinished-statement',
        "'override' is not a statement yet: write 'kind name' for an element, 'a -> b' for a flow or 'name: value' for a fact."
    ],
    ['override kind k', 'unknown-statement', 'Only controls and threats can be overridden.'],
    [
        'override sandbox',
        'syntax',
        "'override' starts no statement of a file, and elements belong inside a system, like system name { ... }."
    ],
    ['threat', 'unfinished-statement', "'threat' needs a name behind it, on the same line."],
    ['threat { on model }', 'syntax', 'A threat needs a name.'],
    ['import', 'syntax', 'The path is missing: an import is written import "other.tmodel".'],
    ['import x.tmodel', 'unclosed-text', 'The path of an import needs quotation marks: "x.tmodel".'],
    ['import house', 'unclosed-text', 'The path of an import needs quotation marks: "house".'],
    ['from "x" import y', 'unclosed-text', 'The path of an import needs quotation marks: "y".'],
    [
        'framework f { technique }',
        'unfinished-statement',
        "'technique' is not a statement yet: write 'kind name' for an element, 'a -> b' for a flow or 'name: value' for a fact."
    ],
    ['framework f { AML.T1 "x" }', 'syntax', 'A catalogue entry needs a name.'],
    ['scalar', 'unfinished-statement', "'scalar' needs a name behind it, on the same line."],
    ['attribute a : number', 'syntax', 'An attribute belongs inside another statement, like system name { ... }.'],
    ['model m', 'syntax', "'model' starts no statement of a file, and elements belong inside a system, like system name { ... }."],
    ['a -> b', 'syntax', 'A flow belongs inside another statement, like system name { ... }.'],
    ['owner: "us"', 'syntax', 'A fact belongs inside another statement, like system name { ... }.'],
    ['zone z { }', 'syntax', 'A zone belongs inside another statement, like system name { ... }.'],
    [
        'hello',
        'unfinished-statement',
        "'hello' is not a statement yet: write 'kind name' for an element, 'a -> b' for a flow or 'name: value' for a fact."
    ],
    ['hello world', 'syntax', "'hello' starts no statement of a file, and elements belong inside a system, like system name { ... }."],
    ['}', 'stray-brace', "This '}' closes nothing."],
    ['check "x" { }', 'syntax', "'check' starts no statement of a file, and elements belong inside a system, like system name { ... }."],
    ['policy p { }', 'syntax', "'policy' starts no statement of a file, and elements belong inside a system, like system name { ... }."]
];
