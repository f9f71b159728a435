import assert from 'node:assert/strict';
import type { LangiumDocument } from 'langium';
import type { Document } from '../../language/generated/ast.js';
import { libraryOf } from '../../language/model/libraries.js';
import { systemsOf } from '../../language/model/systems.js';
import { openFiles, uriOf } from './workspace.js';

/** What is written, and the one complaint about it: its code and the whole message. */
type Slip = readonly [written: string, code: string, message: string];

const IN_ZONE: readonly Slip[] = [
    [
        'model',
        'unfinished-statement',
        "'model' is not a statement yet: write 'kind name' for an element, 'a -> b' for a flow or 'name: value' for a fact."
    ],
    ['model m {', 'unclosed-brace', "This '{' is not closed: its '}' is missing."],
    ['model m format: onnx }', 'missing-brace', "The '{' is missing before 'format'."],
    ['model m { format onnx }', 'unknown-kind', "'format' is a fact of model: write format: onnx."],
    ['model m { format: }', 'syntax', 'The value is missing: a fact is written name: value.'],
    ['model m { format: , owner: "us" }', 'syntax', 'The value is missing: a fact is written name: value.'],
    ['model m { : onnx }', 'syntax', "':' has no meaning inside an element."],
    ['model m { format:: onnx }', 'syntax', 'The value is missing: a fact is written name: value.'],
    ['model "Title"', 'syntax', "This element needs a name behind 'model'."],
    ['model m Title', 'unclosed-text', 'The title of model m needs quotation marks: "Title".'],
    ['model m Main model', 'unclosed-text', 'The title of model m needs quotation marks: "Main model".'],
    ['model m Main model { format: onnx }', 'unclosed-text', 'The title of model m needs quotation marks: "Main model".'],
    ['model m our main model { format: onnx }', 'unclosed-text', 'The title of our main needs quotation marks: "model".'],
    ['actor user Web user', 'unclosed-text', 'The title of actor user needs quotation marks: "Web user".'],
    ['model m "Title', 'unclosed-text', 'The closing quotation mark of this text is missing.'],
    ['model m Title"', 'unclosed-text', 'The opening quotation mark of this text is missing.'],
    ["model m 'Title'", 'unexpected-character', 'Texts are written between straight quotation marks: "text".'],
    ['model m { format: onnx', 'unclosed-brace', "This '{' is not closed: its '}' is missing."],
    ['model m { format: onnx }}', 'stray-brace', "This '}' closes a statement whose body goes on behind it."],
    ['model m { format: onnx ] }', 'syntax', "This ']' closes nothing here: the '[' of its list is missing."],
    ['model m { outputs: [label, }', 'syntax', "This list is not closed: ']' is missing before '}'."],
    ['model m { outputs: label, probability }', 'bare-values', 'Several values stand between brackets: [label, probability].'],
    ['model m { outputs: label] }', 'syntax', "This ']' closes nothing here: the '[' of its list is missing."],
    ['model m { outputs: (label) }', 'syntax', 'The value is missing: a fact is written name: value.'],
    ['zone', 'unfinished-statement', "'zone' needs a name behind it, on the same line."],
    ['zone inner Our zone {\n    }', 'unclosed-text', 'The title of zone inner needs quotation marks: "Our zone".'],
    ['zone { model m }', 'syntax', 'A zone needs a name.'],
    ['before ->', 'syntax', 'The target of this flow is missing: a flow is written a -> b.'],
    ['-> after', 'syntax', "'->' has no meaning here: the source of this flow is missing. A flow is written a -> b."],
    ['before - after', 'unexpected-character', 'A flow is written a -> b.'],
    [
        'before > after',
        'unfinished-statement',
        "'before' is not a statement yet: write 'kind name' for an element, 'a -> b' for a flow or 'name: value' for a fact."
    ],
    ['before -> after -> before', 'syntax', 'A flow joins two elements: write a -> b and b -> c for two flows.'],
    [
        'before, after -> before',
        'unfinished-statement',
        "'before' is not a statement yet: write 'kind name' for an element, 'a -> b' for a flow or 'name: value' for a fact."
    ],
    [
        'before -> after, before',
        'unfinished-statement',
        "'before' is not a statement yet: write 'kind name' for an element, 'a -> b' for a flow or 'name: value' for a fact."
    ],
    ['before -> "x"', 'syntax', 'The target of this flow is missing: a flow is written a -> b.'],
    ['before -> after { sends }', 'unfinished-statement', "'sends' is followed by ':' and what it names."],
    ['before -> after { sends: }', 'syntax', 'The data is missing: name what the flow sends or returns.'],
    ['before -> after { send: x }', 'unknown-fact', "A flow has no fact 'send'."],
    ['before -> after { returns: "x" }', 'syntax', 'The data is missing: name what the flow sends or returns.'],
    ['before -> after : "label"', 'syntax', 'A flow takes no \':\' behind its target: write ... -> after "title".'],
    ['before -> after sends: x', 'syntax', "'sends' belongs inside the braces of a flow: a -> b { sends: data }."],
    ['mitigation', 'unfinished-statement', "'mitigation' needs the name of a control behind it, on the same line."],
    ['mitigation { status: planned }', 'syntax', 'The name of a control is missing.'],
    ['mitigaton sandbox', 'unknown-kind', "There is no kind 'mitigaton'."],
    ['mitigation sandbox status: planned', 'unknown-fact', "A zone, or what is inside it, has no fact 'status'."],
    [
        'mitigation sandbox, signing',
        'unfinished-statement',
        "'signing' is not a statement yet: write 'kind name' for an element, 'a -> b' for a flow or 'name: value' for a fact."
    ],
    ['mitigation "sandbox"', 'syntax', 'The name of a control is missing.'],
    ['accept', 'unfinished-statement', "'accept' needs the name of a threat behind it, on the same line."],
    ['accept unsafe-format', 'syntax', "'on' is missing behind 'unsafe-format': write accept threat on element."],
    ['accept unsafe-format on', 'syntax', 'The place is missing: name an element, a zone, the system, or a flow as a -> b.'],
    ['accept unsafe-format before { reason: "x" }', 'syntax', "'on' is missing behind 'unsafe-format': write accept threat on element."],
    ['accept on before { reason: "x" }', 'syntax', 'The name of a threat is missing: write accept threat on element.'],
    ['acept unsafe-format on before { reason: "x" }', 'unknown-statement', "'acept' has no meaning here. Did you mean 'accept'?"],
    ['accept unsafe-format on before -> { reason: "x" }', 'syntax', 'The target of the flow is missing.'],
    [
        'accept unsafe-format on "before" { reason: "x" }',
        'syntax',
        'The place is missing: name an element, a zone, the system, or a flow as a -> b.'
    ],
    ['data', 'unfinished-statement', "'data' needs a name behind it, on the same line."],
    ['data { personal: true }', 'syntax', 'Data needs a name.'],
    ['data photo: confidential', 'syntax', 'Data states facts between braces: write data photo { ... }.'],
    ['objective o "x"', 'syntax', 'An objective cannot stand inside a zone.'],
    ['model m extends before', 'syntax', "'extends' has no meaning inside a zone."],
    ['model m: "x"', 'syntax', 'An element states facts between braces: write model m { ... }.'],
    ['model m = x', 'syntax', "'=' has no meaning inside a zone."],
    ['m: model', 'unknown-fact', "A zone, or what is inside it, has no fact 'm'."],
    ['model m;', 'unexpected-character', "Statements need no ';' at their end."],
    ['model m { format: onnx; }', 'unexpected-character', "Statements need no ';' at their end."],
    ['name "x"', 'syntax', "This element needs a name behind 'name'."],
    ['"just a text"', 'syntax', '\'"just a text"\' has no meaning inside a zone.'],
    ['42', 'syntax', "'42' has no meaning inside a zone."],
    ['{', 'unclosed-brace', "This '{' is not closed: its '}' is missing."],
    ['}', 'stray-brace', "This '}' closes a statement whose body goes on behind it."],
    ['{ }', 'syntax', "This '{' opens nothing here: a body stands behind the name of its statement."],
    ['[ ]', 'syntax', "'[' has no meaning inside a zone."],
    ['(x)', 'syntax', "'(' has no meaning inside a zone."],
    ['import "x.tmodel"', 'syntax', 'An import stands at the top of a file, outside of systems.'],
    ['threat x { on model when format = onnx }', 'syntax', 'A threat cannot stand inside a zone.'],
    ['system inner { }', 'syntax', 'A system cannot stand inside a zone.'],
    ['kind gadget', 'syntax', 'A kind cannot stand inside a zone.'],
    ['model m { model n { format: onnx }', 'unclosed-brace', "This '{' is not closed: its '}' is missing."],
    ['model m { accept unsafe-format on before { reason: "x" } }', 'syntax', 'A treatment cannot stand inside an element.'],
    ['model m { zone q { } }', 'syntax', 'A zone cannot stand inside an element.'],
    ['model model m', 'unclosed-text', 'The title of model model needs quotation marks: "m".'],
    ['model m m2', 'unclosed-text', 'The title of model m needs quotation marks: "m2".'],
    ['format: onnx, onnx', 'bare-values', 'Several values stand between brackets: [onnx, onnx].'],
    ['trust: public corporate', 'bare-values', 'A text needs quotation marks, and several values stand between brackets.'],
    ['owner: us and them', 'syntax', "'and' has no meaning inside a zone."],
    ['model 2m', 'unexpected-character', "A name starts with a letter: '2m' does not."],
    ['model m-', 'unexpected-character', "'-' has no meaning here."],
    ['model -m', 'unexpected-character', "'-' has no meaning here."],
    ['model m { quota: 1,000 }', 'syntax', "'000' has no meaning inside an element."],
    ['model m { reviewed: 1.2.2026 }', 'unexpected-character', "'.' has no meaning here."],
    ['model m { quota: > 5 }', 'syntax', 'The value is missing: a fact is written name: value.'],
    [
        'model m { format != onnx }',
        'unfinished-statement',
        "'format' is not a statement yet: write 'kind name' for an element, 'a -> b' for a flow or 'name: value' for a fact."
    ],
    ['when format = onnx', 'syntax', "'when' has no meaning inside a zone."],
    ['before <- after', 'unexpected-character', 'A flow is written a -> b.'],
    ['before → after', 'unexpected-character', 'A flow is written a -> b.'],
    ['model m # note', 'unexpected-character', 'A comment starts with //.'],
    [
        'if (x) { }',
        'unfinished-statement',
        "'if' is not a statement yet: write 'kind name' for an element, 'a -> b' for a flow or 'name: value' for a fact."
    ]
];

const IN_THREAT: readonly Slip[] = [
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

const IN_FILE: readonly Slip[] = [
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
    ['test "x" { }', 'syntax', "'test' starts no statement of a file, and elements belong inside a system, like system name { ... }."],
    ['policy p { }', 'syntax', "'policy' starts no statement of a file, and elements belong inside a system, like system name { ... }."]
];

interface Surroundings {
    what: string;
    slips: readonly Slip[];
    /** The lines before the slip, and those behind it. */
    before: string;
    behind: string;
    /** What the text must still hold, whatever is broken. */
    expected: string;
    found(document: LangiumDocument): string;
}

const SURROUNDINGS: readonly Surroundings[] = [
    {
        what: 'in a zone',
        slips: IN_ZONE,
        before: 'system s {\n  zone z {\n    model before { format: onnx }\n    ',
        behind: '\n    model after { format: onnx }\n  }\n  model last\n  before -> after "one"\n  after -> last "two"\n}\nsystem t { model other }',
        expected: 'z.before z.after last other one two',
        found: document => {
            const systems = systemsOf(document);
            const ids = systems.flatMap(({ elements }) => elements.map(({ id }) => id));
            const titles = systems.flatMap(({ flows }) => flows.map(({ title }) => title ?? ''));
            const wanted = ['z.before', 'z.after', 'last', 'other', 'one', 'two'];
            return wanted.filter(each => ids.includes(each) || titles.includes(each)).join(' ');
        }
    },
    {
        what: 'in a threat',
        slips: IN_THREAT,
        before: 'threat first { on model when format = onnx }\nthreat t {\n  on model\n  when format = onnx\n  ',
        behind: '\n  advice: "advice"\n}\nthreat last { on model when format = onnx }\nsystem s { model m }',
        expected: 'first t last advice m',
        found: document => {
            // A threat whose condition is broken is no rule; it is still there, with what it states.
            const threats = (document.parseResult.value as Document).members.filter(member => member.$type === 'Threat');
            const names = threats.map(({ name }) => name);
            const advice = threats.flatMap(({ facts }) => facts.map(({ name }) => name)).filter(name => name === 'advice');
            return [...names, ...advice, ...systemsOf(document)[0].elements.map(({ id }) => id)].join(' ');
        }
    },
    {
        what: 'in a file',
        slips: IN_FILE,
        before: 'kind first\n',
        behind: '\nkind last\nsystem after { model m }',
        expected: 'first last m',
        found: document => {
            const kinds = libraryOf(document).kinds.map(({ name }) => name);
            const elements = systemsOf(document).find(({ name }) => name === 'after')?.elements ?? [];
            return [...kinds.filter(name => name === 'first' || name === 'last'), ...elements.map(({ id }) => id)].join(' ');
        }
    }
];

for (const { what, slips, before: head, behind, expected, found } of SURROUNDINGS) {
    describe(`A slip ${what}`, () => {
        const documents = new Map<string, LangiumDocument>();

        before(async () => {
            const files = Object.fromEntries(slips.map(([written], index) => [`${index}.tmodel`, `${head}${written}${behind}`]));
            const { shared } = await openFiles(files);
            slips.forEach(([written], index) => {
                documents.set(written, shared.workspace.LangiumDocuments.getDocument(uriOf(`${index}.tmodel`))!);
            });
        });

        for (const [written, code, message] of slips) {
            it(`is told once and in plain words: ${written}`, () => {
                const { diagnostics = [] } = documents.get(written)!;
                assert.deepEqual(
                    diagnostics.map(each => [each.code, each.message]),
                    [[code, message]]
                );
            });

            it(`stays in its statement: ${written}`, () => {
                const document = documents.get(written)!;
                const first = head.split('\n').length - 1;
                const last = first + written.split('\n').length - 1;
                const lines = (document.diagnostics ?? []).map(({ range }) => range.start.line);
                assert.ok(
                    lines.every(line => line >= first && line <= last),
                    `complaints in lines ${lines.join(', ')}, and the slip in ${first} to ${last}`
                );
                assert.equal(found(document), expected);
            });
        }
    });
}
