import packageJson from '../package.json' with { type: 'json' };
import { analyse, compileLibrary, QUESTIONS_AT_ONCE, type RuleSet } from '../analysis/index.js';
import type { Problem, Report, ReportedSystem } from '../formats/report.js';
import type { FrameworkModel, LibraryModel } from '../language/model/library-model.js';
import { inWords } from './call-error.js';
import { loadModels, type LoadedModels, type LoadedSystem } from './load-models.js';

/** The day (YYYY-MM-DD) on which models are judged, and how many facts of one place are asked for at the same time. */
interface AnalysisOptions {
    today: string;
    questionsAtOnce?: number;
}

/** Loads and analyses the models in `paths`. Never throws for what the files hold. */
export async function reportOn(paths: readonly string[], options: AnalysisOptions): Promise<Report> {
    const models = await loadModels(paths);
    const { systems, problems } = analyseSystems(models.systems, options);
    return {
        version: packageJson.version,
        frameworks: frameworksOf(models),
        systems,
        problems: [...models.problems, ...problems],
        fileName: models.fileName
    };
}

/** Analyses each system; one that cannot be analysed becomes a problem and does not keep the others from it. */
export function analyseSystems(
    systems: readonly LoadedSystem[],
    { today, questionsAtOnce = QUESTIONS_AT_ONCE }: AnalysisOptions
): { systems: ReportedSystem[]; problems: Problem[] } {
    const rulesOf = new Map<LibraryModel, RuleSet>();
    const reported: ReportedSystem[] = [];
    const problems: Problem[] = [];
    for (const { model, library } of systems) {
        try {
            const rules = rulesOf.get(library) ?? compileLibrary(library);
            rulesOf.set(library, rules);
            reported.push({ model, analysis: analyse(model, rules, { today, questionsAtOnce }) });
        } catch (error) {
            reported.push({ model, analysis: { findings: [], questions: [], notices: [] } });
            problems.push({
                severity: 'error',
                code: 'analysis-failed',
                message: `System ${model.name} could not be analysed: ${inWords(error)}.`,
                source: { uri: model.declaration.uri, range: model.declaration.name }
            });
        }
    }
    return { systems: reported, problems };
}

/** Every framework that some loaded model sees, once per name. */
function frameworksOf(models: LoadedModels): FrameworkModel[] {
    const frameworks = new Map<string, FrameworkModel>();
    for (const library of models.libraries) {
        for (const framework of library.frameworks) {
            if (!frameworks.has(framework.name)) frameworks.set(framework.name, framework);
        }
    }
    return [...frameworks.values()];
}
