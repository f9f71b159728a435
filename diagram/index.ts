/** The only door of the diagram for the server and the command line. */
export type { Badge, Box, CrossingMark, DrawnBoundary, DrawnFlow, DrawnShape, Drawing, Point, ShapeType } from './drawing.js';
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
