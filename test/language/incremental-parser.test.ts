import assert from 'node:assert/strict';
import { EmptyFileSystem, type AstNode, type ParseResult, type Reference } from 'langium';
import { syntaxProblems } from '../../language/checks/syntax.js';
import { createTmodelLspServices, type TmodelLspServices } from '../../language/tmodel-lsp-module.js';
import { rangesOf, referenceRange } from '../../language/syntax/ranges.js';
import { dice, edited } from './random-edits.js';
import { smallLibrary } from './small-library.js';

const MODEL = `// A shop
import "other.tmodel"
system shop "A shop" {
    owner: "team"
    data photo "Photo" { classification: internal, personal: true }
    zone internet { trust: public
        actor visitor "Visitor" { identity: anonymous }  // anybody
    }
    zone cloud "Cloud" { trust: production
        gateway api "Door" {
            authentication: none
            quota: 5, outputs: [label, score]
            mitigation query-limit { status: planned, owner: "us" }
        }
        /* the heart of it */
        model sorter "Sorter" { format: pickle
            store inner "Cache"
        }
        store shelf
        visitor -> api "ask" { purpose: inference, sends: photo, returns: [photo] }
    }
    api -> cloud.sorter { sends: photo }
    accept model-evasion on api { by: "us", until: 2027-06-30, reason: """
        Because.
    """ }
}
test "a pickle is found" {
    trust: production
    zone lab { trust: public
        model sorter { format: pickle }
    }
    actor visitor
    visitor -> sorter { purpose: inference }
    expect own on sorter
    expect no model-evasion on visitor -> lab.sorter
    expect question origin on sorter
    accept own on lab { by: "us", until: 2027-06-30, reason: "x" }
}
kind gadget "Gadget" extends model { attribute size "How big" : number }
threat own "Own" { on model, gadget when format in [pickle] and origin != in_house mitigated by query-limit severity: high }
`;

describe('Reading only what changed', function () {
    this.timeout(120_000);

    let services: TmodelLspServices;

    before(async () => {
        services = createTmodelLspServices(EmptyFileSystem, await smallLibrary()).Tmodel;
    });

    it('gives the tree and the complaints that reading the whole text gives, over 2,400 random edits', () => {
        const { LangiumParser, IncrementalParser } = services.parser;
        for (let seed = 1; seed <= 120; seed++) {
            const roll = dice(seed);
            const texts = [MODEL];
            let result: ParseResult<AstNode> = LangiumParser.parse(MODEL);
            for (let step = 0; step < 20; step++) {
                const text = edited(texts, roll);
                const before = texts[texts.length - 1];
                const whole = LangiumParser.parse(text);
                result = IncrementalParser.parse(result, text) ?? LangiumParser.parse(text);
                const [partly, wholly] = [readingOf(result), readingOf(whole)];
                if (JSON.stringify(partly) !== JSON.stringify(wholly)) {
                    assert.deepEqual(partly, wholly, `seed ${seed}, step ${step}:\n${before}\n=====>\n${text}`);
                }
                texts.push(text);
            }
        }
        const { incremental, full } = IncrementalParser.statistics;
        assert.ok(incremental > full / 2, `${incremental} of ${incremental + full} edits were read in part`);
    });
});

/** Everything that readers see of a tree and its complaints. */
function readingOf(result: ParseResult<AstNode>): unknown {
    return {
        tree: dump(result.value),
        text: result.value.$cstNode?.root.fullText,
        problems: syntaxProblems({ parseResult: result } as never)
    };
}

function dump(node: AstNode): Record<string, unknown> {
    const out: Record<string, unknown> = { at: rangesOf(node), offset: node.$cstNode?.offset, end: node.$cstNode?.end };
    for (const [key, value] of Object.entries(node)) {
        if (!key.startsWith('$')) {
            out[key] = Array.isArray(value) ? value.map(item => valueOf(item, node)) : valueOf(value, node);
        }
    }
    return { ...out, $type: node.$type, index: node.$containerIndex, property: node.$containerProperty };
}

function valueOf(value: unknown, container: AstNode): unknown {
    if (typeof value !== 'object' || value === null) {
        return value;
    }
    if ('$refText' in value) {
        const reference = value as Reference & { container: AstNode };
        assert.equal(reference.container, container, 'a reference knows its statement');
        return { text: reference.$refText, at: referenceRange(reference) };
    }
    const child = value as AstNode;
    assert.equal(child.$container, container, 'a statement knows the one around it');
    assert.equal(child.$cstNode?.astNode, child, 'tokens know their statement');
    return dump(child);
}
