import type { WorldMap } from '../../sdk/index.js';

/** A world of borders in full detail has a fifth of that. */
const MAX_POINTS = 500_000;
const LINES: Readonly<Record<string, number>> = {
  LineString: 0,
  MultiLineString: 1,
  Polygon: 1,
  MultiPolygon: 2,
};
const PATH = /^[\d\s.,+\-eMmLlHhVvCcSsQqTtAaZz]*$/;

/**
 * Lines the page wants over the land: an SVG path in pixels of the map, or GeoJSON in degrees.
 * Null for what is neither.
 */
export function bordersOf(borders: object | string, world: WorldMap): Path2D | null {
  if (typeof borders === 'string') return PATH.test(borders) ? new Path2D(borders) : null;
  const path = new Path2D();
  let left = MAX_POINTS;
  const line = (points: unknown): void => {
    if (!Array.isArray(points)) return;
    let before: number | null = null;
    for (const point of points as unknown[]) {
      if (!Array.isArray(point) || (left -= 1) < 0) return;
      const [longitude, latitude] = (point as unknown[]).map(Number);
      if (!isDegree(longitude, 180) || !isDegree(latitude, 90)) continue;
      const { x, y } = world.fromDegrees(longitude, latitude);
      // Over the edge of the map it goes on at the other side.
      if (before === null || Math.abs(x - before) > world.width / 2) path.moveTo(x, y);
      else path.lineTo(x, y);
      before = x;
    }
  };
  const nested = (value: unknown, depth: number): void => {
    if (depth === 0) line(value);
    else if (Array.isArray(value)) value.forEach((each) => nested(each, depth - 1));
  };
  const walk = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > 4) return;
    const { type, coordinates, geometry, geometries, features } = value as Record<string, unknown>;
    const nesting = typeof type === 'string' ? LINES[type] : undefined;
    if (nesting !== undefined) nested(coordinates, nesting);
    for (const inner of [geometry, geometries, features].flat()) walk(inner, depth + 1);
  };
  walk(borders, 0);
  return left === MAX_POINTS ? null : path;
}

function isDegree(value: number | undefined, most: number): value is number {
  return value !== undefined && Math.abs(value) <= most;
}
