import assert from 'node:assert/strict';
import type { LangiumDocument } from 'langium';
import type { Document } from '../../language/generated/ast.js';
import { libraryOf } from '../../language/model/libraries.js';
import { systemsOf } from '../../language/model/systems.js';
import { IN_FILE, IN_THREAT } from './slips-in-libraries.js';
import { IN_ZONE, type Slip } from './slips-in-models.js';
import { openFiles, uriOf } from './workspace.js';

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
