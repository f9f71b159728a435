import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, codesOf, eventually, openModel, untilReported } from './editing.js';

const finding = 'unsafe-deserialization';

describe('Beside the text, VS Code', () => {
    afterEach(async () => {
        await vscode.workspace.getConfiguration('tmodel').update('rules', undefined, vscode.ConfigurationTarget.Global);
        await closeEverything();
    });

    it('hides a threat that the settings switch off', async () => {
        const { document } = await openModel('photos.tmodel');
        await untilReported(document.uri, finding);
        await vscode.workspace.getConfiguration('tmodel').update('rules', { [finding]: 'off' }, vscode.ConfigurationTarget.Global);
        await untilReported(document.uri, finding, false);
        assert.ok(codesOf(document.uri).length > 0, 'the others stay');
    });

    it('counts the findings of a system and its elements above them', async () => {
        const { document } = await openModel('photos.tmodel');
        await untilReported(document.uri, finding);
        const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 50);
        const titles = lenses.map(({ command }) => command?.title ?? '');
        assert.ok(titles.includes('Open data flow diagram'), titles.join(', '));
        assert.ok(titles.filter(title => /^\d+ findings?/.test(title)).length > 1, titles.join(', '));
    });

    it('says behind an element which trust it has from its zone', async () => {
        const { document } = await openModel('photos.tmodel');
        await untilReported(document.uri, finding);
        const whole = new vscode.Range(0, 0, document.lineCount, 0);
        const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole);
        const labels = hints.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
        assert.ok(labels.includes('trust: production'), labels.join(', '));
    });

    it('opens a sample of its own each time', async () => {
        await vscode.commands.executeCommand('tmodel.openSample');
        await vscode.commands.executeCommand('tmodel.openSample');
        const samples = vscode.workspace.textDocuments.filter(each => each.isUntitled && each.getText().includes('system help_desk'));
        assert.equal(samples.length, 2);
    });

    it('offers to check a folder and the file in front', async () => {
        await openModel('photos.tmodel');
        const tasks = await vscode.tasks.fetchTasks({ type: 'tmodel' });
        assert.deepEqual(tasks.map(({ name }) => name).sort(), ['check', 'check the file in front']);
    });

    it('runs a check whose status tells of findings', async () => {
        await openModel('photos.tmodel');
        const [task] = (await vscode.tasks.fetchTasks({ type: 'tmodel' })).filter(({ name }) => name === 'check the file in front');
        let status: number | undefined;
        const listener = vscode.tasks.onDidEndTaskProcess(event => {
            if (event.execution.task.name === task.name) status = event.exitCode;
        });
        await vscode.tasks.executeTask(task);
        await eventually(vscode.tasks.onDidEndTask, () => status !== undefined);
        listener.dispose();
        assert.equal(status, 1);
    });
});
