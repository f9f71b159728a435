import { run } from './program.js';
import { surviveBrokenPipes } from './terminal.js';

surviveBrokenPipes();
// The status is set, not exited with, so that everything written reaches a slow reader.
void run(process.argv.slice(2)).then(status => {
    process.exitCode = status;
});
