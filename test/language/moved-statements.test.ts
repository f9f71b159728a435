import assert from 'node:assert/strict';
import { TextDocument } from 'langium';
import type { SystemModel } from '../../language/model/system-model.js';
import { systemsOf } from '../../language/model/systems.js';
import { openFiles, uriOf } from './workspace.js';

const PATH = 'main.tmodel';
const LINES = [
    'system s {',
    '    service above { exposure: public }',
    '    service below { exposure: public',
    '        mitigation query-limit { status: planned }',
    '    }',
    '    above -> below { purpose: inference }',
    '    service last { exposure: public }',
    '    accept model-evasion on below { by: "us", until: 2027-06-30, reason: "so" }',
    '}'
];

describe('Statements below a new line', () => {
    it('are moved, not read again: what they state is the same object', async () => {
        const [before, after] = await versions(LINES, LINES.toSpliced(2, 0, ''));
        assert.equal(after.flows[0].facts[0].values, before.flows[0].facts[0].values);
    });

    it('move by as many lines, with all that they hold', async () => {
        const [before, after] = await versions(LINES, LINES.toSpliced(2, 0, '', ''));
        const lines = ({ elements: [, below], flows: [flow], treatments: [treatment] }: SystemModel): number[] =>
            [
                below.declaration.name,
                below.declaration.body!,
                below.facts[0].source.range,
                below.facts[0].valueRange,
                below.mitigations[0].declaration.whole,
                below.mitigations[0].facts[0].source.range,
                flow.declaration.whole,
                treatment.declaration.name,
                treatment.facts[0].valueRange
            ].map(({ start }) => start.line);
        assert.deepEqual(
            lines(after),
            lines(before).map(line => line + 2)
        );
    });

    it('move back when the line is taken away', async () => {
        const [before, , after] = await versions(LINES, LINES.toSpliced(2, 0, ''), LINES);
        assert.deepEqual(after, before);
    });

    it('leave the statements above as the objects that they were', async () => {
        const [before, after] = await versions(LINES, LINES.toSpliced(2, 0, ''));
        assert.equal(after.elements[0], before.elements[0]);
    });

    it('are moved where a statement has come with the line, too', async () => {
        const [before, after] = await versions(LINES, LINES.toSpliced(2, 0, '    data between'));
        const [lastBefore, last] = [before.elements[2], after.elements[2]];
        assert.equal(last.facts[0].values, lastBefore.facts[0].values);
        assert.equal(last.declaration.whole.start.line, lastBefore.declaration.whole.start.line + 1);
    });
});

/** The system as it is read from each version of a text, one edited into the next. */
async function versions(...texts: string[][]): Promise<SystemModel[]> {
    const { shared, documents } = await openFiles({ [PATH]: texts[0].join('\n') });
    const models: SystemModel[] = [];
    for (const lines of texts) {
        shared.workspace.TextDocuments.set(TextDocument.create(uriOf(PATH).toString(), 'tmodel', 1, lines.join('\n')));
        await shared.workspace.DocumentBuilder.update([uriOf(PATH)], []);
        models.push(systemsOf(documents[0])[0]);
    }
    return models;
}
