import assert from 'node:assert/strict';
import { EmptyFileSystem } from 'langium';
import { URI } from 'vscode-uri';
import { createTmodelServices, libraryOf } from '../../language/index.js';
import type { FrameworkModel } from '../../language/model/library-model.js';
import { valuesOf } from './catalogue.js';

describe('The catalogues of the built-in library', () => {
    let frameworks: Map<string, FrameworkModel>;
    before(async () => {
        const { shared } = createTmodelServices(EmptyFileSystem);
        const document = shared.workspace.LangiumDocuments.createDocument(URI.parse('file:///catalogues-user.tmodel'), '');
        await shared.workspace.DocumentBuilder.build([document]);
        frameworks = new Map(libraryOf(document).frameworks.map(framework => [framework.name, framework]));
    });

    /** Catalogues of which the library has the entries that it needs, and not all. */
    const PARTS = ['cwe', 'eu-ai-act'];

    it('have as many entries of each category as their publishers list', () => {
        const whole = [...frameworks.values()].filter(({ name }) => !PARTS.includes(name));
        const sizes = whole.map(({ name, entries }) => {
            const counts = new Map<string, number>();
            entries
                .filter(entry => valuesOf(entry, 'retired').length === 0)
                .forEach(({ category }) => counts.set(category, (counts.get(category) ?? 0) + 1));
            return `${name}: ${[...counts].map(([category, count]) => `${count} ${category}`).join(', ')}`;
        });
        assert.deepEqual(sizes.sort(), [
            'atlas: 16 tactic, 208 technique, 40 mitigation',
            'linddun: 7 category',
            'nist-ai-100-2: 5 class, 25 attack',
            'owasp-agentic-2026: 10 risk',
            'owasp-llm-2025: 10 risk',
            'owasp-llm-2026: 10 risk',
            'owasp-ml-2023: 10 risk',
            'pasta: 7 stage',
            'saif: 15 risk',
            'stride: 6 category'
        ]);
    });

    it('state their edition', () => {
        assert.deepEqual(
            [...frameworks.values()].filter(({ edition }) => !edition).map(({ name }) => name),
            []
        );
    });

    it('give every entry a title, and no two entries of a catalogue the same id', () => {
        for (const { name, entries } of frameworks.values()) {
            assert.deepEqual(
                entries.filter(({ title }) => !title).map(({ id }) => id),
                [],
                name
            );
            assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length, name);
        }
    });

    it('tell the two editions of the list for LLM applications apart by name, since their ids changed meaning', () => {
        const title = (framework: string) => frameworks.get(framework)!.entries.find(({ id }) => id === 'LLM06')!.title;
        assert.deepEqual([title('owasp-llm-2025'), title('owasp-llm-2026')], ['Excessive Agency', 'Unbounded Consumption']);
    });

    it('list weaknesses of CWE only, which views and categories are not', () => {
        const entries = frameworks.get('cwe')!.entries;
        assert.deepEqual([...new Set(entries.map(({ category }) => category))], ['weakness']);
        assert.deepEqual(
            entries.filter(({ id }) => ['CWE-1446', 'CWE-1447', 'CWE-1448'].includes(id)),
            []
        );
    });
});
