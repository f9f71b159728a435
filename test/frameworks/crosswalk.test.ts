import assert from 'node:assert/strict';
import { crosswalkEntries, missingMappings, unresolved } from '../../scripts/coverage/crosswalk.js';
import { csvRows } from '../../scripts/coverage/csv.js';
import type { LibraryModel } from '../../language/model/library-model.js';
import { frameworksIn } from './catalogue.js';

const ROWS = csvRows(`technique_id,name,owasp_llm_2026,cwe,basis
AML.T1,"One, two",LLM03:2026;LLM04:2026,CWE-1,LLM/SAIF cell published by somebody; other cells expert
AML.T2,"A ""quoted"" name",,CWE-2,expert judgement
`);

describe('Comma-separated values', () => {
    it('are read with commas and quotes inside quotes', () => {
        assert.deepEqual(
            ROWS.map(row => [row.technique_id, row.name, row.owasp_llm_2026]),
            [
                ['AML.T1', 'One, two', 'LLM03:2026;LLM04:2026'],
                ['AML.T2', 'A "quoted" name', '']
            ]
        );
    });

    it('may have line ends inside quotes, none at the end, and two characters for one', () => {
        assert.deepEqual(csvRows('a,b\r\n"x\ny",\r\n1,2'), [
            { a: 'x\ny', b: '' },
            { a: '1', b: '2' }
        ]);
    });
});

describe('A crosswalk from ATLAS', () => {
    it('names each entry with its framework, and tells what is published from what is judged', () => {
        assert.deepEqual(
            crosswalkEntries(ROWS).map(({ entry, technique, published }) => `${technique} ${entry} ${published}`),
            [
                'atlas.AML.T1 owasp-llm-2026.LLM03 true',
                'atlas.AML.T1 owasp-llm-2026.LLM04 true',
                'atlas.AML.T1 cwe.CWE-1 false',
                'atlas.AML.T2 cwe.CWE-2 false'
            ]
        );
    });

    it('shows what a threat could map as well, once', () => {
        const threat = (name: string, ...maps: string[]) => ({ name, maps });
        const library = {
            threats: [
                threat('partly', 'atlas.AML.T1', 'owasp-llm-2026.LLM03'),
                threat('wholly', 'atlas.AML.T2', 'cwe.CWE-2'),
                threat('both', 'atlas.AML.T1', 'atlas.AML.T3', 'owasp-llm-2026.LLM03', 'owasp-llm-2026.LLM04')
            ]
        } as unknown as LibraryModel;
        const entries = [...crosswalkEntries(ROWS), { entry: 'cwe.CWE-1', technique: 'atlas.AML.T3', published: false }];
        assert.deepEqual(
            [...missingMappings(library, entries)].map(([name, lacking]) => [name, ...lacking.map(({ entry }) => entry)]),
            [
                ['partly', 'owasp-llm-2026.LLM04', 'cwe.CWE-1'],
                ['both', 'cwe.CWE-1']
            ]
        );
    });

    it('shows ids that no catalogue of the library has', async () => {
        const { frameworks } = await frameworksIn('framework cwe-next "x" { edition: "1" weakness CWE-1 "One" }\n');
        const library = { frameworks: frameworks.map(each => ({ ...each, name: 'cwe' })) } as unknown as LibraryModel;
        assert.deepEqual(unresolved(library, crosswalkEntries(ROWS).slice(2)), ['atlas.AML.T1', 'cwe.CWE-2', 'atlas.AML.T2']);
    });
});
