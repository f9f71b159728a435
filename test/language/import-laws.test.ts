import assert from 'node:assert/strict';
import { TextDocument } from 'langium';
import { dice } from './random-edits.js';
import { complaintsOf, openFiles, uriOf } from './workspace.js';

/** What is in the files, but for their imports: names for others, something unused, something that may be used. */
const BODIES: Readonly<Record<string, string>> = {
    'a.tmodel': 'control bolt\nthreat rust { on model when format = onnx mitigated by lock }\n',
    'b.tmodel': 'control lock\nsystem shop { service site { mitigation bolt } }\n',
    'lib/c.tmodel': 'kind gadget extends service\nsystem house { gadget door }\n',
    'lib/d.tmodel': 'control chain\nthreat theft { on service when quota = 1 mitigated by bolt }\nsystem yard { service gate }\n'
};
const IMPORTS: Readonly<Record<string, readonly string[]>> = {
    'a.tmodel': ['b.tmodel', 'lib', 'lib/c.tmodel', '.'],
    'b.tmodel': ['a.tmodel', 'lib/d.tmodel', 'lib'],
    'lib/c.tmodel': ['../a.tmodel', 'd.tmodel', '..', '.'],
    'lib/d.tmodel': ['../b.tmodel', 'c.tmodel', '../nowhere.tmodel']
};
const PATHS = Object.keys(BODIES);

describe('Imports that come and go, and files with them', () => {
    it('give the complaints of a fresh start in every file, whatever the order', async function () {
        this.timeout(120_000);
        const start = await openFiles({});
        const fromStart = async (texts: ReadonlyMap<string, string>) => {
            const { DocumentBuilder, LangiumDocuments } = start.shared.workspace;
            await DocumentBuilder.update([], PATHS.map(uriOf));
            const documents = [...texts].map(([path, text]) => LangiumDocuments.createDocument(uriOf(path), text));
            await DocumentBuilder.build(documents, { validation: true });
            return documents.map(complaintsOf);
        };
        for (let seed = 1; seed <= 25; seed++) {
            const roll = dice(seed);
            const texts = new Map(PATHS.map(path => [path, BODIES[path]]));
            const { shared } = await openFiles(Object.fromEntries(texts));
            const { TextDocuments, DocumentBuilder, LangiumDocuments } = shared.workspace;
            for (let step = 0; step < 12; step++) {
                const path = PATHS[roll(PATHS.length)];
                const uri = uriOf(path);
                if (texts.has(path) && roll(6) === 0) {
                    texts.delete(path);
                    TextDocuments.delete(uri);
                    await DocumentBuilder.update([], [uri]);
                } else {
                    const imports = IMPORTS[path].filter(() => roll(3) === 0).map(each => `import "${each}"\n`);
                    texts.set(path, imports.join('') + BODIES[path]);
                    TextDocuments.set(TextDocument.create(uri.toString(), 'tmodel', step, texts.get(path)!));
                    await DocumentBuilder.update([uri], []);
                }
                assert.deepEqual(
                    [...texts.keys()].map(each => complaintsOf(LangiumDocuments.getDocument(uriOf(each))!)),
                    await fromStart(texts),
                    `seed ${seed}, step ${step}: ${path}\n${[...texts].map(([name, text]) => `== ${name}\n${text}`).join('')}`
                );
            }
        }
    });
});
