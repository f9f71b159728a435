import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { libraryIndex, libraryPages } from '../../explain/index.js';
import { KIND_GROUPS } from '../../explain/pages/kind-groups.js';
import { ABOUT_CONTROLS, ABOUT_PURPOSES, HOW_TO_WRITE } from '../../explain/pages/guide.js';
import { kindsOf } from '../../explain/pages/vocabulary.js';
import { builtInLibraryModel, builtInTexts } from '../../language/index.js';
import { analyseText } from '../rules/analysed-text.js';

const docs = fileURLToPath(new URL('../../docs', import.meta.url));
const index = libraryIndex(builtInLibraryModel());
const places = { library: '../language/library/', severity: 'severity.md', language: 'language.md' };
const pages = new Map([...libraryPages(index, builtInTexts(), places)].map(([path, text]) => [path, text()]));
const { library } = index;

describe('The generated pages', () => {
    it('are current (if not: npm run docs)', () => {
        const stale = [...pages].filter(([path, text]) => !existsSync(join(docs, path)) || readFileSync(join(docs, path), 'utf8') !== text);
        assert.deepEqual(
            stale.map(([path]) => path),
            []
        );
    });

    it('are all that is in the folder of threats', () => {
        assert.deepEqual(
            readdirSync(join(docs, 'threats'))
                .map(file => `threats/${file}`)
                .filter(path => !pages.has(path)),
            []
        );
    });

    it('lead nowhere that is not there', () => {
        const slugs = (text: string) =>
            new Set(
                [...text.matchAll(/^#+ (.*)$/gm)].map(
                    ([, heading]) =>
                        `#${heading
                            .toLowerCase()
                            .replace(/[^\w\s-]/g, '')
                            .replace(/\s/g, '-')}`
                )
            );
        const broken = [...pages].flatMap(([path, text]) =>
            [...text.matchAll(/\]\((?!https:)([^)#]*)(#[^)]*)?\)/g)].flatMap(([, file, anchor]) => {
                const target = file === '' ? path : normalize(join(dirname(path), file));
                const found = pages.get(target) ?? (existsSync(join(docs, target)) ? '' : undefined);
                return found === undefined || (anchor && !slugs(found).has(anchor)) ? [`${path}: ${file}${anchor ?? ''}`] : [];
            })
        );
        assert.deepEqual([...new Set(broken)], []);
    });

    it('have no two headings on the page of the vocabulary that are called the same', () => {
        const headings = [...pages.get('vocabulary.md')!.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading.toLowerCase());
        assert.deepEqual(
            headings.filter((heading, at) => headings.indexOf(heading) !== at),
            []
        );
    });

    it('keep a cell of a table in its cell', () => {
        const broken = [...pages].flatMap(([path, text]) =>
            [...text.matchAll(/(?:^\|.*\|$\n?)+/gm)].flatMap(([block]) => {
                const columns = block
                    .trimEnd()
                    .split('\n')
                    .map(line => line.replace(/\\\|/g, '').split('|').length);
                return new Set(columns).size === 1 ? [] : [`${path}: ${block.slice(0, 80)}`];
            })
        );
        assert.deepEqual(broken, []);
    });
});

describe('The vocabulary', () => {
    const text = pages.get('vocabulary.md')!;

    it('has every kind in one group, and only what every element has where nothing else fits', () => {
        const grouped = KIND_GROUPS.flatMap(group => kindsOf(group, index).map(({ name }) => name));
        assert.deepEqual(grouped.sort(), library.kinds.map(({ name }) => name).sort());
        const every = KIND_GROUPS.find(({ roots }) => roots.includes('element'))!;
        assert.deepEqual(
            kindsOf(every, index).map(({ name }) => name),
            ['element']
        );
    });

    it('speaks in its advice of every kind that the group has, as a kind of the library', () => {
        const silent = KIND_GROUPS.filter(({ roots }) => !roots.includes('system')).flatMap(group =>
            kindsOf(group, index)
                .map(({ name }) => name)
                .filter(name => !KIND_GROUPS.some(({ advice }) => advice.includes(`\`${name}\``)))
        );
        assert.deepEqual(silent, []);
    });

    it('names nothing in its prose that the library and the language do not have', () => {
        const names = new Set([
            ...library.kinds.flatMap(kind => [kind.name, ...kind.attributes.map(({ name }) => name)]),
            ...['sends', 'returns']
        ]);
        const facts = new Map(library.kinds.flatMap(kind => kind.attributes.map(attribute => [attribute.name, attribute.type] as const)));
        const said = [...KIND_GROUPS.map(({ advice }) => advice), HOW_TO_WRITE.replace(/```[^]*?```/g, ''), ABOUT_PURPOSES, ABOUT_CONTROLS];
        const unknown = said
            .flatMap(each => [...each.matchAll(/`([a-z_]+)(?:: ([a-z_]+))?`/g)])
            .filter(([, name, value]) => {
                const values = index.enumerations.get(facts.get(name) ?? '')?.literals.map(literal => literal.name);
                return !names.has(name) || (value !== undefined && !values?.includes(value));
            });
        assert.deepEqual(
            unknown.map(([whole]) => whole),
            []
        );
    });

    it('shows a model about which the language complains nowhere', async () => {
        const [, example] = /```tmodel\n([^]*?)```/.exec(text)!;
        const { systems, complaints } = await analyseText(example);
        assert.deepEqual([systems.length, complaints], [1, []]);
    });

    it('tells every fact with its question, and every value with its meaning', () => {
        const plain = text.replace(/[`\\]/g, '');
        const untold = [
            ...library.kinds.flatMap(kind => kind.attributes.map(({ title }) => title)),
            ...library.enumerations.filter(({ name }) => name !== 'boolean').flatMap(({ literals }) => literals.map(({ title }) => title))
        ].filter(title => title === undefined || !plain.includes(title.replace(/`/g, '')));
        assert.deepEqual(untold, []);
    });
});
