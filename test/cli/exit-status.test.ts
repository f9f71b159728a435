import assert from 'node:assert/strict';
import { exitStatusOf } from '../../cli/exit-status.js';
import type { Problem } from '../../formats/report.js';
import { declared, finding, report } from '../formats/sample-report.js';

function problem(severity: Problem['severity']): Problem {
    return { severity, code: 'c', message: 'm', source: { uri: 'file:///models/shop.tmodel', range: declared(0).name } };
}

describe('the exit status', () => {
    it('is 0 without findings', () => assert.equal(exitStatusOf(report(), 'high'), 0));
    it('is 1 for an open finding at the threshold', () => {
        assert.equal(exitStatusOf(report({ findings: [finding({ severity: 'high' })] }), 'high'), 1);
    });
    it('is 1 for an open finding above the threshold', () => {
        assert.equal(exitStatusOf(report({ findings: [finding({ severity: 'critical' })] }), 'high'), 1);
    });
    it('is 0 for an open finding below the threshold', () => {
        assert.equal(exitStatusOf(report({ findings: [finding({ severity: 'medium' })] }), 'high'), 0);
    });
    it('is 1 for a finding whose controls are only planned', () => {
        assert.equal(exitStatusOf(report({ findings: [finding({ status: 'planned' })] }), 'high'), 1);
    });
    for (const status of ['residual', 'accepted', 'transferred', 'avoided', 'dismissed', 'mitigated'] as const) {
        it(`is 0 for a finding that is ${status}`, () => {
            assert.equal(exitStatusOf(report({ findings: [finding({ status, severity: 'critical' })] }), 'info'), 0);
        });
    }
    it('is 0 for any finding where none fails the run', () => {
        assert.equal(exitStatusOf(report({ findings: [finding({ severity: 'critical' })] }), undefined), 0);
    });
    it('is 2 for an error, whatever the findings', () => {
        assert.equal(exitStatusOf(report({ findings: [finding()], problems: [problem('error')] }), 'high'), 2);
    });
    it('is 0 for a warning', () => assert.equal(exitStatusOf(report({ problems: [problem('warning')] }), 'high'), 0));
});
