import { countryPoints, unlistedPoints, type MapPoint } from './countries.js';
import { LAND, WORLD_HEIGHT, WORLD_MERIDIAN, WORLD_SCALE, WORLD_WIDTH } from './world-land.js';

/** What the map is drawn from. Lengths are pixels of the map. */
export interface WorldMap {
  readonly width: number;
  readonly height: number;
  /** The land without borders, an SVG path. */
  readonly land: string;
  /** Where a country's dot is; undefined for a code that nobody knows. */
  point(code: string): MapPoint | undefined;
  /** From degrees east and north. */
  fromDegrees(longitude: number, latitude: number): MapPoint;
  /** Degrees east and north. */
  toDegrees(point: MapPoint): { readonly longitude: number; readonly latitude: number };
}

/** Coefficients of Equal Earth (Šavrič, Patterson and Jenny, 2018). */
const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796];
const M = Math.sqrt(3) / 2;

export const worldMap: WorldMap = {
  width: WORLD_WIDTH,
  height: WORLD_HEIGHT,
  land: LAND,
  point: (code) => countryPoints.get(code) ?? unlistedPoints.get(code),
  fromDegrees,
  toDegrees: ({ x, y }) => toDegrees(x, y),
};

function fromDegrees(longitude: number, latitude: number): MapPoint {
  // The cut of the map is half a turn from its middle.
  const east = ((((longitude - WORLD_MERIDIAN + 180) % 360) + 360) % 360) - 180;
  const l = Math.asin(M * Math.sin((latitude * Math.PI) / 180));
  const l2 = l * l;
  const l6 = l2 * l2 * l2;
  const slope = A1 + 3 * A2 * l2 + l6 * (7 * A3 + 9 * A4 * l2);
  const x = ((east * Math.PI) / 180) * (Math.cos(l) / (M * slope));
  const y = l * (A1 + A2 * l2 + l6 * (A3 + A4 * l2));
  return { x: WORLD_WIDTH / 2 + WORLD_SCALE.k * x, y: WORLD_SCALE.y - WORLD_SCALE.k * y };
}

/** Newton's method, as the projection's authors give it; a dozen steps are more than enough. */
function toDegrees(x: number, y: number): { longitude: number; latitude: number } {
  const up = (WORLD_SCALE.y - y) / WORLD_SCALE.k;
  const right = (x - WORLD_WIDTH / 2) / WORLD_SCALE.k;
  let l = up;
  for (let step = 0; step < 12; step += 1) {
    const l2 = l * l;
    const l6 = l2 * l2 * l2;
    const value = l * (A1 + A2 * l2 + l6 * (A3 + A4 * l2)) - up;
    l -= value / (A1 + 3 * A2 * l2 + l6 * (7 * A3 + 9 * A4 * l2));
  }
  const l2 = l * l;
  const l6 = l2 * l2 * l2;
  const slope = A1 + 3 * A2 * l2 + l6 * (7 * A3 + 9 * A4 * l2);
  const latitude = Math.asin(Math.max(-1, Math.min(1, Math.sin(l) / M)));
  const longitude = (M * right * slope) / Math.cos(l);
  return { longitude: degrees(longitude) + WORLD_MERIDIAN, latitude: degrees(latitude) };
}

const degrees = (radians: number): number => (radians * 180) / Math.PI;
