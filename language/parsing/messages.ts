import type { IToken, TokenType } from 'chevrotain';
import { LangiumParserErrorMessageProvider } from 'langium';

/** Rule of the grammar -> the statement as a user calls it. */
const STATEMENTS: Readonly<Record<string, string>> = {
    System: 'a system',
    Test: 'a test',
    Objective: 'an objective',
    Assumption: 'an assumption',
    DataAsset: 'data',
    Zone: 'a zone',
    Element: 'an element',
    Flow: 'a flow',
    Mitigation: 'a mitigation',
    Treatment: 'a treatment',
    View: 'a view',
    Expectation: 'an expectation',
    Enumeration: 'an enumeration',
    Scalar: 'a scalar',
    Kind: 'a kind',
    Attribute: 'an attribute',
    Control: 'a control',
    Threat: 'a threat',
    Framework: 'a framework',
    CatalogueEntry: 'a catalogue entry'
};

/** Token -> what a user calls a statement that starts with it. */
const STARTS: Readonly<Record<string, string>> = {
    FACT_KEY: 'a fact',
    FLOW_SOURCE: 'a flow',
    KIND: 'an element',
    system: 'a system',
    test: 'a test',
    zone: 'a zone',
    data: 'data',
    objective: 'an objective',
    assumption: 'an assumption',
    mitigation: 'a mitigation',
    view: 'a view',
    accept: 'a treatment',
    transfer: 'a treatment',
    avoid: 'a treatment',
    dismiss: 'a treatment',
    expect: 'an expectation',
    kind: 'a kind',
    enum: 'an enumeration',
    scalar: 'a scalar',
    control: 'a control',
    threat: 'a threat',
    framework: 'a framework',
    attribute: 'an attribute',
    derived: 'an attribute',
    import: 'an import',
    sends: "'sends'",
    returns: "'returns'",
    maps: "'maps'",
    steps: "'steps'",
    severity: "'severity'",
    collapse: "'collapse'",
    expand: "'expand'",
    focus: "'focus'"
};

type Mismatch = { expected: TokenType; actual: IToken; previous: IToken; ruleName: string };
type NoAlternative = { actual: IToken[]; previous: IToken; ruleName: string };

/** Says what is wrong with a text in the language's own words, never in the parser's. */
export class TmodelParserMessages extends LangiumParserErrorMessageProvider {
    override buildMismatchTokenMessage({ expected, actual, previous, ruleName }: Mismatch): string {
        const rule = plain(ruleName);
        const statement = STATEMENTS[rule];
        switch (expected.name) {
            case 'NAME':
                return missingName(rule, actual, previous);
            case '}': {
                return isEnd(actual)
                    ? `This file ends before the '}' that closes ${statement ?? 'a statement'}.`
                    : intruder(actual, previous, statement ?? 'this statement');
            }
            case 'EOF':
                return misplaced(actual);
            case ']':
                return `This list is not closed: ']' is missing before ${found(actual)}.`;
            case ')':
                return `')' is missing before ${found(actual)}.`;
            case 'TEXT':
                return rule === 'Test' ? TEST : IMPORT;
            case 'on':
                return `'on' is missing behind '${short(previous)}': write ${TREATMENT}.`;
            default:
                return `'${expected.name}' is missing behind '${short(previous)}'.`;
        }
    }

    override buildNotAllInputParsedMessage({ firstRedundant }: { firstRedundant: IToken; ruleName: string }): string {
        return misplaced(firstRedundant);
    }

    override buildNoViableAltMessage({ actual, previous, ruleName }: NoAlternative): string {
        switch (plain(ruleName)) {
            case 'Fact':
            case 'FactValue':
                return COMPARING.has(previous.tokenType.name)
                    ? `The value to compare with is missing behind '${short(previous)}'.`
                    : 'The value is missing: a fact is written name: value.';
            case 'DataList':
                return 'The data is missing: name what the flow sends or returns.';
            case 'PlaceList':
                return 'The place is missing: name an element or a zone.';
            case 'Focus':
                return previous.tokenType.name === 'on' ? PLACE : SIGHT;
            case 'CatalogueReferences':
                return 'The catalogue id is missing, like atlas.AML.T0015.';
            case 'Treatment':
                return PLACE;
            case 'Expectation':
                return previous.tokenType.name === 'on' ? PLACE : EXPECTATION;
            case 'Comparison':
                return `The value to compare with is missing behind '${short(previous)}'.`;
            case 'ControlPrimary':
                return 'The name of a control is missing.';
            case 'Negation':
            case 'Primary':
                return 'A condition is missing: a fact, a comparison, some/every/no, or a path like reached from.';
            default:
                return `'${short(actual[0])}' has no meaning here.`;
        }
    }

    override buildEarlyExitMessage({ actual }: NoAlternative): string {
        return `'${short(actual[0])}' has no meaning here.`;
    }
}

/** Whether a message is about a text that is there and should not be, and not about one that is missing. */
export function isAboutIntruder(message: string): boolean {
    return / (cannot stand|has no meaning|belongs inside|belong inside|closes nothing|opens nothing|stands at) /.test(message);
}

const IMPORT = 'The path is missing: an import is written import "other.tmodel".';

const PLACE = 'The place is missing: name an element, a zone, the system, or a flow as a -> b.';

const SIGHT = 'What to look at is missing: name an element, a zone, data or a control, or write focus: threat on element.';

const TEST = 'The sentence is missing: a test is written test "what it shows" { ... }.';

const EXPECTATION = 'A threat is missing: write expect threat on element, expect no threat, or expect question fact on element.';

const TREATMENT = 'accept threat on element';

/** What stands between a fact and the value that it is compared with. */
const COMPARING: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=', 'in', 'includes']);

/** Something that cannot stand inside a statement's braces. */
function intruder(actual: IToken, previous: IToken, statement: string): string {
    const image = short(actual);
    switch (actual.tokenType.name) {
        case '{':
            return "This '{' opens nothing here: a body stands behind the name of its statement.";
        case ']':
            return "This ']' closes nothing here: the '[' of its list is missing.";
        case ')':
            return "This ')' closes nothing here: its '(' is missing.";
        case '(':
            return previous.tokenType.name === 'NAME'
                ? `'(' has no meaning here: what '${short(previous)}' must be like stands behind 'where'.`
                : `'(' has no meaning inside ${statement}.`;
        case '->':
            return "'->' has no meaning here: the source of this flow is missing. A flow is written a -> b.";
        case 'KIND':
            return `'${image}' has no meaning inside ${statement}, and elements cannot stand there.`;
        case 'sends':
        case 'returns':
            return `'${image}' belongs inside the braces of a flow: a -> b { ${image}: data }.`;
        default: {
            const start = STARTS[actual.tokenType.name];
            return start ? `${capital(start)} cannot stand inside ${statement}.` : `'${image}' has no meaning inside ${statement}.`;
        }
    }
}

/** Something that is no statement of a file. */
function misplaced(token: IToken): string {
    const start = STARTS[token.tokenType.name];
    if (token.tokenType.name === 'KIND') {
        return `'${short(token)}' starts no statement of a file, and elements belong inside a system, like system name { ... }.`;
    }
    if (token.tokenType.name === '{') {
        return "This '{' opens nothing here: a body stands behind the name of its statement.";
    }
    return start
        ? `${capital(start)} belongs inside another statement, like system name { ... }.`
        : `'${short(token)}' has no meaning here: a file holds systems, and kinds, controls and threats of its own.`;
}

function missingName(rule: string, actual: IToken, previous: IToken): string {
    const keyed = actual.tokenType.name === 'FACT_KEY' && actual.startLine === previous.endLine;
    if (keyed && rule in STATEMENTS && rule !== 'Treatment') {
        return withoutColon(rule, actual, previous);
    }
    switch (rule) {
        case 'Flow':
            return actual.tokenType.name === 'FLOW_SOURCE' && actual.startLine === previous.endLine
                ? 'A flow joins two elements: write a -> b and b -> c for two flows.'
                : 'The target of this flow is missing: a flow is written a -> b.';
        case 'Element':
            return previous.image === 'import'
                ? 'An import stands at the top of a file, outside of systems.'
                : `This element needs a name behind '${short(previous)}'.`;
        case 'Mitigation':
        case 'ControlReference':
            return 'The name of a control is missing.';
        case 'Treatment':
            return previous.tokenType.name === '->'
                ? 'The target of the flow is missing.'
                : `The name of a threat is missing: write ${TREATMENT}.`;
        case 'Expectation':
            return previous.tokenType.name === '->' ? 'The target of the flow is missing.' : EXPECTATION;
        case 'Focus':
            return previous.tokenType.name === '->' ? 'The target of the flow is missing.' : SIGHT;
        case 'PlaceList':
            return 'The place is missing: name an element or a zone.';
        case 'Kind':
            return previous.tokenType.name === 'extends' ? 'The name of the kind that it extends is missing.' : 'A kind needs a name.';
        case 'Threat':
        case 'PathAtom':
            return previous.tokenType.name === 'threat' ? 'A threat needs a name.' : 'The name of a kind is missing.';
        case 'Quantified':
            return `'${short(previous)}' needs a relation behind it, like inflow, outflow or data.`;
        case 'Comparison':
            return 'The name of a fact is missing.';
        case 'Severity':
            return 'The severity is missing: low, medium, high or critical.';
        case 'Attribute':
            return previous.tokenType.name === 'attribute' || previous.tokenType.name === 'derived'
                ? 'An attribute needs a name.'
                : 'The type of this attribute is missing.';
        default: {
            const statement = STATEMENTS[rule];
            return statement ? `${capital(statement)} needs a name.` : 'A name is missing.';
        }
    }
}

/** A name with a ':' behind it, where the name of a statement stands. */
function withoutColon(rule: string, actual: IToken, previous: IToken): string {
    const name = short(actual);
    switch (rule) {
        case 'Flow':
            return `A flow takes no ':' behind its target: write ... -> ${name} "title".`;
        case 'Kind':
            return `A kind names its base behind 'extends': write kind ${name} extends base.`;
        case 'Enumeration':
            return `An enumeration lists its values between braces: write enum ${name} { ... }.`;
        default:
            return `${capital(STATEMENTS[rule])} states facts between braces: write ${short(previous)} ${name} { ... }.`;
    }
}

/** Langium marks the names of rules with a trailing zero-width space. */
function plain(ruleName: string): string {
    return ruleName.replace(/\u200b$/, '');
}

function isEnd(token: IToken): boolean {
    return token.tokenType.name === 'EOF';
}

function found(token: IToken): string {
    return isEnd(token) ? 'the end of the file' : `'${short(token)}'`;
}

function short(token: IToken, fallback = ''): string {
    const image = token.image || fallback;
    return image.length > 30 ? `${image.slice(0, 29)}\u2026` : image;
}

function capital(words: string): string {
    return words.replace(/^[a-z]/, letter => letter.toUpperCase());
}
