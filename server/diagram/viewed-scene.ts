import type { Scene } from '../../diagram/index.js';
import type { LibraryModel } from '../../language/model/library-model.js';
import type { DiagramUpdate, DiagramWatchParams } from '../protocol.js';
import type { AnalysedSystem } from '../session/session.js';

/** What of a system a panel shows. */
export type ViewedScene = Pick<DiagramUpdate, 'view' | 'namedView' | 'steps' | 'notices' | 'hidden'> & { scene: Scene };

/** The part of a system that is wanted: by a view that the document keeps, or by one that was made in the panel. */
export async function viewedScene(
    { model, analysis }: AnalysedSystem,
    library: LibraryModel,
    { view: wanted = {}, namedView }: Pick<DiagramWatchParams, 'view' | 'namedView'>
): Promise<ViewedScene> {
    const { applyView, buildScene, kindShapes, viewOf } = await import('../../diagram/index.js');
    const kept = model.views.find(({ name }) => name === namedView);
    const { view, problem: unread } = kept ? viewOf(kept, model, analysis) : { view: wanted };
    const { scene, steps, findings, problem } = applyView(buildScene(model, kindShapes(library), analysis), view, {
        model,
        library,
        analysis
    });
    const shown = new Set(findings);
    return {
        scene,
        view,
        ...(kept && { namedView: kept.name }),
        steps: steps.map(({ place, flow, because }) => ({ place, flow, because: because.map(({ text }) => text) })),
        hidden: analysis.findings.filter(finding => !shown.has(finding)).map(({ id }) => id),
        notices: [unread, problem].filter(each => each !== undefined)
    };
}
