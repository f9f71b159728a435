// Runs the tests of the extension host in a desktop VS Code:
//
//   VSCODE_PATH=/path/to/code npm run test:desktop
import path from 'node:path';
import { runTests } from 'vscode-test';
import { ROOT } from './config.mjs';
import { prepareWorkspace } from './test-workspace.mjs';

const executable = process.env.VSCODE_PATH;
if (!executable) {
    console.error('Set VSCODE_PATH to the executable of a desktop VS Code.');
    process.exit(2);
}
process.exitCode = await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: path.join(ROOT, 'out/test/extension/index.cjs'),
    launchArgs: [prepareWorkspace(), '--disable-workspace-trust', '--disable-extensions', '--skip-welcome']
});
