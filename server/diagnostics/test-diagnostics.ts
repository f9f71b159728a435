import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver-types';
import type { AnalysedTest } from '../session/analysed-test.js';
import { readable } from './readable.js';
import { SOURCE } from './source-name.js';

export const FAILED_EXPECTATION = 'failed-expectation';

/** Expectations of tests that are not met, each where it stands. */
export function testDiagnostics(tests: readonly AnalysedTest[]): Diagnostic[] {
    return tests.flatMap(({ outcomes }) =>
        outcomes.flatMap(({ declaration, failure }) =>
            failure === undefined
                ? []
                : [
                      readable({
                          range: declaration.whole,
                          severity: DiagnosticSeverity.Warning,
                          source: SOURCE,
                          code: FAILED_EXPECTATION,
                          message: failure
                      })
                  ]
        )
    );
}
