import assert from 'node:assert/strict';
import type { JsonFinding } from '../../formats/json.js';
import { matchOf, recall, scoreHardened, scoreVariant, type GoldenRow, type GoldenSystem } from '../../scripts/reference/scoring.mjs';

function row(parts: Partial<GoldenRow> = {}): GoldenRow {
    return {
        id: 'X-1',
        variant: 'all',
        on: 'scorer',
        title: '',
        atlas: ['AML.T0015'],
        stride: ['T'],
        level: 'MUST',
        mitigations: [],
        ...parts
    };
}

function golden(parts: Partial<GoldenSystem> = {}): GoldenSystem {
    return {
        title: 'A scoring service',
        elements: [{ id: 'caller' }, { id: 'edge' }, { id: 'scorer' }, { id: 'store_B' }],
        flows: [
            { id: 'F1', path: 'caller -> edge' },
            { id: 'F2', path: 'edge -> scorer' }
        ],
        threats: [row()],
        negatives: '',
        hardened: '',
        ...parts
    };
}

function found(parts: Partial<JsonFinding> = {}): JsonFinding {
    return {
        id: 'f',
        system: 's',
        threat: 'evasion',
        title: '',
        target: 'prod.scorer',
        targetKind: 'model',
        status: 'open',
        severity: 'high',
        likelihood: 'high',
        impact: 'high',
        maps: ['atlas.AML.T0015'],
        steps: [],
        stride: ['tampering'],
        message: '',
        because: [],
        path: [],
        fixes: [],
        location: { file: 'a', line: 1, column: 1, endLine: 1, endColumn: 1 },
        ...parts
    };
}

describe('scoring against golden answers', () => {
    it('matches a finding on the named element with the same technique', () => {
        assert.equal(matchOf(golden(), row(), found()), 'exact');
    });

    it('matches a technique by its parent and by its child', () => {
        assert.equal(matchOf(golden(), row({ atlas: ['AML.T0015.001'] }), found()), 'exact');
        assert.equal(matchOf(golden(), row(), found({ maps: ['atlas.AML.T0015.001'] })), 'exact');
    });

    it('does not match a sibling technique', () => {
        assert.equal(matchOf(golden(), row({ atlas: ['AML.T0043.001'] }), found({ maps: ['atlas.AML.T0043.003'] })), undefined);
    });

    it('does not match the same technique on an element that the row does not name', () => {
        assert.equal(matchOf(golden(), row(), found({ target: 'prod.edge' })), undefined);
    });

    it('matches a flow that touches the named element', () => {
        assert.equal(matchOf(golden(), row(), found({ target: 'dmz.edge -> prod.scorer#2' })), 'exact');
    });

    it('matches a named flow in either direction', () => {
        assert.equal(matchOf(golden(), row({ on: 'F1' }), found({ target: 'dmz.edge -> web.caller' })), 'exact');
    });

    it('matches an element on a named flow as near', () => {
        assert.equal(matchOf(golden(), row({ on: 'F1-F2' }), found()), 'near');
    });

    it('matches a row without technique by its STRIDE letter', () => {
        assert.equal(
            matchOf(golden(), row({ atlas: [], stride: ['I'] }), found({ maps: [], stride: ['information_disclosure'] })),
            'exact'
        );
    });

    it('knows an element of a variant without its suffix', () => {
        assert.equal(matchOf(golden(), row({ on: 'store_B' }), found({ target: 'prod.store' })), 'exact');
    });

    it('counts a row that only a mitigated finding would answer as missed', () => {
        const { rows } = scoreVariant(golden(), 'A', { findings: [found({ status: 'mitigated' })] });
        assert.deepEqual(recall(rows, 'MUST'), { answered: 0, of: 1, complete: false });
    });

    it('leaves out rows of another variant', () => {
        const system = golden({ threats: [row({ variant: 'B' })] });
        assert.equal(scoreVariant(system, 'A', { findings: [] }).rows.length, 0);
    });

    it('lists a finding that answers no row', () => {
        const stray = found({ target: 'prod.edge' });
        assert.deepEqual(scoreVariant(golden(), 'A', { findings: [found(), stray] }).unexpected, [stray]);
    });

    it('sees a child of a negative, in the maps and in the steps', () => {
        const system = golden({ negatives: 'T0051* (no generative model)' });
        const findings = [found({ maps: ['atlas.AML.T0051.001'] }), found({ steps: ['atlas.AML.T0051'] }), found()];
        assert.equal(scoreVariant(system, 'A', { findings }).negatives.length, 2);
    });

    it('holds a negative to the variant that it names', () => {
        const system = golden({ negatives: 'T0053; T0020 and T0024.000/.001 in variant A (no training on user data)' });
        const findings = [found({ maps: ['atlas.AML.T0024.001'] })];
        assert.equal(scoreVariant(system, 'A', { findings }).negatives.length, 1);
        assert.equal(scoreVariant(system, 'B', { findings }).negatives.length, 0);
    });

    it('holds a negative that is only too high to its severity', () => {
        const system = golden({ negatives: 'T0015 as high (fixed capacity)' });
        assert.equal(scoreVariant(system, 'A', { findings: [found({ severity: 'medium' })] }).negatives.length, 0);
    });

    it('fails a cleared row whose finding is still planned', () => {
        const system = golden({ hardened: 'Signed. Cleared: 1.' });
        assert.deepEqual(
            scoreHardened(system, { findings: [found({ status: 'planned' })] }).rows.map(({ ok }) => ok),
            [false]
        );
    });

    it('blames a finding that answers a residual row on no cleared row', () => {
        const system = golden({ threats: [row(), row({ id: 'X-2' })], hardened: 'Cleared: 1. Downgraded to residual info: 2.' });
        assert.deepEqual(
            scoreHardened(system, { findings: [found({ status: 'residual' })] }).rows.map(({ ok }) => ok),
            [true, true]
        );
    });

    it('fails a residual row whose finding is open', () => {
        const system = golden({ hardened: 'Residual info: 1.' });
        assert.deepEqual(
            scoreHardened(system, { findings: [found()] }).rows.map(({ ok }) => ok),
            [false]
        );
    });
});
