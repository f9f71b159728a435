import type { TextDocument } from 'vscode-languageserver-textdocument';
import { outcomesOf, type ExpectationOutcome } from '../../analysis/index.js';
import type { Analysis } from '../../analysis/finding.js';
import type { LibraryModel } from '../../language/model/library-model.js';
import type { SystemModel } from '../../language/model/system-model.js';
import type { TestModel } from '../../language/model/test-model.js';
import { analysisOfSystem, ruleSetOf } from './analysis-of-system.js';
import type { Log } from './log.js';

/** A test of a document, analysed when it is first asked: what only needs the model does not wait for it. */
export class AnalysedTest {
    private result: Analysis | undefined;
    private known: readonly ExpectationOutcome[] | undefined;

    constructor(
        readonly test: TestModel,
        private readonly text: TextDocument,
        private readonly runs: RunsOfVersion,
        private readonly log: Log
    ) {}

    /** The small model that is tested, like a system's. */
    get model(): SystemModel {
        return this.test.system;
    }

    get analysis(): Analysis {
        return (this.result ??= analysisOfSystem(this.model, this.runs.library, this.runs.day, this.log, {}, Infinity));
    }

    /** For each expectation whether it is met. A test that reads as in the version before is not run again. */
    get outcomes(): readonly ExpectationOutcome[] {
        return (this.known ??= this.run());
    }

    private run(): readonly ExpectationOutcome[] {
        const { test, runs } = this;
        const text = this.text.getText(test.declaration.whole);
        // What a test refers to in systems is not in its own text.
        const isAlone = [...test.system.elements, ...test.system.data].every(({ from }) => from === undefined);
        const before = isAlone ? runs.find(text) : undefined;
        if (before) {
            return test.expectations.map(({ declaration }, index) => ({ declaration, failure: before[index] }));
        }
        const outcomes = outcomesOf(test, this.analysis, ruleSetOf(runs.library));
        if (isAlone) {
            const failures = outcomes.map(({ failure }) => failure);
            runs.keep(text, failures);
        }
        return outcomes;
    }
}

/** For each expectation of a test what was found instead; undefined where it is met. */
type Failures = readonly (string | undefined)[];

/** What became of the tests of a version of a document, by their texts, and in the version before as far as it holds. */
export class RunsOfVersion {
    private readonly failures = new Map<string, Failures>();
    private readonly earlier: ReadonlyMap<string, Failures>;

    /** @param day the day of the analysis as `2027-01-31` */
    constructor(
        readonly library: LibraryModel,
        readonly day: string,
        before?: RunsOfVersion
    ) {
        const holds = before && before.library === library && before.day === day;
        this.earlier = holds ? (before.failures.size > 0 ? before.failures : before.earlier) : new Map<string, Failures>();
    }

    find(text: string): Failures | undefined {
        const failures = this.failures.get(text) ?? this.earlier.get(text);
        if (failures) {
            this.keep(text, failures);
        }
        return failures;
    }

    keep(text: string, failures: Failures): void {
        this.failures.set(text, failures);
    }
}

/** The runs of the tests of all documents, each with those of its latest version. */
export class TestRuns {
    private readonly latest = new Map<string, RunsOfVersion>();

    /** Begins with a version of a document that has so many tests. */
    ofVersion(uri: string, library: LibraryModel, day: string, tests: number): RunsOfVersion {
        const runs = new RunsOfVersion(library, day, this.latest.get(uri));
        if (tests > 0) {
            this.latest.set(uri, runs);
        } else {
            this.latest.delete(uri);
        }
        return runs;
    }

    forget(uri: string): void {
        this.latest.delete(uri);
    }
}
