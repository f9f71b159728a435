import assert from 'node:assert/strict';
import { TextDocument, type LangiumDocument } from 'langium';
import { libraryOf } from '../../language/model/libraries.js';
import { systemsOf } from '../../language/model/systems.js';
import { dice, edited } from './random-edits.js';
import { openFiles, uriOf } from './workspace.js';

const FILES = {
    'main.tmodel': `import "house.tmodel"
system shop "A shop" {
    data photo "Photo" { classification: internal, personal: true }
    zone internet { trust: public
        actor visitor "Visitor" { identity: anonymous }
    }
    zone cloud "Cloud" { trust: production, owner: "us"
        gateway api "Door" { authentication: none }
        model sorter "Sorter" { format: pickle
            mitigation own { status: planned, owner: "us" }
            store inner "Cache"
        }
        // the gadget
        gadget thing { size: 5 }
        visitor -> api "ask" { purpose: inference, sends: photo, returns: [photo] }
        visitor -> api
        dismiss house-rule on visitor -> api "ask" { reason: "why" }
    }
    api -> cloud.sorter { sends: photo }
    accept house-rule on api { by: "us", until: 2027-06-30, reason: "so" }
    objective speed "Fast"
    view all "All of it" { collapse: cloud, focus: photo }
}
`,
    'house.tmodel': `import "base.tmodel"
control own "Our own"
threat house-rule "A rule of the house" { on model, gadget when format = pickle mitigated by own }
`,
    'base.tmodel': `kind gadget "Gadget" extends service { attribute size "How big" : number }
enum colour { red, green }
`
};

/** Systems only, alone: what is said of the whole of such a file is taken over from version to version. */
const ALONE = { ...FILES, 'main.tmodel': FILES['main.tmodel'].replace('import "house.tmodel"\n', '') };

type Opened = Awaited<ReturnType<typeof openFiles>>;

describe('Building only what changed', function () {
    this.timeout(240_000);

    it('gives the diagnostics and models of a fresh start, over 2,000 random edits of several files', async () => {
        const fresh = await openFiles({});
        for (let seed = 1; seed <= 100; seed++) {
            const roll = dice(seed);
            const files = seed % 2 === 0 ? FILES : ALONE;
            const opened = await openFiles(files);
            const histories = new Map(Object.entries(files).map(([path, text]) => [path, [text]]));
            for (let step = 0; step < 20; step++) {
                const path = ['main.tmodel', 'main.tmodel', 'main.tmodel', 'house.tmodel', 'base.tmodel'][roll(5)];
                const texts = histories.get(path)!;
                texts.push(edited(texts, roll));
                await change(opened, path, texts.at(-1)!);
                const expected = await readingsOfFresh(fresh, new Map([...histories].map(([file, all]) => [file, all.at(-1)!])));
                const actual = readingsOf(opened.documents);
                if (JSON.stringify(actual) !== JSON.stringify(expected)) {
                    assert.deepEqual(actual, expected, `seed ${seed}, step ${step}, ${path}:\n${texts.at(-2)}\n=====>\n${texts.at(-1)}`);
                }
            }
        }
    });
});

async function change({ shared }: Opened, path: string, text: string): Promise<void> {
    shared.workspace.TextDocuments.set(TextDocument.create(uriOf(path).toString(), 'tmodel', 1, text));
    await shared.workspace.DocumentBuilder.update([uriOf(path)], []);
}

async function readingsOfFresh({ shared }: Opened, texts: ReadonlyMap<string, string>): Promise<unknown> {
    const { DocumentBuilder, LangiumDocuments } = shared.workspace;
    await DocumentBuilder.update([], [...texts.keys()].map(uriOf));
    const documents = [...texts].map(([path, text]) => LangiumDocuments.createDocument(uriOf(path), text));
    await DocumentBuilder.build(documents, { validation: true });
    return readingsOf(documents);
}

function readingsOf(documents: readonly LangiumDocument[]): unknown {
    return documents.map(document => ({
        diagnostics: (document.diagnostics ?? []).map(({ range, message, code, data }) => ({
            range,
            code,
            message,
            data: data as unknown
        })),
        systems: systemsOf(document).map(ordered),
        library: libraryOf(document).kinds.map(({ name, declaration }) => ({ name, declaration })),
        threats: libraryOf(document).threats.filter(({ name }) => name === 'house-rule')
    }));
}

/** The same value with its keys in one order. */
function ordered(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(ordered);
    }
    return typeof value === 'object' && value !== null
        ? Object.fromEntries(
              Object.entries(value)
                  .sort(([a], [b]) => (a < b ? -1 : 1))
                  .map(([key, each]) => [key, ordered(each)])
          )
        : value;
}
