import assert from 'node:assert/strict';
import { EmptyFileSystem } from 'langium';
import { createTmodelServices, libraryOf } from '../../language/index.js';
import type { FrameworkModel } from '../../language/model/library-model.js';
import { URI } from 'vscode-uri';
import { valuesOf } from './catalogue.js';

describe('The ATLAS catalogue', () => {
    let atlas: FrameworkModel;
    before(async () => {
        const { shared } = createTmodelServices(EmptyFileSystem);
        const document = shared.workspace.LangiumDocuments.createDocument(URI.parse('file:///atlas-user.tmodel'), '');
        await shared.workspace.DocumentBuilder.build([document]);
        atlas = libraryOf(document).frameworks.find(framework => framework.name === 'atlas')!;
    });
    const current = (category: string) => atlas.entries.filter(entry => entry.category === category && !valuesOf(entry, 'retired').length);

    it('is the release of September 2026, whole', () => {
        const techniques = current('technique');
        const parents = techniques.filter(entry => !valuesOf(entry, 'parent').length);
        assert.equal(atlas.edition, '2026.09');
        assert.deepEqual(
            {
                tactics: current('tactic').length,
                techniques: parents.length,
                subtechniques: techniques.length - parents.length,
                mitigations: current('mitigation').length,
                relations: current('mitigation').flatMap(entry => valuesOf(entry, 'mitigates')).length
            },
            { tactics: 16, techniques: 120, subtechniques: 88, mitigations: 40, relations: 361 }
        );
    });

    it('relates entries that it has', () => {
        const known = new Set(atlas.entries.map(entry => entry.id));
        const dangling = atlas.entries.flatMap(entry =>
            ['parent', 'tactics', 'mitigates', 'replaced_by'].flatMap(fact => valuesOf(entry, fact).filter(id => !known.has(id)))
        );
        assert.deepEqual(dangling, []);
    });

    it('gives every technique a tactic and every entry a name', () => {
        const lacking = atlas.entries.filter(
            entry => !entry.title || (entry.category === 'technique' && !valuesOf(entry, 'tactics').length)
        );
        assert.deepEqual(
            lacking.filter(entry => !valuesOf(entry, 'retired').length).map(entry => entry.id),
            []
        );
    });

    it('says what replaced a retired technique', () => {
        const retired = atlas.entries.filter(entry => valuesOf(entry, 'retired').length);
        assert.deepEqual(
            retired.map(entry => [entry.id, ...valuesOf(entry, 'replaced_by')]),
            [
                ['AML.T0019', 'AML.T0115.000'],
                ['AML.T0058', 'AML.T0115.001'],
                ['AML.T0104', 'AML.T0115.002']
            ]
        );
    });

    it('remembers the former name of a renamed entry', () => {
        const renamed = atlas.entries.find(entry => entry.id === 'AML.M0004')!;
        assert.deepEqual(
            [renamed.title, ...valuesOf(renamed, 'formerly')],
            ['Limit AI Service Query Volume and Rate', 'Restrict Number of AI Model Queries']
        );
    });
});
