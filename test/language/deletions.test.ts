import assert from 'node:assert/strict';
import { systemsOf } from '../../language/model/systems.js';
import { openFiles, uriOf } from './workspace.js';

const TEXT = `system shop "The shop" {
  owner: "us"
  data order "An order" { personal: true }

  zone outside "Internet" { trust: public
    actor buyer "Buyer" { owner: "nobody" }
  }

  zone inside "Cloud" {
    trust: restricted
    service api "POST /buy" { quota: 100, owner: "shop" }
    model ranker "Ranks things" {
      format: onnx
      outputs: [label, probability]
      mitigation sandbox { status: verified, evidence: "report" }
    }
  }

  buyer -> api "buy" { protocol: "https", sends: order }
  api -> ranker "rank" { sends: [order] }

  dismiss unsafe-format on ranker { reason: "data only" }
}
`;

interface Outcome {
    line: number;
    character: string;
    codes: string[];
    elements: number;
}

/** What becomes of the text without each of its characters that hold it together. */
async function deletions(): Promise<Outcome[]> {
    const texts = [...TEXT].flatMap((character, at) => ('{}[]":,->'.includes(character) ? [{ character, at }] : []));
    const files = Object.fromEntries(texts.map(({ at }) => [`${at}.tmodel`, TEXT.slice(0, at) + TEXT.slice(at + 1)]));
    const { shared } = await openFiles(files);
    return texts.map(({ character, at }) => {
        const document = shared.workspace.LangiumDocuments.getDocument(uriOf(`${at}.tmodel`))!;
        return {
            line: TEXT.slice(0, at).split('\n').length,
            character,
            codes: (document.diagnostics ?? []).map(({ code }) => String(code)),
            elements:
                systemsOf(document)[0]?.elements.filter(({ id }) => ['outside.buyer', 'inside.api', 'inside.ranker'].includes(id)).length ??
                0
        };
    });
}

describe('Any one character that is deleted from a text', () => {
    let outcomes: Outcome[];

    before(async () => {
        outcomes = await deletions();
    });

    it('costs at most the element whose line it is on', () => {
        assert.deepEqual(
            outcomes.filter(({ elements }) => elements < 2),
            []
        );
    });

    it('brings at most two complaints', () => {
        assert.deepEqual(
            outcomes.filter(({ codes }) => codes.length > 2),
            []
        );
    });

    it('makes no check fail', () => {
        assert.deepEqual(
            outcomes.filter(({ codes }) => codes.includes('check-failed')),
            []
        );
    });
});
