import assert from 'node:assert/strict';
import { EmptyFileSystem } from 'langium';
import { URI } from 'vscode-uri';
import { libraryOf } from '../../language/index.js';
import type { LibraryModel } from '../../language/model/library-model.js';
import { createTmodelCoreServices } from '../../language/tmodel-module.js';
import { atlasReasons, builtInLibrary } from '../../scripts/coverage/library.js';
import { coveragePage } from '../../scripts/coverage/page.js';
import { coverageProblems, standings } from '../../scripts/coverage/standing.js';

const LIBRARY = `
kind box
control lock { maps: [atlas.AML.M1] }
threat found { on box when some flow maps: [atlas.AML.T1.000] steps: atlas.AML.T2 }
framework atlas "ATLAS" { edition: "2031.02"
  technique AML.T1 "Parent"
  technique AML.T1.000 "Found" { parent: AML.T1 }
  technique AML.T1.001 "Sibling" { parent: AML.T1 }
  technique AML.T2 "Step"
  technique AML.T3 "Held off"
  technique AML.T4 "Unknown"
  technique AML.T9 "Gone" { retired: true, replaced_by: AML.T4 }
  mitigation AML.M1 "Lock" { mitigates: [AML.T1.000, AML.T3] }
}
`;

async function libraryIn(text: string): Promise<LibraryModel> {
    const { shared } = createTmodelCoreServices(EmptyFileSystem);
    const document = shared.workspace.LangiumDocuments.createDocument(URI.parse('file:///library.tmodel'), text);
    await shared.workspace.DocumentBuilder.build([document]);
    return libraryOf(document);
}

describe('The coverage of ATLAS', () => {
    let library: LibraryModel;
    before(async () => void (library = await libraryIn(LIBRARY)));

    it('is a finding, a step, a control or nothing for each technique that is not retired', () => {
        assert.deepEqual(
            standings(library, []).map(({ id, standing }) => `${id} ${standing}`),
            ['AML.T1 finding', 'AML.T1.000 finding', 'AML.T1.001 none', 'AML.T2 step', 'AML.T3 control', 'AML.T4 none']
        );
    });

    it('names the threats and controls that it comes from', () => {
        const [parent, found, , step, held] = standings(library, []);
        assert.deepEqual([parent.findings, parent.findingsBelow], [[], ['found']]);
        assert.deepEqual([found.findings, found.controls], [['found'], ['lock']]);
        assert.deepEqual([step.steps, held.controls], [['found'], ['lock']]);
    });

    it('leaves nothing unsaid where each technique without a threat has a reason', () => {
        const reasons = [{ reason: 'Out of sight.', techniques: ['AML.T1.001', 'AML.T3', 'AML.T4'] }];
        assert.deepEqual(coverageProblems(standings(library, reasons), reasons), []);
    });

    it('complains about a technique without threat and reason, and about reasons that are wrong', () => {
        const reasons = [{ reason: 'Out of sight.', techniques: ['AML.T1.000', 'AML.T3', 'AML.T4', 'AML.T4', 'AML.T9'] }];
        assert.deepEqual(coverageProblems(standings(library, reasons), reasons), [
            'AML.T1.001 Sibling: no threat names it, and no reason says why.',
            'AML.T1.000 Found: there is a reason why no threat finds it, but found does.',
            'AML.T9: there is a reason for it, but the catalogue does not have it.',
            'AML.T4: there are two reasons for it.'
        ]);
    });

    it('is a page that groups what is not covered by its reason', () => {
        const reasons = [{ reason: 'Out of sight.', techniques: ['AML.T3', 'AML.T4'] }];
        const page = coveragePage(library, standings(library, reasons), reasons);
        const after = (heading: string) => page.slice(page.indexOf(heading));
        assert.match(page, /Of ATLAS 2031\.02\. 6 techniques and sub-techniques: 2 are findings, 1 steps of others/);
        assert.match(after('Out of sight.'), /^Out of sight\.\n\n\| id .*\n\|[-|]+\n\| \[AML\.T3\].*`lock` \|\n\| \[AML\.T4\]/);
        assert.match(after('## Not covered yet'), /\[AML\.T1\.001\]/);
    });

    it('has reasons only for techniques that the catalogue has, one for each', async () => {
        const reasons = atlasReasons();
        const problems = coverageProblems(standings(await builtInLibrary(), reasons), reasons);
        assert.deepEqual(
            problems.filter(problem => /does not have it|two reasons/.test(problem)),
            []
        );
    });
});
