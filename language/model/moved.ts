import type { Declaration, Position, Range, SourceRange } from './source.js';
import type { FactModel, MitigationModel, SystemModel } from './system-model.js';

/** A statement with what it can hold; which of these it has depends on its kind. */
interface Statement {
    declaration: Declaration;
    facts: FactModel[];
    mitigations?: MitigationModel[];
}

type Members = Pick<SystemModel, 'zones' | 'elements' | 'flows' | 'data' | 'treatments' | 'objectives' | 'assumptions' | 'views'>;

/**
 * The members of a system in lists of their own.
 * @param lastLine what starts below it has moved
 * @param lines by so many lines
 */
export function movedMembers(
    { zones, elements, flows, data, treatments, objectives, assumptions, views }: Members,
    lastLine: number,
    lines: number
): Members {
    const moved = <S extends Statement>(statements: readonly S[]): S[] =>
        lines === 0
            ? [...statements]
            : statements.map(each => (each.declaration.whole.start.line > lastLine ? movedStatement(each, lines) : each));
    return {
        zones: moved(zones),
        elements: moved(elements),
        flows: moved(flows),
        data: moved(data),
        treatments: moved(treatments),
        objectives: moved(objectives),
        assumptions: moved(assumptions),
        views: moved(views)
    };
}

/** The same statement, all of it so many lines further down in the text. */
export function movedStatement<S extends Statement>(statement: S, lines: number): S {
    const { declaration, facts, mitigations } = statement;
    return {
        ...statement,
        declaration: movedDeclaration(declaration, lines),
        facts: movedFacts(facts, lines),
        ...(mitigations && { mitigations: mitigations.map(mitigation => movedStatement(mitigation, lines)) })
    };
}

function movedDeclaration({ uri, name, whole, body }: Declaration, lines: number): Declaration {
    const moved: Declaration = { uri, name: movedRange(name, lines), whole: movedRange(whole, lines) };
    if (body) {
        moved.body = movedRange(body, lines);
    }
    return moved;
}

function movedFacts(facts: FactModel[], lines: number): FactModel[] {
    return facts.map(({ name, values, list, source, valueRange }) => ({
        name,
        values,
        list,
        source: movedSource(source, lines),
        valueRange: movedRange(valueRange, lines)
    }));
}

function movedSource({ uri, range }: SourceRange, lines: number): SourceRange {
    return { uri, range: movedRange(range, lines) };
}

function movedRange({ start, end }: Range, lines: number): Range {
    return { start: movedPosition(start, lines), end: movedPosition(end, lines) };
}

function movedPosition({ line, character }: Position, lines: number): Position {
    return { line: line + lines, character };
}
