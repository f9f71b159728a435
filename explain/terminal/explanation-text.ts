import { painter, type Painter } from '../../formats/colour.js';
import { printable } from '../../formats/printable.js';
import type {
    ControlDescription,
    EntryDescription,
    FactDescription,
    FrameworkDescription,
    KindDescription,
    Named,
    Reference,
    ThreatDescription,
    ValuesDescription
} from '../descriptions.js';
import type { LibraryReport } from '../library-report.js';
import { bullets, paragraph, rowsOf, section, WIDTH } from './layout.js';

/**
 * Everything about each thing in a report, to read in a terminal of 80 columns.
 * @param colour whether names and headings are set off by colour
 */
export function renderExplanation(report: LibraryReport, colour: boolean): string {
    const paint = painter(colour);
    const blocks = [
        ...(report.threats ?? []).map(threat => threatText(threat, paint)),
        ...(report.controls ?? []).map(control => controlText(control, paint)),
        ...(report.kinds ?? []).map(kind => kindText(kind, paint)),
        ...(report.frameworks ?? []).map(framework => frameworkText(framework, paint)),
        ...(report.entries ?? []).map(entry => entryText(entry, paint)),
        ...(report.values ?? []).map(values => valuesText(values, paint)),
        ...(report.facts ?? []).map(fact => factText(fact, paint))
    ];
    return blocks.map(lines => lines.join('\n')).join('\n\n\n') + '\n';
}

function heading(sort: string, { name, title }: Named, paint: Painter): string[] {
    return [`${paint('quiet', printable(sort))} ${paint('strong', printable(name))}`, ...(title === undefined ? [] : paragraph(title, 2))];
}

function threatText(threat: ThreatDescription, paint: Painter): string[] {
    const severities = threat.severities.map(({ level, when }) => (when === undefined ? level : `${level} when ${when}`));
    const factors = [
        ...severities,
        ...(threat.effort === undefined ? [] : [`effort of the attacker: ${threat.effort}`]),
        ...(threat.weighs === undefined ? [] : [`weighs the ${threat.weighs} at stake`])
    ];
    const steps = threat.steps.map(({ references, when }) => [references.map(referenceText), when] as const);
    const part = (title: string, lines: readonly string[]) => section(title, lines, paint);
    const text = (title: string, value: string | undefined) => part(title, value === undefined ? [] : paragraph(value, 2));
    const on = `Raised on ${threat.on.join(', ')} where`;
    const raised =
        on.length <= WIDTH
            ? part(on, bullets(threat.raised))
            : [...part('Raised on', paragraph(threat.on.join(', '), 2)), ...part('Where', bullets(threat.raised))];
    return [
        ...heading('threat', threat, paint),
        ...text('What it is', [threat.message, threat.description].filter(Boolean).join(' ') || undefined),
        ...raised,
        ...text('Deliberately silent', threat.silent),
        ...text('How to fix it', threat.advice),
        ...part('Closed by', bullets(threat.closedBy)),
        ...part('Reduced by', bullets(threat.reducedBy)),
        ...part('These controls', rows(threat.controls, paint)),
        ...text('False positives', threat.falsePositives),
        ...part('Severity', bullets(factors)),
        ...part(
            'Steps',
            bullets(steps.flatMap(([lines, when]) => lines.map(line => (when === undefined ? line : `${line}, when ${when}`))))
        ),
        ...part(
            'References',
            bullets([...threat.maps.map(referenceText), ...threat.stride.map(each => `STRIDE: ${each.replace(/_/g, ' ')}`)])
        ),
        ...part(
            'Rule',
            threat.rule.split('\n').flatMap(line => bullets([line]))
        )
    ];
}

function controlText(control: ControlDescription, paint: Painter): string[] {
    const part = (title: string, lines: readonly string[]) => section(title, lines, paint);
    const text = (title: string, value: string | undefined) => part(title, value === undefined ? [] : paragraph(value, 2));
    return [
        ...heading('control', control, paint),
        ...text('What it is', control.description),
        ...text('How to verify it', control.verify),
        ...text('Where it counts', control.where),
        ...text('Effect', control.effect === 'reduces' ? 'reduces threats and never closes one' : undefined),
        ...part('Implied where', bullets(control.impliedBy)),
        ...part('Closes, alone or with others', names(control.closes)),
        ...part('Reduces', names(control.reduces)),
        ...part('References', bullets(control.maps.map(referenceText)))
    ];
}

function kindText(kind: KindDescription, paint: Painter): string[] {
    const stated = kind.facts.filter(({ derived }) => !derived);
    const own = stated.filter(({ from }) => from === kind.name);
    const part = (title: string, lines: readonly string[]) => section(title, lines, paint);
    const defaults = stated.flatMap(fact => (fact.default === undefined ? [] : [`${fact.name}: ${fact.default.join(', ')}`]));
    const factLines = (facts: readonly FactDescription[]) => facts.flatMap(fact => factLine(fact, paint));
    return [
        ...heading('kind', kind, paint),
        ...part('Extends', kind.bases.length > 0 ? paragraph(kind.bases.join(', '), 2) : []),
        ...part('Extended by', names(kind.extendedBy)),
        ...part('By default', bullets(defaults)),
        ...part('Facts', factLines(own)),
        ...[...new Set(stated.map(({ from }) => from))]
            .filter(from => from !== kind.name)
            .flatMap(from => part(`Facts as every ${from}`, factLines(stated.filter(fact => fact.from === from)))),
        ...part(
            'Worked out',
            rows(
                kind.facts.filter(({ derived }) => derived),
                paint
            )
        ),
        ...part('Threats that look at it', names(kind.threats))
    ];
}

/** The question of a fact and its values, one below the other. */
function factLine(fact: FactDescription, paint: Painter): string[] {
    const isYesOrNo = fact.type === 'boolean';
    const choice = fact.set ? 'any of' : fact.ordered ? 'one of, least first' : 'one of';
    const type = isYesOrNo ? fact.values.map(({ name }) => name).join(' or ') : fact.values.length > 0 ? choice : fact.type;
    return [
        ...rowsOf([[fact.name, `${fact.title ?? ''} (${type})`.trim()]], paint),
        ...(isYesOrNo
            ? []
            : rowsOf(
                  fact.values.map(({ name, title }) => [name, title] as const),
                  plainPaint,
                  6
              ))
    ];
}

const plainPaint: Painter = (_tone, text) => text;

function frameworkText(framework: FrameworkDescription, paint: Painter): string[] {
    const categories = [...new Set(framework.entries.map(({ category }) => category))];
    return [
        ...heading('framework', framework, paint),
        ...(framework.edition === undefined ? [] : paragraph(`Edition ${framework.edition}`, 2)),
        ...categories.flatMap(category => {
            const entries = framework.entries.filter(entry => entry.category === category);
            return section(
                category,
                rowsOf(
                    entries.map(({ id, title }) => [id, title] as const),
                    paint
                ),
                paint
            );
        })
    ];
}

function entryText(entry: EntryDescription, paint: Painter): string[] {
    const facts = entry.facts.map(({ name, values }) => `${name}: ${values.join(', ')}`);
    const part = (title: string, lines: readonly string[]) => section(title, lines, paint);
    return [
        ...heading(entry.category, { name: entry.id, title: entry.title }, paint),
        ...(entry.url === undefined ? [] : paragraph(entry.url, 2)),
        ...part('The catalogue says', bullets(facts)),
        ...part('Threats that it is', names(entry.threats)),
        ...part('Threats of which it is a step', names(entry.stepOf)),
        ...part('Controls that it is', names(entry.controls))
    ];
}

function valuesText(values: ValuesDescription, paint: Painter): string[] {
    return [
        ...heading('values', values, paint),
        ...section(values.ordered ? 'Values, least first' : 'Values', rows(values.values, paint), paint),
        ...section('Facts that take them', names(values.facts), paint)
    ];
}

function factText(fact: FactDescription, paint: Painter): string[] {
    return [`${paint('quiet', `fact of ${fact.from}`)}`, ...factLine(fact, paint)];
}

function referenceText({ id, title, url }: Reference): string {
    return [id, title, url && `<${url}>`].filter(Boolean).join(' ');
}

function names(items: readonly string[]): string[] {
    return items.length > 0 ? paragraph(items.join(', '), 2) : [];
}

function rows(items: readonly Named[], paint: Painter): string[] {
    return rowsOf(
        items.map(({ name, title }) => [name, title] as const),
        paint
    );
}
