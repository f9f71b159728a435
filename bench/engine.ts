import { analyse, Analyser, compileLibrary } from '../analysis/index.js';
import { buildScene, createLayoutCache, kindShapes, layoutScene } from '../diagram/index.js';
import type { LibraryModel } from '../language/model/library-model.js';
import type { SystemModel } from '../language/model/system-model.js';
import { type Sample, timed } from './measure.js';
import { generateModel, type GeneratedModel } from './models.js';

const EDITS = 9;
const VERSIONS = 30;
const DAY = '2026-12-01';

export interface EngineTimes {
    /** Compiling the library's rules. */
    compile: Sample;
    /** All findings and questions of the system. */
    analyse: Sample;
    /** The same after one fact of one element has changed, all else being the same objects. */
    analyseAfterEdit: Sample;
    findings: number;
    /** The whole picture with an empty cache, the engine loaded and warm. */
    layout: Sample;
    /** The picture after one element's title grew, with the cache of the pictures before. */
    layoutAfterEdit: Sample;
}

/** Times what stands behind the language: rules, findings, and the picture. */
export async function benchEngine(
    library: LibraryModel,
    systemOf: (text: string) => Promise<SystemModel>,
    model: GeneratedModel
): Promise<EngineTimes> {
    const compile = await timed(5, () => compileLibrary(library));
    const rules = compileLibrary(library);
    const system = await systemOf(model.text);
    const analysing = await timed(9, () => analyse(system, rules, { today: DAY }));
    const analysis = analyse(system, rules, { today: DAY });
    const analyser = new Analyser(rules);
    analyser.analyse(system, { today: DAY });
    const versions = versionsOf(system);
    const analyseAfterEdit = await timed(VERSIONS, version => analyser.analyse(versions[version], { today: DAY }));
    const kinds = kindShapes(library);
    await layoutScene(buildScene(await systemOf(generateModel(30, 2).text), kinds, { findings: [], questions: [] }));
    const cache = createLayoutCache();
    const layout = await timed(1, () => layoutScene(buildScene(system, kinds, analysis), { cache }));
    const edited: SystemModel[] = [];
    for (let edit = 0; edit < EDITS; edit++) {
        edited.push(await systemOf(model.text.replace('"Element e7"', `"Element e7${' x'.repeat(edit + 1)}"`)));
    }
    const layoutAfterEdit = await timed(EDITS, edit => layoutScene(buildScene(edited[edit], kinds, analysis), { cache }));
    return { compile, analyse: analysing, analyseAfterEdit, findings: analysis.findings.length, layout, layoutAfterEdit };
}

/** Versions of a system as typing makes them: in each the first fact of one element, each time another, says something else. */
function versionsOf(system: SystemModel): SystemModel[] {
    let latest = system;
    return Array.from({ length: VERSIONS }, (_, version) => {
        const edited = Math.floor((system.elements.length * (version + 1)) / (VERSIONS + 1));
        const elements = latest.elements.map((element, index) => {
            const [first, ...others] = element.facts;
            return index === edited
                ? { ...element, facts: [{ ...first, values: [{ type: 'name' as const, value: 'typed' }] }, ...others] }
                : element;
        });
        return (latest = { ...latest, elements });
    });
}
