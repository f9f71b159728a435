import assert from 'node:assert/strict';
import { TextDocument, type LangiumDocument } from 'langium';
import { joinedSystemsOf } from '../../language/model/joined-systems.js';
import { dice, edited } from './random-edits.js';
import { complaintsOf, openFiles, uriOf } from './workspace.js';

const FILES = {
    'main.tmodel': `import "lib"
system shop { owner: "us"
    data photo
    zone cloud { trust: public
        service api { quota: 5 }
    }
    api -> platform.edge "ask" { sends: [photo, platform.record], returns: platform.record }
    platform.prod.events -> api { sends: platform.record }
    dismiss unsafe-format on api -> platform.edge { reason: "why" }
}
`,
    'lib/platform.tmodel': `import "third.tmodel"
system platform { owner: "them"
    data record
    zone prod { trust: restricted
        service edge { quota: 7 }
        service events
    }
    edge -> events { sends: record }
    third.source -> events { sends: third.news }
}
`,
    'lib/third.tmodel': `system third {
    data news
    actor source "Source"
}
`
};

describe('Editing systems that refer to each other', () => {
    it('gives the complaints and models of a fresh start, over random edits of all files', async function () {
        this.timeout(120_000);
        const fresh = await openFiles({});
        for (let seed = 1; seed <= 30; seed++) {
            const roll = dice(seed);
            const opened = await openFiles(FILES);
            const histories = new Map(Object.entries(FILES).map(([path, text]) => [path, [text]]));
            for (let step = 0; step < 10; step++) {
                const path = Object.keys(FILES)[roll(3)];
                const texts = histories.get(path)!;
                texts.push(edited(texts, roll));
                const uri = uriOf(path);
                opened.shared.workspace.TextDocuments.set(TextDocument.create(uri.toString(), 'tmodel', 1, texts.at(-1)!));
                await opened.shared.workspace.DocumentBuilder.update([uri], []);
                const { DocumentBuilder, LangiumDocuments } = fresh.shared.workspace;
                await DocumentBuilder.update([], [...histories.keys()].map(uriOf));
                const documents = [...histories].map(([file, all]) => LangiumDocuments.createDocument(uriOf(file), all.at(-1)!));
                await DocumentBuilder.build(documents, { validation: true });
                assert.deepEqual(
                    readingsOf(opened.documents),
                    readingsOf(documents),
                    `seed ${seed}, ${path}:\n${texts.at(-2)}\n=>\n${texts.at(-1)}`
                );
            }
        }
    });
});

function readingsOf(documents: readonly LangiumDocument[]): unknown {
    return documents.map(document => [complaintsOf(document), joinedSystemsOf(document)]);
}
