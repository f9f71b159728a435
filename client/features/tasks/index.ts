import {
    l10n,
    ProcessExecution,
    Task,
    TaskScope,
    tasks,
    Uri,
    workspace,
    type TaskDefinition,
    type TaskProvider,
    type WorkspaceFolder
} from 'vscode';
import type { Activation } from '../../activation.js';

/** Type of the tasks, as the manifest declares it. */
const TYPE = 'tmodel';

interface CheckDefinition extends TaskDefinition {
    /** File or folder to check, relative to the workspace folder; the whole folder where absent. */
    path?: string;
    /** Lowest severity that fails the task; the command line's own default where absent. */
    failOn?: string;
}

/** Offers `tmodel: check` for each folder and for the file in front, and runs such tasks as `tasks.json` describes them. */
export function activateTasks({ extensionUri, subscriptions }: Activation): void {
    const cli = Uri.joinPath(extensionUri, 'dist', 'tmodel.cjs').fsPath;
    const provider: TaskProvider = {
        provideTasks: () =>
            (workspace.workspaceFolders ?? [])
                // The command line reads files, which a virtual workspace does not have.
                .filter(({ uri }) => uri.scheme === 'file')
                .flatMap(folder => [
                    checkTask(cli, { type: TYPE }, folder, l10n.t('check')),
                    checkTask(cli, { type: TYPE, path: '${file}' }, folder, l10n.t('check the file in front'))
                ]),
        resolveTask: task => checkTask(cli, task.definition, task.scope ?? TaskScope.Workspace, task.name)
    };
    subscriptions.push(tasks.registerTaskProvider(TYPE, provider));
}

/** A task that runs the packed command line in the Node that runs the extension: nothing has to be installed. */
function checkTask(cli: string, definition: CheckDefinition, scope: WorkspaceFolder | TaskScope, name: string): Task {
    const failOn = definition.failOn ? ['--fail-on', definition.failOn] : [];
    const args = [cli, 'check', definition.path ?? '.', '--format', 'lines', ...failOn];
    // On a desktop the editor's own program is Electron, which is Node only when it is told so.
    const env = { ELECTRON_RUN_AS_NODE: '1', NO_COLOR: '1' };
    const cwd = typeof scope === 'object' ? scope.uri.fsPath : undefined;
    const execution = new ProcessExecution(process.execPath, args, cwd ? { cwd, env } : { env });
    return new Task(definition, scope, name, TYPE, execution, '$tmodel');
}
