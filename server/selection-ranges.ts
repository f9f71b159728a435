import type { SelectionRange } from 'vscode-languageserver-types';
import type { Expression } from '../language/model/library-model.js';
import type { Declaration, Position, Range } from '../language/model/source.js';
import type { FactModel } from '../language/model/system-model.js';
import { comparePositions, contains, encloses, isOwn } from './lookup/ranges.js';
import { rangeOfToken, type Reading } from './readings/reading.js';
import { firstOnLine, readingsOf } from './readings/readings.js';
import type { Snapshot } from './session/session.js';

/**
 * What a selection grows to, from each position outwards: part of a dotted name, word, value or list, fact or clause, the
 * inside of a body, the body, the statement, those around it, and at last the whole text.
 */
export function selectionRanges(snapshot: Snapshot, positions: readonly Position[]): SelectionRange[] {
    const statements = [...statementsOf(snapshot)];
    return positions.map(position => {
        const enclosing = statements.filter(({ declaration }) => contains(declaration.whole, position));
        const ranges = [...wordRanges(snapshot, position), ...enclosing.flatMap(rangesOf), wholeText(snapshot)];
        return chain(ranges.filter(range => contains(range, position))) ?? { range: { start: position, end: position } };
    });
}

/** Ranges as a chain from the innermost to the outermost; what overlaps another without enclosing it is left out. */
function chain(ranges: readonly Range[]): SelectionRange | undefined {
    const outermostFirst = [...ranges].sort((a, b) => comparePositions(a.start, b.start) || comparePositions(b.end, a.end));
    let innermost: SelectionRange | undefined;
    for (const range of outermostFirst) {
        if (!innermost) {
            innermost = { range };
        } else if (encloses(innermost.range, range) && !encloses(range, innermost.range)) {
            innermost = { range, parent: innermost };
        }
    }
    return innermost;
}

function* wordRanges(snapshot: Snapshot, position: Position): Iterable<Range> {
    const reading = tokenAt(snapshot, position);
    if (!reading) {
        return;
    }
    const { text, line, character, role } = reading.token;
    if (role === 'TEXT' || reading.meaning === 'comment') {
        const end = snapshot.text.positionAt(snapshot.text.offsetAt({ line, character }) + text.length);
        yield { start: { line, character }, end };
        if (role === 'TEXT' && text.length > 1 && !text.startsWith('"""') && text.endsWith('"')) {
            yield { start: { line, character: character + 1 }, end: { line, character: end.character - 1 } };
        }
        return;
    }
    yield rangeOfToken(reading.token);
    if (/^\w/.test(text)) {
        const cursor = position.character - character;
        const start = text.lastIndexOf('.', cursor - 1) + 1;
        const dot = text.indexOf('.', cursor);
        yield { start: { line, character: character + start }, end: { line, character: character + (dot < 0 ? text.length : dot) } };
    }
}

/** The token that a position is in or at the end of; of two that touch there, the word. */
function tokenAt(snapshot: Snapshot, position: Position): Reading | undefined {
    const readings = readingsOf(snapshot);
    const end = firstOnLine(readings, position.line + 1);
    let found: Reading | undefined;
    for (let index = end - 1; index >= 0; index--) {
        const { token } = readings[index];
        if (comparePositions(token, position) > 0) {
            continue;
        }
        const length = token.text.length;
        const reached =
            token.line === position.line ? token.character + length >= position.character : spansLines(snapshot, token, position);
        if (!reached) {
            return found;
        }
        if (/^[\w"/]/.test(token.text)) {
            return readings[index];
        }
        found ??= readings[index];
    }
    return found;
}

function spansLines({ text }: Snapshot, token: Reading['token'], position: Position): boolean {
    return token.text.includes('\n') && text.offsetAt(token) + token.text.length >= text.offsetAt(position);
}

interface Statement {
    declaration: Declaration;
    facts?: readonly FactModel[];
    /** Of a rule. */
    expressions?: readonly Expression[];
}

function* statementsOf({ systems, tests, library, uri }: Snapshot): Iterable<Statement> {
    yield* tests.flatMap(({ test }) => test.expectations);
    for (const { model } of [...systems, ...tests]) {
        yield* [...model.objectives, ...model.assumptions, ...model.views, ...model.data.filter(isOwn), ...model.treatments];
        for (const place of [model, ...[...model.zones, ...model.elements, ...model.flows].filter(isOwn)]) {
            yield place;
            yield* place.mitigations;
        }
    }
    const own = ({ declaration }: Statement) => declaration.uri === uri;
    yield* library.enumerations.filter(own);
    for (const kind of library.kinds.filter(own)) {
        yield kind;
        yield* kind.attributes;
    }
    yield* library.controls.filter(own).map(control => ({ ...control, expressions: control.implied }));
    yield* library.threats.filter(own).map(threat => ({ ...threat, expressions: threat.conditions }));
    for (const framework of library.frameworks.filter(own)) {
        yield framework;
        yield* framework.entries;
    }
}

function rangesOf({ declaration: { whole, name, body }, facts = [], expressions = [] }: Statement): Range[] {
    const inside = body && {
        start: { line: body.start.line, character: body.start.character + 1 },
        end: { line: body.end.line, character: Math.max(0, body.end.character - 1) }
    };
    return [
        whole,
        name,
        ...(body && inside ? [body, inside] : []),
        ...facts.flatMap(({ source, valueRange }) => [source.range, valueRange]),
        ...expressions.flatMap(rangesOfExpression)
    ];
}

function rangesOfExpression(expression: Expression): Range[] {
    const inner =
        expression.op === 'and' || expression.op === 'or'
            ? expression.operands
            : expression.op === 'not'
              ? [expression.operand]
              : 'where' in expression && expression.where
                ? [expression.where]
                : [];
    return [expression.source.range, ...inner.flatMap(rangesOfExpression)];
}

function wholeText({ text }: Snapshot): Range {
    return { start: { line: 0, character: 0 }, end: text.positionAt(text.getText().length) };
}
