// @ts-check
/**
 * Makes `src/sdk/orders/world-land.ts` and `world-points.ts`: the land of the order map, without
 * borders, and a point for every country and region of ISO 3166-1. `node bin/make-world.js`; the result is committed.
 *
 * Land is Natural Earth's 1:110m (public domain), in Equal Earth, as whole pixels of a map
 * 1,400 wide: a tenth of the bytes, and as sharp as a card on a phone needs it. Points are the inmost of the
 * largest part at 1:10m, which also has Singapore, Malta and Hong Kong.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { geoEqualEarth, geoPath } from 'd3-geo';
import countries from 'i18n-iso-countries';
import polylabel from 'polylabel';
import { format, resolveConfig } from 'prettier';
import { feature } from 'topojson-client';

const require = createRequire(import.meta.url);

const WIDTH = 1400;
/** Antarctica orders nothing, and would take a sixth of the picture. */
const SOUTH = -58;
/** Smaller islands than this many square pixels are dots when somebody there orders. */
const LEAST_AREA = 5;
/** Corners nearer than this to the line between their neighbours cannot be seen, px. */
const TOLERANCE = 0.34;

/**
 * What Natural Earth draws as a part of another country, or not at all, and ISO names by itself.
 * Longitude, latitude.
 * @type {Readonly<Record<string, readonly [number, number]>>}
 */
const OWN_POINTS = {
  BQ: [-68.27, 12.18],
  BV: [3.36, -54.42],
  CC: [96.83, -12.17],
  CX: [105.63, -10.49],
  GF: [-53.1, 3.95],
  GP: [-61.55, 16.2],
  MQ: [-61.02, 14.65],
  RE: [55.53, -21.13],
  SJ: [16.5, 78.6],
  TK: [-171.85, -9.2],
  TV: [179.2, -8.5],
  UM: [-177.37, 28.2],
  YT: [45.15, -12.83],
  AQ: [0, SOUTH],
};
/** In use with couriers and shops, and in no ISO list: shown to viewers where the host names it. */
const UNLISTED = { XK: [20.9, 42.56] };

/** @param {string} name @param {string} object */
function atlas(name, object) {
  const topology = JSON.parse(readFileSync(require.resolve(`world-atlas/${name}.json`), 'utf8'));
  return /** @type {any} */ (feature(topology, topology.objects[object])).features;
}

/** The cut runs through the Bering Strait then, and no country is in two halves. */
const MERIDIAN = 10;

const projection = geoEqualEarth().rotate([-MERIDIAN, 0]).precision(0.3);
const path = geoPath(projection);
const world = { type: 'Sphere' };
projection.fitWidth(WIDTH, /** @type {any} */ (world));
const HEIGHT = Math.ceil(
  Math.max(
    ...[MERIDIAN - 180, MERIDIAN, MERIDIAN + 180].map((x) => projection([x, SOUTH])?.[1] ?? 0),
  ),
);

/** Rings of whole pixels from what d3 says: `M`, `L` and `Z` only. */
function ringsOf(/** @type {unknown} */ shape) {
  return (path(/** @type {any} */ (shape)) ?? '')
    .split('Z')
    .map((ring) => [...ring.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [+x, +y]))
    .filter((ring) => ring.length > 2);
}

/** @param {number[][]} ring */
function areaOf(ring) {
  let area = 0;
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(index + 1) % ring.length];
    area += x * nextY - nextX * y;
  }
  return Math.abs(area / 2);
}

/** Douglas and Peucker's: leaves out the corners that cannot be seen. @param {number[][]} line @returns {number[][]} */
function simplify(line) {
  const [first] = line;
  const last = line[line.length - 1];
  let worst = 0;
  let at = 0;
  for (let index = 1; index < line.length - 1; index++) {
    const distance = distanceTo(line[index], first, last);
    if (distance > worst) [worst, at] = [distance, index];
  }
  if (worst <= TOLERANCE) return [first, last];
  return [...simplify(line.slice(0, at + 1)).slice(0, -1), ...simplify(line.slice(at))];
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 1000) / 1000;
}

/** @param {number[]} point @param {number[]} a @param {number[]} b */
function distanceTo([x, y], [ax, ay], [bx, by]) {
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return Math.hypot(x - ax, y - ay);
  return Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
}

/** As an SVG path of relative steps: small, and read by the browser itself. */
function land() {
  let text = '';
  let count = 0;
  for (const shape of atlas('land-110m', 'land')) {
    for (const ring of ringsOf(withoutTheSouth(shape))) {
      if (areaOf(ring) < LEAST_AREA) continue;
      const half = ring.length >> 1;
      const corners = [
        ...simplify(ring.slice(0, half + 1)).slice(0, -1),
        ...simplify([...ring.slice(half), ring[0]]).slice(0, -1),
      ].map((point) => point.map(Math.round));
      let [x, y] = corners[0];
      text += `M${x} ${y}l`;
      let steps = '';
      for (const [nextX, nextY] of corners.slice(1)) {
        if (nextX === x && nextY === y) continue;
        steps += `${pair(nextX - x, nextY - y, steps === '')}`;
        [x, y] = [nextX, nextY];
        count += 1;
      }
      text += `${steps}z`;
    }
  }
  return { text, count };
}

/** @param {number} x @param {number} y @param {boolean} first */
function pair(x, y, first) {
  const lead = first || x < 0 ? '' : ' ';
  return `${lead}${x}${y < 0 ? '' : ' '}${y}`;
}

/** @param {any} shape */
function withoutTheSouth(shape) {
  const polygons =
    shape.geometry.type === 'Polygon' ? [shape.geometry.coordinates] : shape.geometry.coordinates;
  return {
    type: 'MultiPolygon',
    coordinates: polygons.filter((/** @type {number[][][]} */ [outer]) =>
      outer.some(([, latitude]) => latitude > SOUTH),
    ),
  };
}

function points() {
  /** @type {Map<string, readonly number[]>} */
  const found = new Map();
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (const shape of atlas('countries-10m', 'countries')) {
    const code = countries.numericToAlpha2(String(shape.id));
    if (code === undefined) continue;
    const { type, coordinates } = shape.geometry;
    for (const polygon of type === 'Polygon' ? [coordinates] : coordinates) {
      // Corner by corner: as a shape, an atoll that winds the wrong way would be all the rest.
      const rings = polygon.map((/** @type {[number, number][]} */ ring) =>
        ring.map((corner) => projection(corner) ?? [0, 0]),
      );
      const size = areaOf(rings[0]);
      if (size <= (sizes.get(code) ?? -1)) continue;
      sizes.set(code, size);
      found.set(
        code,
        // Smaller than a pixel: any of its corners will do.
        size > 1 ? polylabel(rings, 0.5) : rings[0][0],
      );
    }
  }
  for (const [code, place] of Object.entries({ ...OWN_POINTS, ...UNLISTED })) {
    found.set(code, projection(/** @type {[number, number]} */ (place)) ?? [0, 0]);
  }
  const listed = Object.keys(countries.getAlpha2Codes()).filter((code) => code !== 'XK');
  const missing = listed.filter((code) => !found.has(code));
  if (missing.length > 0) throw new Error(`No point for ${missing.join(' ')}`);
  const packed = (/** @type {string[]} */ codes) =>
    codes
      .sort()
      .map((code) => {
        const [x, y] = found.get(code) ?? [];
        return `${code}${Math.round(x)},${Math.min(HEIGHT - 4, Math.round(y))}`;
      })
      .join(' ');
  return { listed: packed(listed), unlisted: packed(Object.keys(UNLISTED)), count: listed.length };
}

const { text, count } = land();
const { listed, unlisted, count: codes } = points();
const HEAD = '// Made by bin/make-world.js from Natural Earth (public domain). Not to be edited.\n';

/** @param {string} name @param {string} source */
async function write(name, source) {
  const path = fileURLToPath(new URL(`../src/sdk/orders/${name}`, import.meta.url));
  const options = { parser: 'typescript', ...(await resolveConfig(path)) };
  writeFileSync(path, await format(HEAD + source, options));
}

await write(
  'world-land.ts',
  `
/** Equal Earth around 10° east, cut off below ${-SOUTH}° south. */
export const WORLD_WIDTH = ${WIDTH};
export const WORLD_HEIGHT = ${HEIGHT};
export const WORLD_MERIDIAN = ${MERIDIAN};
/** Pixels of a radian, and where the equator is. */
export const WORLD_SCALE = { k: ${round(projection.scale())}, y: ${round(projection.translate()[1])} };

/** The land, without borders: an SVG path. */
export const LAND =
  '${text}';
`,
);
// Apart from the land: who counts has to know the codes, and draws nothing.
await write(
  'world-points.ts',
  `
/** Where each country or region of ISO 3166-1 has its dot. */
export const POINTS =
  '${listed}';

/** Codes in use that ISO does not list. */
export const UNLISTED_POINTS = '${unlisted}';
`,
);
console.log(`${count} corners, ${codes} countries and regions, ${WIDTH} by ${HEIGHT}`);
