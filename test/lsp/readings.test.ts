import assert from 'node:assert/strict';
import { EmptyFileSystem, type LangiumDocument } from 'langium';
import { before, describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createTmodelServices, writtenTokens, type TmodelLspServices, type WrittenToken } from '../../language/index.js';
import { setOwner } from '../../language/workspace/owner.js';
import { readingsOf } from '../../server/readings/readings.js';
import type { Reading } from '../../server/readings/reading.js';
import type { Snapshot } from '../../server/session/session.js';
import { dice, edited } from '../language/random-edits.js';

const MODEL = `// A shop
import "other.tmodel"
system shop "A shop" {
    data photo "Photo" { classification: internal, personal: true }
    zone internet { trust: public
        actor visitor "Visitor" { identity: anonymous }  // anybody
    }
    zone cloud "Cloud" { trust: production
        gateway api "Door" {
            outputs: [label, score]
            mitigation query-limit { status: planned, owner: "us" }
        }
        /* the heart of it */
        model sorter { format: pickle
            store inner "Cache"
        }
        visitor -> api "ask" { purpose: inference, sends: photo, returns: [photo] }
    }
    accept model-evasion on api { by: "us", reason: """
        Because.
    """ }
}
ordered enum size { small "Small", large }
kind gadget "Gadget" extends model { attribute size "How big" : size }
threat own "Own" { on model, gadget
    when format in [pickle] or queried from actor without (query-limit or b) and size > small
    mitigated by query-limit and (b or c)
    maps: [own.A1]
}
framework own { mitigation A1 "First" { part: whole } }
test "a pickle is found" {
    model sorter { format: pickle }
    gateway test
    test -> sorter
    expect own on sorter
    expect no question format on test -> sorter
    expect mitigated own
}
`;

describe('Reading the words of a text that changes', function () {
    this.timeout(60_000);

    let services: TmodelLspServices;
    before(() => void (services = createTmodelServices(EmptyFileSystem).Tmodel));

    /** Calls back with every text of many editing sessions, and its tokens read on from those of the text before and afresh. */
    function sessions(
        check: (session: number, text: string, onwards: readonly WrittenToken[], afresh: readonly WrittenToken[]) => void
    ): void {
        for (let seed = 1; seed <= 120; seed++) {
            const roll = dice(seed);
            const texts = [MODEL];
            const document = documentOf(MODEL);
            writtenTokens(document);
            for (let step = 0; step < 20; step++) {
                texts.push(edited(texts, roll));
                const text = texts.at(-1)!;
                (document as { textDocument: TextDocument }).textDocument = textOf(text);
                check(seed, text, writtenTokens(document), writtenTokens(documentOf(text)));
            }
        }
    }

    function documentOf(text: string): LangiumDocument {
        const document = { textDocument: textOf(text) } as LangiumDocument;
        setOwner(document, services);
        return document;
    }

    it('gives the tokens that reading the whole text gives, over 2,400 random edits', () => {
        sessions((session, text, onwards, afresh) => assert.deepEqual(onwards, afresh, `session ${session}:\n${text}`));
    });

    /** Edits that decide how words behind the edited statement are read, or stand behind a word that is missing. */
    const REACHING: readonly (readonly [what: string, before: string, after: string])[] = [
        [
            'behind a missing colon',
            'kind a { attribute size "How big" number }\nkind b { }',
            'kind a { attribute size "How big" number }\nkind bc { }'
        ],
        ['that opens a body around an import', 'kind a { }\nsystem s }\nimport "b.tmodel"', 'kind a { }\nsystem s { }\nimport "b.tmodel"'],
        ['that closes a body around an import', 'system s { zone z { \nimport "b.tmodel" }', 'system s { zone z { }}\nimport "b.tmodel" }'],
        ['of an element whose kind is called test', 'system s { model a { } test b { } }', 'system s { model ab { } test b { } }'],
        ['that opens a body around a test', 'kind a { }\nsystem s }\ntest b { }', 'kind a { }\nsystem s { }\ntest b { }'],
        [
            'in an enumeration without its brace',
            'enum e { a { }\nsystem s { }\nsystem t { }',
            'enum e { a { }\nsystem s\n{ }\nsystem t { }'
        ],
        [
            'behind the targets of a threat',
            'threat t { on a }\nowner: "b", c\nsystem s { }',
            'threat t { on a }\nowner: "b", c d\nsystem s { }'
        ]
    ];
    for (const [what, before, after] of REACHING) {
        it(`reads on as afresh after an edit ${what}`, () => {
            const document = documentOf(before);
            writtenTokens(document);
            (document as { textDocument: TextDocument }).textDocument = textOf(after);
            assert.deepEqual(writtenTokens(document), writtenTokens(documentOf(after)));
        });
    }

    it('gives a word that is missing a place without width', () => {
        const missing = writtenTokens(documentOf('threat t {\n  when reached actor\n}')).filter(({ text }) => text === '');
        assert.deepEqual(missing, [{ role: 'from', text: '', line: 1, character: 14 }]);
    });

    it('gives each word the meaning that reading all tokens gives, over 2,400 random edits', () => {
        sessions((session, text, onwards, afresh) => {
            const partly = readingsOf({ uri: `test:${session}`, tokens: onwards } as unknown as Snapshot);
            const wholly = readingsOf({ uri: 'test:afresh', tokens: afresh } as unknown as Snapshot);
            assert.deepEqual(partly.map(comparable), wholly.map(comparable), `session ${session}:\n${text}`);
        });
    });

    it('keeps the tokens and meanings of statements that an edit leaves alone', () => {
        const document = documentOf(MODEL);
        const first = readingsOf({ uri: 'test:kept', tokens: writtenTokens(document) } as unknown as Snapshot);
        (document as { textDocument: TextDocument }).textDocument = textOf(MODEL.replace('pickle\n', 'onnx\n'));
        const second = readingsOf({ uri: 'test:kept', tokens: writtenTokens(document) } as unknown as Snapshot);
        const fresh = second.filter(reading => !first.includes(reading)).map(({ token }) => token.line);
        assert.ok(fresh.includes(13) && Math.min(...fresh) >= 11 && Math.max(...fresh) <= 15, fresh.join(' '));
    });
});

function textOf(text: string): TextDocument {
    return TextDocument.create('test:/text.tmodel', 'tmodel', 1, text);
}

function comparable({ token, meaning, declares, fact, block }: Reading): string {
    return JSON.stringify([token, meaning, declares, fact, block.type, block.word]);
}
