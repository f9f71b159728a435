/** The only door of the diagram for the server and the command line. */
export type {
    Badge,
    Box,
    ControlCover,
    CrossingMark,
    DataMark,
    DrawnBoundary,
    DrawnFlow,
    DrawnShape,
    Drawing,
    Point,
    ShapeType
} from './drawing.js';
export { kindShapes, type KindShapes } from './kind-shapes.js';
export {
    buildScene,
    type Scene,
    type SceneAnalysis,
    type SceneBoundary,
    type SceneFlow,
    type ScenePlace,
    type SceneShape
} from './scene.js';
export { layoutScene, type LayoutOptions } from './layout/layout.js';
export { createLayoutCache, type LayoutCache } from './layout/cache.js';
export { createLayoutClient, type LayoutClient, type LayoutClientOptions, type LayoutOutcome } from './layout/client.js';
export { renderSvgFile, type SvgFileOptions } from './render/svg-file.js';
export { THEME_NAMES, type ThemeName } from './render/theme.js';
export { applyView, type AppliedView, type ViewFacts } from './view/apply-view.js';
export { MOST_PLACES } from './view/collapsed-places.js';
export type { ViewStep } from './view/focus.js';
export { DETAIL_LEVELS, type DetailLevel, type DiagramView, type FindingFilter, type ViewFocus } from './view/view.js';
export { viewOf, type NamedView } from './view/named-view.js';
