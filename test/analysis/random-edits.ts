import type { ControlExpression, Expression, LibraryModel, PathKind, ThreatModel } from '../../language/model/library-model.js';
import type { Declaration, SourceRange } from '../../language/model/source.js';
import type { FactModel, MitigationModel, SystemModel, TreatmentModel } from '../../language/model/system-model.js';
import { RELATIONS } from '../../analysis/index.js';
import { DECLARATION, fact, mitigation, randomSystem } from './random-systems.js';

type Dice = () => number;
type Member = { facts: FactModel[]; mitigations?: MitigationModel[]; declaration: Declaration };

const URI = DECLARATION.uri;
const pickWith =
    (next: Dice) =>
    <T>(items: readonly T[]): T =>
        items[Math.floor(next() * items.length)];

function at(line: number, character = 0): SourceRange {
    return { uri: URI, range: { start: { line, character }, end: { line, character: character + 5 } } };
}

/** A member as if it stood on a line of its own, its facts side by side. */
function placed<T extends Member>(member: T, line: number): T {
    return {
        ...member,
        facts: member.facts.map((each, index) => ({ ...each, source: at(line, 10 + index * 10) })),
        declaration: { uri: URI, name: at(line).range, whole: { start: { line, character: 0 }, end: { line, character: 100 } } }
    };
}

/** The system with every member at a place of its own, from `line` on; members above keep their identity. */
export function laidOut(model: SystemModel, from = 0): SystemModel {
    let line = 0;
    const place = <T extends Member>(members: T[]): T[] => members.map(member => (line++ < from ? member : placed(member, line + from)));
    return { ...model, data: place(model.data), zones: place(model.zones), elements: place(model.elements), flows: place(model.flows) };
}

/** One random edit of a system, as typing does it: whatever it does not touch is the same object before and after. */
export function edited(model: SystemModel, library: LibraryModel, next: Dice): SystemModel {
    const pick = pickWith(next);
    // Facts and places of another random system are as good as typed ones.
    const other = laidOut(randomSystem(library, Math.floor(next() * 1e9)));
    const swap = <T>(members: T[], change: (member: T) => T): T[] => {
        const index = Math.floor(next() * members.length);
        return members.map((member, position) => (position === index ? change(member) : member));
    };
    const place = pick(['zones', 'elements', 'elements', 'elements', 'flows', 'flows', 'data'] as const);
    const inPlace = (change: (member: Member) => Partial<Member>): SystemModel => ({
        ...model,
        [place]: swap(model[place] as Member[], member => ({ ...member, ...change(member) }))
    });
    const edits: (() => SystemModel)[] = [
        () => inPlace(({ facts }) => ({ facts: facts.filter(() => next() < 0.6) })),
        () => inPlace(({ facts }) => ({ facts: [...facts.filter(() => next() < 0.5), ...pick(other[place] as Member[]).facts] })),
        () => inPlace(({ facts }) => ({ facts: facts.map(each => (next() < 0.3 ? { ...each, values: [] } : each)) })),
        () => ({ ...model, flows: swap(model.flows, flow => ({ ...flow, facts: pick(other.flows).facts })) }),
        () => (place === 'data' ? model : inPlace(() => ({ mitigations: randomMitigations(library, next) }))),
        () => ({ ...model, elements: swap(model.elements, element => ({ ...element, mitigations: randomMitigations(library, next) })) }),
        () => (place === 'data' ? model : inPlace(({ mitigations }) => ({ mitigations: mitigations!.slice(1) }))),
        () => ({
            ...model,
            elements: swap(model.elements, element => ({ ...element, kind: pick([...library.kinds, { name: 'nothing' }]).name }))
        }),
        () => ({
            ...model,
            flows: swap(model.flows, flow => ({ ...flow, sends: pick([undefined, [], [0], [1, 2]]), returns: pick([undefined, [0]]) }))
        }),
        () => ({ ...model, elements: swap(model.elements, element => ({ ...element, id: `${element.id}x`, name: `${element.name}x` })) }),
        () => laidOut(model, Math.floor(next() * 30)),
        () => ({ ...model, treatments: randomTreatments(model, library, next) }),
        () => ({ ...model, flows: next() < 0.5 ? model.flows.slice(1) : [...model.flows, { ...pick(model.flows), id: `new ${next()}` }] })
    ];
    // What adds or drops members starts afresh: rarely, or there is little to go on with.
    return edits[next() < 0.03 ? edits.length - 1 : Math.floor(next() * (edits.length - 1))]();
}

function randomMitigations({ controls }: LibraryModel, next: Dice): MitigationModel[] {
    const pick = pickWith(next);
    const one = (): MitigationModel => ({
        ...mitigation(pick(controls).name, pick(['planned', 'planned', 'implemented', 'verified'])),
        facts: next() < 0.5 ? [fact('due', [{ type: 'date', value: pick(['2026-01-01', '2027-01-01', '2028-01-01']) }])] : []
    });
    return Array.from({ length: 1 + Math.floor(next() * 3) }, one);
}

function randomTreatments({ elements, zones, flows, name }: SystemModel, { threats }: LibraryModel, next: Dice): TreatmentModel[] {
    const pick = pickWith(next);
    return Array.from({ length: Math.floor(next() * 8) }, (_, index) => ({
        action: pick(['accept', 'transfer', 'avoid', 'dismiss'] as const),
        threat: pick(threats).name,
        target: pick([pick(elements).id, pick(zones).id, pick(flows).id, name, undefined]),
        facts: [
            fact('reason', [{ type: 'text', value: 'so' }]),
            fact('by', [{ type: 'text', value: 'me' }]),
            fact('until', [{ type: 'date', value: pick(['2026-01-01', '2027-01-01']) }])
        ],
        declaration: placed({ facts: [], declaration: DECLARATION }, 1000 + index).declaration
    }));
}

/** A library with random threats in place of its own: paths in conditions of paths, relations of relations, controls everywhere. */
export function withRandomThreats(library: LibraryModel, count: number, next: Dice): LibraryModel {
    const pick = pickWith(next);
    const controls = library.controls.map(({ name }) => name);
    const control = (depth: number): ControlExpression =>
        depth === 0 || next() < 0.6
            ? { op: 'control', control: pick(controls) }
            : { op: pick(['and', 'or'] as const), operands: [control(depth - 1), control(depth - 1)] };
    const threat = (index: number): ThreatModel => {
        const targets = pick([['model'], ['service', 'flow'], ['flow'], ['element'], ['system'], ['actor', 'store']]);
        const subject = targets.includes('flow') ? 'flow' : targets.includes('system') ? 'system' : 'element';
        const when = (): Expression => randomExpression(library, subject, 2, next, () => control(1));
        return {
            ...{
                name: `random-${index}`,
                targets,
                maps: [],
                facts: [fact('weighs', [{ type: 'name', value: pick(['data', 'decision']) }])]
            },
            conditions: Array.from({ length: 1 + Math.floor(next() * 2) }, when),
            mitigatedBy: next() < 0.7 ? [control(1)] : [],
            reducedBy: next() < 0.5 ? [control(1)] : [],
            severities: [{ level: 'high', when: when() }, { level: 'medium' }],
            steps: [{ entries: ['a.b'], when: when() }],
            declaration: DECLARATION
        };
    };
    return { ...library, threats: Array.from({ length: count }, (_, index) => threat(index)) };
}

type Subject = 'element' | 'flow' | 'data' | 'system';

function randomExpression(
    library: LibraryModel,
    subject: Subject,
    depth: number,
    next: Dice,
    control: () => ControlExpression
): Expression {
    const pick = pickWith(next);
    const source = at(0);
    const inner = (type: Subject): Expression => randomExpression(library, type, depth - 1, next, control);
    const kinds = library.kinds.map(({ name }) => name);
    const roll = next();
    if (depth === 0 || roll < 0.15 || subject === 'data' || subject === 'system') {
        const of = subject === 'element' ? pick(['element', 'service', 'model', 'actor', 'zone']) : subject;
        const attributes = library.kinds.find(({ name }) => name === of)!.attributes.filter(({ derived }) => !derived);
        if (attributes.length === 0 || next() < 0.1)
            return { op: 'compare', fact: 'kind', operator: '=', values: [{ type: 'name', value: 'model' }], source };
        const attribute = pick(attributes);
        const literals = library.enumerations.find(({ name }) => name === attribute.type)?.literals ?? [{ name: 'x' }];
        const path = subject === 'flow' && next() < 0.3 ? `${pick(['source', 'target'])}.trust` : attribute.name;
        return {
            op: 'compare',
            fact: path,
            operator: pick(['=', '!=', 'includes', '<='] as const),
            values: [{ type: 'name', value: path.endsWith('.trust') && next() < 0.5 ? 'source.trust' : pick(literals).name }],
            source
        };
    }
    if (roll < 0.3) return { op: pick(['and', 'or'] as const), operands: [inner(subject), inner(subject)], source };
    if (roll < 0.4) return { op: 'not', operand: inner(subject), source };
    if (roll < 0.65) {
        const relation = pick(Object.keys(RELATIONS[subject]));
        return {
            op: 'quantified',
            quantifier: pick(['some', 'every', 'no'] as const),
            relation,
            where: inner(RELATIONS[subject][relation].type),
            source
        };
    }
    const path = pick<PathKind>([
        'reached',
        'reached',
        'queried',
        'influenced',
        'influences',
        'learns',
        'supplied',
        'supplies',
        'reaches',
        'loops'
    ]);
    const kind = pick(['element', 'element', 'actor', 'service', 'model', pick(kinds)]);
    return {
        op: 'path',
        path,
        kind,
        ...(next() < 0.7 ? { where: inner('element') } : {}),
        ...(next() < 0.4 ? { without: control() } : {}),
        source
    };
}
