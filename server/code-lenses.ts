import type { CodeLens, Command } from 'vscode-languageserver-types';
import type { Finding } from '../analysis/finding.js';
import type { Declaration } from '../language/model/source.js';
import { SHOW_FINDING, type FindingReference } from './commands/show-finding.js';
import { countInWords, isOpen, mostSevere } from './lookup/open-findings.js';
import { standsIn } from './lookup/ranges.js';
import { OPEN_DIAGRAM_COMMAND } from './protocol.js';
import type { AnalysedTest } from './session/analysed-test.js';
import type { AnalysedSystem, Snapshot } from './session/session.js';

/** What the editor can do about lenses: those that it cannot act on are plain text. */
export interface LensCapabilities {
    /** Commands of the editor itself. */
    commands: ReadonlySet<string>;
    /** Whether it can be asked to show a place in a document. */
    showDocument: boolean;
}

/** What a lens carries until it is resolved. `element` is missing on the lens of the system. */
type LensData = { uri: string; system: string } & (
    { shows: 'findings'; element?: number } | { shows: 'diagram' } | { shows: 'test'; test: number }
);

/** Places of lenses: on every system its findings and its diagram, on every element its findings, on every test what became of it. What they say is worked out for those in sight. */
export function codeLenses(snapshot: Snapshot, { commands }: LensCapabilities): CodeLens[] {
    const { uri } = snapshot;
    const tests = snapshot.tests.map(({ test }, index) => lens(test.declaration, { uri, system: '', shows: 'test', test: index }));
    const systems = snapshot.systems.flatMap(({ model, analysis }) => {
        const open = analysis.findings.filter(isOpen);
        const elements = new Set(open.filter(({ targetType }) => targetType === 'element').map(({ targetIndex }) => targetIndex));
        const base = { uri, system: model.name };
        return [
            ...(commands.has(OPEN_DIAGRAM_COMMAND) ? [lens(model.declaration, { ...base, shows: 'diagram' })] : []),
            ...(open.length > 0 ? [lens(model.declaration, { ...base, shows: 'findings' })] : []),
            ...[...elements]
                .sort((a, b) => a - b)
                .filter(element => standsIn(model.declaration, model.elements[element].declaration))
                .map(element => lens(model.elements[element].declaration, { ...base, shows: 'findings', element }))
        ];
    });
    return [...systems, ...tests];
}

/** URI of the document that a lens belongs to; undefined where it is none of ours. */
export function documentOfLens({ data }: CodeLens): string | undefined {
    return lensData(data)?.uri;
}

/** What a lens says and does. A lens whose findings have gone meanwhile says so. */
export function resolveCodeLens(snapshot: Snapshot, unresolved: CodeLens, capabilities: LensCapabilities): CodeLens {
    const data = lensData(unresolved.data);
    if (data?.shows === 'test') {
        return { range: unresolved.range, command: textOnly(resultOf(snapshot.tests[data.test])) };
    }
    const system = snapshot.systems.find(({ model }) => model.name === data?.system);
    return { range: unresolved.range, command: data && system ? commandOf(data, system, capabilities) : textOnly('') };
}

/** What became of a test, in words; nothing where the test has gone meanwhile. */
function resultOf(test: AnalysedTest | undefined): string {
    const outcomes = test?.outcomes ?? [];
    const failed = outcomes.filter(({ failure }) => failure !== undefined).length;
    if (outcomes.length === 0) {
        return test ? 'Expects nothing' : '';
    }
    return failed === 0 ? 'Passed' : failed === 1 ? '1 expectation fails' : `${failed} expectations fail`;
}

function commandOf(data: Exclude<LensData, { shows: 'test' }>, system: AnalysedSystem, { showDocument }: LensCapabilities): Command {
    if (data.shows === 'diagram') {
        return { title: 'Open data flow diagram', command: OPEN_DIAGRAM_COMMAND };
    }
    const open = system.analysis.findings.filter(finding => isOpen(finding) && concerns(finding, data.element));
    const worst = mostSevere(open);
    if (!worst) {
        return textOnly('No open findings');
    }
    const reference: FindingReference = { uri: data.uri, system: data.system, finding: worst.id };
    return showDocument ? { title: countInWords(open), command: SHOW_FINDING, arguments: [reference] } : textOnly(countInWords(open));
}

function concerns({ targetType, targetIndex }: Finding, element: number | undefined): boolean {
    return element === undefined || (targetType === 'element' && targetIndex === element);
}

/** A lens without a command, which editors show as text. */
function textOnly(title: string): Command {
    return { title, command: '' };
}

function lens({ name }: Declaration, data: LensData): CodeLens {
    return { range: name, data };
}

/** The data of a lens, which has been to the client and back. */
function lensData(data: unknown): LensData | undefined {
    const { uri, system, shows, element, test } = (data ?? {}) as Record<string, unknown>;
    if (typeof uri !== 'string' || typeof system !== 'string') {
        return undefined;
    }
    if (shows === 'diagram') {
        return { uri, system, shows };
    }
    if (shows === 'test' && typeof test === 'number') {
        return { uri, system, shows, test };
    }
    return shows === 'findings' ? { uri, system, shows, ...(typeof element === 'number' && { element }) } : undefined;
}
