// Mocha's usual report, followed by the counts alone on a line, which scripts/test.mjs adds up.
const { Runner, reporters } = require('mocha');

module.exports = class extends reporters.Spec {
    constructor(runner, options) {
        super(runner, options);
        runner.once(Runner.constants.EVENT_RUN_END, () => {
            console.log(`${this.stats.passes} passed, ${this.stats.failures} failed`);
        });
    }
};
