import assert from 'node:assert/strict';
import { Editor, type ModelWindow } from './model-window.js';
import { ThreatsView } from './threats-view.js';

// Line of the model in test/workspace/photos.tmodel, counted from 1.
const SORTER_LINE = 10;
/** The title of a finding there, and a word of its threat's name. */
const FINDING = 'The model file can run code';
const DESERIALIZATION = 'unsafe';

describe('The Threats view', function () {
    this.timeout(180_000);

    let editor: Editor;
    let window: ModelWindow;
    let view: ThreatsView;

    before(async () => {
        editor = await Editor.start();
    });
    after(() => editor?.stop());
    beforeEach(async () => {
        window = await editor.open();
        view = await ThreatsView.open(window.page);
        await view.row('cloud.sorter').first().waitFor();
    });
    afterEach(async function () {
        if (this.currentTest?.state === 'failed') await window.picture(`failed-${this.currentTest.title}`);
        const { failures } = window.page;
        await window.close();
        assert.deepEqual(failures, [], 'a script of the window failed');
    });

    it('lists the findings of an element below it', async () => {
        await view.row(FINDING).first().waitFor();
        await window.picture('threats view');
        assert.ok((await view.groups()).includes('cloud.sorter'));
    });

    it('jumps to the place of a finding', async () => {
        await view.row(FINDING).first().click();
        await window.cursorOn(SORTER_LINE).waitFor();
    });

    it('groups by STRIDE category', async () => {
        await view.groupBy('by STRIDE category');
        await view.row('Tampering').first().waitFor();
        await view.groupBy('by element');
        await view.row('cloud.sorter').first().waitFor();
    });

    it('shows what a filter lets through', async () => {
        await view.filterText(DESERIALIZATION);
        await view.message.filter({ hasText: `"${DESERIALIZATION}"` }).waitFor();
        await view.row('cloud.api').first().waitFor({ state: 'detached' });
        assert.deepEqual(await view.groups(), ['cloud.sorter']);
    });

    it('fixes a finding, which then is gone', async () => {
        await view.filterText(DESERIALIZATION);
        await view.row('cloud.api').first().waitFor({ state: 'detached' });
        await view.fix(view.row(FINDING), 'Apply artifact-signing on cloud.sorter');
        await window.line('mitigation artifact-signing').waitFor();
        await view.row('cloud.sorter').first().waitFor({ state: 'detached' });
    });
});
