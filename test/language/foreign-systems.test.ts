import assert from 'node:assert/strict';
import { TextDocument } from 'langium';
import { joinedSystemsOf } from '../../language/model/joined-systems.js';
import type { SystemModel } from '../../language/model/system-model.js';
import { complaintsOf, openFiles, uriOf } from './workspace.js';

const PLATFORM = `
system platform "Shared platform" { owner: "platform team"
  mitigation signing
  data record
  actor operator
  zone prod { trust: corporate
    service gateway { quota: 5 }
    service store
    service island
  }
  operator -> store { sends: record }
  gateway -> store { sends: record }
}`;

function main(members: string): string {
    return `import "platform.tmodel"\nsystem shop {\n  owner: "shop"\n  service api\n  ${members}\n}`;
}

async function shopWith(members: string, platform = PLATFORM): Promise<{ model: SystemModel; complaints: string[] }> {
    const { document } = await openFiles({ 'main.tmodel': main(members), 'platform.tmodel': platform });
    return { model: joinedSystemsOf(document)[0], complaints: complaintsOf(document) };
}

describe('A name of another system', () => {
    it('is written behind that system’s name, with any part of its path that is unique', async () => {
        const { complaints } = await shopWith('api -> platform.gateway  api -> platform.prod.store');
        assert.deepEqual(complaints, []);
    });

    it('may be of a system in the same file', async () => {
        const { document } = await openFiles({ 'main.tmodel': 'system a { actor x }\nsystem b { service y  a.x -> y }' });
        assert.deepEqual(complaintsOf(document), []);
        assert.deepEqual(
            joinedSystemsOf(document)[1].flows.map(({ id }) => id),
            ['a.x -> y']
        );
    });

    it('stands for data in what flows carry', async () => {
        const { model, complaints } = await shopWith('api -> platform.gateway { sends: platform.record }');
        assert.deepEqual(complaints, []);
        assert.deepEqual(
            model.flows[0].sends!.map(index => model.data[index].id),
            ['platform.record']
        );
    });

    it('is hidden by a local name of the same spelling', async () => {
        const { model } = await shopWith('zone platform { service gateway }  api -> platform.gateway');
        assert.deepEqual(
            model.elements.map(({ id, from }) => [id, from]),
            [
                ['api', undefined],
                ['platform.gateway', undefined]
            ]
        );
    });

    it('keeps its id apart from local ones that begin alike', async () => {
        const { model } = await shopWith('zone platform { service gateway }  api -> platform.prod.gateway');
        assert.deepEqual(
            model.flows.filter(({ from }) => from === undefined).map(({ id }) => id),
            ['api -> platform~.prod.gateway']
        );
    });

    it('that several of its parts share is ambiguous', async () => {
        const { complaints } = await shopWith('api -> platform.x', 'system platform { zone a { service x } zone b { service x } }');
        assert.deepEqual(complaints, ['5:ambiguous-name']);
    });

    it('cannot be written without the system’s', async () => {
        const { document } = await openFiles({ 'main.tmodel': main('api -> gateway'), 'platform.tmodel': PLATFORM });
        assert.match(document.diagnostics![0].message as string, /^There is no element 'gateway'. Did you mean 'platform.prod.gateway'\?$/);
    });

    it('cannot be used without an import of its file', async () => {
        const { document } = await openFiles({ 'main.tmodel': 'system s { actor a  a -> platform.gateway }', 'platform.tmodel': PLATFORM });
        assert.deepEqual(complaintsOf(document), ['1:unknown-element']);
    });

    it('is no place for a decision', async () => {
        const { complaints } = await shopWith('accept unsafe-format on platform.gateway { by: "x", until: 2027-01-01, reason: "y" }');
        assert.deepEqual(complaints, ['5:unknown-place']);
    });
});

describe('A system that refers to another', () => {
    it('has the named element with its facts, in its zones, within a zone for its system', async () => {
        const { model } = await shopWith('api -> platform.gateway');
        const gateway = model.elements.find(({ id }) => id === 'platform.prod.gateway')!;
        assert.deepEqual(
            [gateway.from, gateway.kind, gateway.facts.map(({ name }) => name), gateway.declaration.uri],
            ['platform', 'service', ['quota'], 'file:///w/platform.tmodel']
        );
        const prod = model.zones[gateway.zone!];
        assert.deepEqual([prod.id, prod.from, prod.facts.map(({ name }) => name)], ['platform.prod', 'platform', ['trust']]);
        const system = model.zones[prod.parent!];
        assert.deepEqual(
            [system.id, system.title, system.mitigations.map(({ control }) => control), system.parent],
            ['platform', 'Shared platform', ['signing'], undefined]
        );
    });

    it('has what leads there and on from there, and nothing that is not connected', async () => {
        const { model } = await shopWith('api -> platform.gateway');
        assert.deepEqual(
            model.elements.map(({ id }) => id),
            ['api', 'platform.prod.gateway', 'platform.prod.store']
        );
    });

    it('has those who write to a store that it reads', async () => {
        const { model } = await shopWith('platform.store -> api');
        assert.deepEqual(
            model.flows.map(({ id, from }) => [id, from]),
            [
                ['platform.prod.store -> api', undefined],
                ['platform.operator -> platform.prod.store', 'platform'],
                ['platform.prod.gateway -> platform.prod.store', 'platform']
            ]
        );
    });

    it('keeps its own parts in front, at their places', async () => {
        const { model } = await shopWith('platform.store -> api  zone z { service last }  data photo');
        assert.deepEqual(
            [model.elements, model.zones, model.data].map(parts => parts.map(({ from }) => from ?? '-').join(' ')),
            ['- - platform platform platform', '- platform platform', '- platform']
        );
    });

    it('sees a third system behind the other', async () => {
        const { document } = await openFiles({
            'main.tmodel': 'import "b.tmodel"\nsystem a { service api  b.relay -> api }',
            'b.tmodel': 'import "c.tmodel"\nsystem b { service relay  c.source -> relay { sends: c.news } }',
            'c.tmodel': 'system c { data news  zone z { actor source } }'
        });
        const [model] = joinedSystemsOf(document);
        assert.deepEqual(
            [model.flows.map(({ id }) => id), model.data.map(({ id }) => id), model.zones.map(({ id }) => id)],
            [['b.relay -> api', 'c.z.source -> b.relay'], ['c.news'], ['b', 'c', 'c.z']]
        );
    });

    it('may be referred to by that one in turn', async () => {
        const { documents } = await openFiles({
            'a.tmodel': 'import "b.tmodel"\nsystem a { service x  x -> b.y }',
            'b.tmodel': 'import "a.tmodel"\nsystem b { service y  y -> a.x }'
        });
        assert.deepEqual(
            documents.map(document => joinedSystemsOf(document)[0].flows.map(({ id }) => id)),
            [
                ['x -> b.y', 'b.y -> x'],
                ['y -> a.x', 'a.x -> y']
            ]
        );
        assert.deepEqual(documents.flatMap(complaintsOf), []);
    });

    it('hands the other system’s facts to its flows', async () => {
        const { model } = await shopWith('platform.store -> api');
        assert.deepEqual(
            model.flows.find(({ from }) => from === 'platform')!.facts.map(({ name }) => name),
            ['owner']
        );
    });

    it('follows a change of the other file', async () => {
        const opened = await openFiles({ 'main.tmodel': main('api -> platform.gateway'), 'platform.tmodel': PLATFORM });
        const uri = uriOf('platform.tmodel');
        opened.shared.workspace.TextDocuments.set(
            TextDocument.create(uri.toString(), 'tmodel', 1, 'system platform { service gateway { quota: 9 } }')
        );
        await opened.shared.workspace.DocumentBuilder.update([uri], []);
        assert.deepEqual(
            joinedSystemsOf(opened.document)[0].elements.map(({ id, facts }) => [id, facts.map(({ values }) => values[0].value)]),
            [
                ['api', []],
                ['platform.gateway', [9]]
            ]
        );
    });

    it('follows a change behind the other file', async () => {
        const opened = await openFiles({
            'main.tmodel': 'import "b.tmodel"\nsystem a { service api  b.relay -> api }',
            'b.tmodel': 'import "c.tmodel"\nsystem b { service relay  c.source -> relay }',
            'c.tmodel': 'system c { actor source { owner: "before" } }'
        });
        joinedSystemsOf(opened.document);
        const uri = uriOf('c.tmodel');
        opened.shared.workspace.TextDocuments.set(
            TextDocument.create(uri.toString(), 'tmodel', 1, 'system c { actor source { owner: "after" } }')
        );
        await opened.shared.workspace.DocumentBuilder.update([uri], []);
        const source = joinedSystemsOf(opened.document)[0].elements.find(({ id }) => id === 'c.source');
        assert.equal(source?.facts[0].values[0].value, 'after');
    });

    it('says what is missing when the other file is deleted, and nothing more when it is back', async () => {
        const opened = await openFiles({ 'main.tmodel': main('api -> platform.gateway'), 'platform.tmodel': PLATFORM });
        const uri = uriOf('platform.tmodel');
        await opened.shared.workspace.DocumentBuilder.update([], [uri]);
        assert.deepEqual(complaintsOf(opened.document), ['1:missing-import', '5:unknown-element']);
        assert.deepEqual(
            joinedSystemsOf(opened.document)[0].elements.map(({ id }) => id),
            ['api']
        );
        opened.shared.workspace.TextDocuments.set(TextDocument.create(uri.toString(), 'tmodel', 1, PLATFORM));
        await opened.shared.workspace.DocumentBuilder.update([uri], []);
        assert.deepEqual(complaintsOf(opened.document), []);
    });
});
