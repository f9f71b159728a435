import type { LibraryModel } from '../../language/model/library-model.js';
import type { FactModel, FactScalar, MitigationModel } from '../../language/model/system-model.js';
import { random, randomSystem } from '../analysis/random-systems.js';

interface Layout {
    indentation: string;
    lineBreak: string;
    /** A number in [0, 1) for each choice. */
    next: () => number;
}

/** The text of a random system, laid out in one of the ways in which people write: bodies on one line or on several, with comments or without. */
export function randomModelText(library: LibraryModel, seed: number): string {
    const system = randomSystem(library, seed);
    const next = random(seed + 1_000_000);
    const layout: Layout = {
        indentation: ['  ', '    ', '\t'][Math.floor(next() * 3)],
        lineBreak: next() < 0.2 ? '\r\n' : '\n',
        next
    };
    const zoneAt = (index: number): string => {
        const zone = system.zones[index];
        const elements = system.elements
            .filter(element => element.zone === index)
            .map(element => statement(layout, `${element.kind} ${element.name}`, factsOf(element)));
        const zones = system.zones.flatMap((inner, at) => (inner.parent === index ? [zoneAt(at)] : []));
        const name = zone.name.slice(zone.name.lastIndexOf('.') + 1);
        return block(layout, `zone ${name}`, [...factsOf(zone), ...elements, ...zones]);
    };
    const flows = system.flows.map(({ source, target, sends, returns, facts, mitigations }, index) => {
        const carried = [
            ...(sends ? [`sends: [${sends.map(each => system.data[each].name).join(', ')}]`] : []),
            ...(returns ? [`returns: ${system.data[returns[0]].name}`] : [])
        ];
        const title = next() < 0.7 ? ` "flow ${index}"` : '';
        const header = `${system.elements[source].name} -> ${system.elements[target].name}${title}`;
        return statement(layout, header, [...carried, ...factsOf({ facts, mitigations })]);
    });
    const data = system.data.map(({ name, facts }) => statement(layout, `data ${name}`, factsOf({ facts, mitigations: [] })));
    const zones = system.zones.flatMap((zone, index) => (zone.parent === undefined ? [zoneAt(index)] : []));
    return block(layout, 'system random "A random system"', [...data, ...zones, ...flows]) + layout.lineBreak;
}

function factsOf({ facts, mitigations }: { facts: FactModel[]; mitigations: MitigationModel[] }): string[] {
    return [...facts.filter(({ name }) => name !== 'reviewed').map(written), ...mitigations.map(mitigation)];
}

function written({ name, values, list }: FactModel): string {
    const scalar = (value: FactScalar) => (value.type === 'text' ? JSON.stringify(value.value) : String(value.value));
    return `${name}: ${list ? `[${values.map(scalar).join(', ')}]` : scalar(values[0])}`;
}

function mitigation({ control, status }: MitigationModel): string {
    const details = {
        implemented: '',
        planned: ' { status: planned, owner: "us", due: 2999-01-31 }',
        verified: ' { status: verified, evidence: "report" }'
    };
    return `mitigation ${control}${details[status]}`;
}

/** A statement with its facts on one line, or each on its own. */
function statement(layout: Layout, header: string, inner: string[]): string {
    const choice = layout.next();
    if (inner.length === 0 && choice < 0.7) {
        return header;
    }
    return choice < 0.4 ? `${header} { ${inner.map(separated).join('')} }` : block(layout, header, inner);
}

function separated(text: string, index: number, all: readonly string[]): string {
    const bothFacts = isFact(text) && isFact(all[index + 1] ?? '');
    return index === all.length - 1 ? text : `${text}${bothFacts ? ', ' : ' '}`;
}

function isFact(text: string): boolean {
    return /^\w+: /.test(text);
}

function block({ indentation, lineBreak, next }: Layout, header: string, inner: readonly string[]): string {
    const comment = () => (next() < 0.1 ? ' // said at the review' : '');
    const lines = inner.map(each => indentation + each.replaceAll(lineBreak, lineBreak + indentation) + comment());
    return [`${header} {${comment()}`, ...lines, '}'].join(lineBreak);
}
