import type { Point } from './drawing.js';

/** Where a user has put places: upper left corners, from the upper left corner of what contains each, by the place's id. */
export type FixedPositions = Readonly<Record<string, Point>>;
