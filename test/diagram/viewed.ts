import type { Analysis, Finding } from '../../analysis/index.js';
import { applyView, type DiagramView, type Scene } from '../../diagram/index.js';
import type { LibraryModel } from '../../language/model/library-model.js';
import type { SystemModel } from '../../language/model/system-model.js';
import { NO_FINDINGS, sceneOf, TEST_LIBRARY } from './models.js';

/** What a view makes of a model; unless told otherwise without findings. */
export function viewed(model: SystemModel, view: DiagramView, findings: Finding[] = [], library: LibraryModel = TEST_LIBRARY) {
    const analysis: Analysis = { ...NO_FINDINGS, findings, questions: [], notices: [] };
    return applyView(sceneOf(model, analysis), view, { model, library, analysis });
}

export function placesOf({ places }: Scene): string[] {
    return places.map(({ id }) => id);
}

export function flowsOf({ flows }: Scene): string[] {
    return flows.map(({ id }) => id);
}
