import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { filterFindings, groupFindings, isFiltering, type Grouping } from '../../client/features/threats/finding-groups.js';
import type { ListedFinding } from '../../server/protocol.js';

const place = { uri: 'file:///shop.tmodel', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } };

function finding(changes: Partial<ListedFinding>): ListedFinding {
    const names = {
        id: 'f',
        system: 'shop',
        threat: 'model-theft',
        title: 'The model can be copied',
        target: 'ranker',
        message: 'Anyone can.'
    };
    return { ...names, status: 'open', severity: 'high', stride: [], tactics: [], place, rule: place, ...changes };
}

/** The groups by their keys, each with the ids of its findings. */
const grouped = (findings: ListedFinding[], by: Grouping) =>
    groupFindings(findings, by).map(({ key, findings }) => [key, findings.map(({ id }) => id)]);

describe('The groups of findings', () => {
    it('are elements of one system each', () => {
        const findings = [finding({ id: 'a', target: 'hub' }), finding({ id: 'b' }), finding({ id: 'c', system: 'depot' })];
        assert.deepEqual(
            new Set(grouped(findings, 'element').map(([key]) => key)),
            new Set(['shop: hub', 'shop: ranker', 'depot: ranker'])
        );
    });

    it('have the worst finding first', () => {
        const findings = [finding({ id: 'low', severity: 'low' }), finding({ id: 'critical', severity: 'critical' })];
        assert.deepEqual(grouped(findings, 'threat'), [['model-theft', ['critical', 'low']]]);
    });

    it('have open findings before decided ones, however bad', () => {
        const findings = [finding({ id: 'accepted', status: 'accepted', severity: 'critical' }), finding({ id: 'open', severity: 'low' })];
        assert.deepEqual(grouped(findings, 'threat'), [['model-theft', ['open', 'accepted']]]);
    });

    it('come with the worst group first', () => {
        const findings = [finding({ target: 'a', severity: 'low' }), finding({ target: 'b', severity: 'critical' })];
        assert.deepEqual(
            grouped(findings, 'element').map(([key]) => key),
            ['shop: b', 'shop: a']
        );
    });

    it('hold a finding of two STRIDE categories twice, in the order of the letters', () => {
        assert.deepEqual(grouped([finding({ id: 'x', stride: ['tampering', 'spoofing'] })], 'stride'), [
            ['spoofing', ['x']],
            ['tampering', ['x']]
        ]);
    });

    it('put what has no tactic last', () => {
        const findings = [finding({ id: 'none', severity: 'critical' }), finding({ id: 'some', tactics: ['Impact'], severity: 'low' })];
        assert.deepEqual(grouped(findings, 'tactic'), [
            ['Impact', ['some']],
            ['', ['none']]
        ]);
    });

    it('come in the order in which statuses ask for attention', () => {
        const findings = (['dismissed', 'open', 'accepted', 'planned'] as const).map(status => finding({ status }));
        assert.deepEqual(
            grouped(findings, 'status').map(([key]) => key),
            ['open', 'planned', 'accepted', 'dismissed']
        );
    });
});

describe('A filter of findings', () => {
    const findings = [
        finding({ id: 'a', severity: 'low' }),
        finding({ id: 'b', status: 'accepted' }),
        finding({ id: 'c', target: 'Gateway' })
    ];
    const shown = (filter: Parameters<typeof filterFindings>[1]) => filterFindings(findings, filter).map(({ id }) => id);

    it('lets everything through where it says nothing', () => {
        assert.deepEqual(shown({}), ['a', 'b', 'c']);
    });

    it('keeps severities back', () => {
        assert.deepEqual(shown({ severities: ['high'] }), ['b', 'c']);
    });

    it('keeps statuses back', () => {
        assert.deepEqual(shown({ statuses: ['open'] }), ['a', 'c']);
    });

    it('finds words in any case, all of them', () => {
        assert.deepEqual([shown({ text: 'gateWAY copied' }), shown({ text: 'gateway other' })], [['c'], []]);
    });

    it('does not count as one when it holds blanks only', () => {
        assert.deepEqual([isFiltering({ text: '  ' }), isFiltering({ severities: [] })], [false, true]);
    });
});
