import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, it } from 'mocha';
import type { Expression, LibraryModel, ThreatModel } from '../../language/model/library-model.js';
import type { SystemModel } from '../../language/model/system-model.js';
import { analysisOfSystem } from '../../server/session/analysis-of-system.js';
import { monthsLater, today } from '../../server/session/calendar.js';
import { startServer, stopServer } from './in-memory.js';
import { withLibrary } from './sample-library.js';

const NOWHERE = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const DECLARATION = { uri: 'untitled:a', name: NOWHERE, whole: NOWHERE };

function threat(name: string, condition: Expression): ThreatModel {
    const lists = { targets: ['box'], mitigatedBy: [], reducedBy: [], severities: [{ level: 'high' }], maps: [], steps: [], facts: [] };
    return { name, conditions: [condition], declaration: DECLARATION, ...lists };
}

const SOURCE = { uri: 'untitled:a', range: NOWHERE };
const HOLDS: Expression = { op: 'compare', fact: 'kind', operator: '=', values: [{ type: 'name', value: 'box' }], source: SOURCE };
/** A condition of no operator that there is. */
const BROKEN = { op: 'never heard of', source: SOURCE } as unknown as Expression;

const LIBRARY: LibraryModel = {
    enumerations: [],
    kinds: [{ name: 'box', attributes: [], facts: [], declaration: DECLARATION }],
    controls: [],
    threats: [threat('failing', BROKEN), threat('working', HOLDS)],
    frameworks: []
};

const SYSTEM = {
    name: 's',
    declaration: DECLARATION,
    facts: [],
    mitigations: [],
    zones: [],
    elements: [{ id: 'crate', name: 'crate', kind: 'box', facts: [], mitigations: [], declaration: DECLARATION }],
    flows: [],
    data: [],
    treatments: [],
    objectives: [],
    assumptions: [],
    views: []
} satisfies SystemModel;

describe('A rule that fails', () => {
    it('does not silence the others', () => {
        const { findings } = analysisOfSystem(SYSTEM, LIBRARY, '2027-01-31', { once: () => undefined });
        assert.deepEqual(
            findings.map(finding => finding.threat),
            ['working']
        );
    });

    it('is named in the log', () => {
        const log: string[] = [];
        analysisOfSystem(SYSTEM, LIBRARY, '2027-01-31', { once: message => log.push(message) });
        assert.ok(log.some(message => message.startsWith('The rule failing fails')));
    });
});

describe('The calendar', () => {
    it('writes the day as the language does', () => {
        assert.equal(today(new Date(2027, 0, 9, 23, 59)), '2027-01-09');
    });

    it('counts months on', () => {
        assert.equal(monthsLater('2026-11-23', 6), '2027-05-23');
    });

    it('takes the last day of a shorter month', () => {
        assert.equal(monthsLater('2026-08-31', 6), '2027-02-28');
    });
});

describe('A folder of the workspace', () => {
    it('is read when it is added, and forgotten when it is removed', async () => {
        const folder = await mkdtemp(path.join(os.tmpdir(), 'tmodel-folder-'));
        await writeFile(path.join(folder, 'a.tmodel'), withLibrary('system s {\n  box crate { state: ajar }\n}\n'));
        const uri = pathToFileURL(path.join(folder, 'a.tmodel')).href;
        const event = { uri: pathToFileURL(folder).href, name: 'added' };
        const client = await startServer();
        const added = client.nextDiagnostics(uri, diagnostics => diagnostics.length > 0);
        await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [event], removed: [] } });
        await added;
        const removed = client.nextDiagnostics(uri);
        await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [event] } });
        assert.deepEqual(await removed, []);
        await stopServer(client);
        await rm(folder, { recursive: true });
    });
});
