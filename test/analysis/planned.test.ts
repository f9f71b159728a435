import assert from 'node:assert/strict';
import type { Finding } from '../../analysis/index.js';
import { analyseText } from '../rules/analysed-text.js';

async function finding(text: string, threat: string): Promise<Finding> {
    const [{ analysis }] = (await analyseText(text)).systems;
    return analysis.findings.find(each => each.threat === threat)!;
}

const planned = (control: string, due: string): string => `mitigation ${control} { status: planned, owner: "x", due: ${due} }`;

describe('planned controls', () => {
    it('are due when those that count for the finding are', async () => {
        const { status, due } = await finding(
            `system s {
  actor u { identity: anonymous }
  gateway gw { ${planned('query-limit', '2027-06-30')} }
  service elsewhere { ${planned('query-limit', '2026-12-01')} }
  model m { scaling: metered }
  u -> gw { purpose: inference }
  gw -> m { purpose: inference }
}`,
            'cost-harvesting'
        );
        assert.deepEqual([status, due], ['planned', '2027-06-30']);
    });

    it('that belong together are due with the last of them', async () => {
        const { due } = await finding(
            `threat loose-packages "Packages are taken as they come" {
  on pipeline
  when dependencies = unpinned
  mitigated by dependency-locking and dependency-scan
  message: "m"
}
system s {
  pipeline build { dependencies: unpinned ${planned('dependency-locking', '2027-01-31')} ${planned('dependency-scan', '2027-04-30')} }
}`,
            'loose-packages'
        );
        assert.equal(due, '2027-04-30');
    });

    it('leave a threat to the system planned, and what is in place closes it', async () => {
        const text = (status: string): string => `control second-signature "Two people sign"
threat one-person "One person can do it all" {
  on system
  when owner = "web"
  mitigated by second-signature
}
system s { owner: "web"  mitigation second-signature { status: ${status}, due: 2027-01-31 } }`;
        assert.equal((await finding(text('planned'), 'one-person')).status, 'planned');
        assert.equal((await finding(text('implemented'), 'one-person')).status, 'mitigated');
    });
});
