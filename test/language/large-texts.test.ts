import assert from 'node:assert/strict';
import { KindTable } from '../../analysis/kinds.js';
import { renderText } from '../../formats/text.js';
import { MAX_PROBLEMS } from '../../language/checks/document-validator.js';
import { libraryOf } from '../../language/model/libraries.js';
import { MAX_LINEAGE } from '../../language/model/library-model.js';
import { systemsOf } from '../../language/model/systems.js';
import { setOwner } from '../../language/workspace/owner.js';
import { TmodelValueConverter } from '../../language/lexing/value-converter.js';
import { complaints, diagnosticsOf, open, openFiles } from './workspace.js';

const messageOf = (diagnostic: { message: unknown } | undefined): string => String(diagnostic?.message);

const numbered = (count: number, line: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => line(index)).join('\n');

describe('A large text', () => {
    it('has a limited number of complaints', async () => {
        assert.equal((await diagnosticsOf(`system s {${'a b c '.repeat(2000)}}`)).length, MAX_PROBLEMS);
    });

    it('says in its last complaint how many were left out', async () => {
        const found = await diagnosticsOf(`system s {\n${'model m\n'.repeat(MAX_PROBLEMS + 11)}}`);
        assert.equal(messageOf(found.at(-1)), 'This file has 11 more problems from here on.');
    });

    it('has all its complaints told where they are few', async () => {
        assert.ok(!(await complaints(`system s {\n${'model m\n'.repeat(20)}}`)).some(each => each.endsWith('more-problems')));
    });

    it('has an error for what was left out where an error was', async () => {
        const found = await diagnosticsOf(`system s {\n${'model m\n'.repeat(MAX_PROBLEMS + 11)}}`);
        assert.equal(found.at(-1)?.severity, 1);
    });

    it('gets suggestions for its first unknown names only', async () => {
        const elements = numbered(300, index => `model m${index}x`);
        const flows = numbered(300, index => `m${index}y -> m0x`);
        const found = await diagnosticsOf(`system s {\n${elements}\n${flows}\n}`);
        const suggested = found.filter(({ data }) => (data as { suggestions: string[] }).suggestions.length > 0);
        assert.deepEqual([found.length, suggested.length], [300, 50]);
    });

    it('can hold a text block of very many lines', () => {
        assert.equal(new TmodelValueConverter().convert(`"""\n${'  a\n'.repeat(300_000)}"""`).toString().length, 599_999);
    });

    it('can have very many problems in a written report', () => {
        const source = { uri: 'file:///w/a.tmodel', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } };
        const problem = { severity: 'error' as const, code: 'syntax', message: 'Wrong.', source };
        const problems = Array.from({ length: 200_000 }, () => problem);
        const text = renderText({ today: '2026-01-01', systems: [], frameworks: [], problems, fileName: () => 'a.tmodel' } as never, {
            colour: false
        });
        assert.ok(text.length > problems.length);
    });
});

describe('A text that exhausts the stack', () => {
    const exhaust = (): never => {
        throw new RangeError('Maximum call stack size exceeded');
    };

    it('while it is checked has one complaint', async () => {
        const { Tmodel, document } = await openFiles({ 'main.tmodel': 'system s' });
        Object.defineProperty(document.parseResult.value, '$type', { get: exhaust });
        const found = await Tmodel.validation.DocumentValidator.validateDocument(document);
        assert.deepEqual(
            found.map(({ code }) => code),
            ['unreadable-file']
        );
    });

    it('while its systems are read has none', async () => {
        const { documents, Tmodel } = await openFiles({ 'main.tmodel': 'system s' });
        const root = { ...documents[0].parseResult.value };
        Object.defineProperty(root, 'members', { get: exhaust });
        const document = { ...documents[0], parseResult: { ...documents[0].parseResult, value: root } };
        setOwner(document, Tmodel);
        assert.deepEqual(systemsOf(document), []);
    });
});

describe('A long chain of kinds', () => {
    const chain = (length: number): string =>
        `kind k0 {\nattribute far : text\n}\n${numbered(length - 1, index => `kind k${index + 1} extends k${index}`)}`;

    it('counts to a fixed length', async () => {
        assert.deepEqual(await complaints(chain(MAX_LINEAGE)), []);
    });

    it('is reported beyond that', async () => {
        assert.deepEqual(await complaints(chain(MAX_LINEAGE + 1)), [`${MAX_LINEAGE + 3}:unusable-kind`]);
    });

    it('leaves out the same kinds in the analysis', async () => {
        const table = new KindTable(libraryOf(await open(chain(MAX_LINEAGE + 1))));
        const last = [MAX_LINEAGE - 1, MAX_LINEAGE].map(index => table.attribute(`k${index}`, 'far')?.name);
        assert.deepEqual(last, ['far', undefined]);
    });

    it('leaves out the same bases in the analysis', async () => {
        const table = new KindTable(libraryOf(await open(chain(MAX_LINEAGE + 1))));
        assert.deepEqual([table.isA('k64', 'k1'), table.isA('k64', 'k0')], [true, false]);
    });
});
