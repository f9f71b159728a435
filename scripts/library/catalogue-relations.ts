// Checks how the entries of catalogues relate to each other. The language leaves facts of entries alone, since a catalogue of one's own
// may state what it likes; in the built-in ones a relation that leads nowhere is a slip.
import type { LangiumDocument } from 'langium';
import type { Document, Fact, Framework } from '../../language/generated/ast.js';
import type { Position } from '../../language/model/source.js';
import { rangesOf } from '../../language/syntax/ranges.js';

/** Facts of an entry that name entries of the same catalogue. */
const RELATIONS: ReadonlySet<string> = new Set(['parent', 'tactics', 'mitigates', 'classes', 'replaced_by']);

export interface CatalogueProblem {
    at: Position;
    message: string;
}

/** Relations of the catalogues in a document that name no entry, or a retired one. */
export function relationProblems(document: LangiumDocument): CatalogueProblem[] {
    const { members } = document.parseResult.value as Document;
    return members.filter((member): member is Framework => member.$type === 'Framework').flatMap(problemsOf);
}

function problemsOf({ name, entries }: Framework): CatalogueProblem[] {
    const retired = new Set(entries.filter(({ facts }) => facts.some(fact => fact.name === 'retired')).map(entry => entry.name));
    const known = new Set(entries.map(entry => entry.name));
    const problem = (fact: Fact, id: string, wrong: string) => ({
        at: rangesOf(fact).whole.start,
        message: `'${fact.name}' names '${id}', which ${name} ${wrong}.`
    });
    return entries.flatMap(entry =>
        entry.facts
            .filter(fact => RELATIONS.has(fact.name))
            .flatMap(fact => [
                ...fact.names.filter(id => !known.has(id)).map(id => problem(fact, id, 'does not have')),
                ...fact.names.filter(id => retired.has(id)).map(id => problem(fact, id, 'calls retired'))
            ])
    );
}
