// @ts-check
// Surfaces the demo's goods are made of. Metres; the y axis points up.

/** @typedef {import('./glb.js').Surface} Surface */
/** Three of them. @typedef {number[]} Point */

/**
 * A curved sheet: `at(u, v)` for u and v from 0 to 1, seen from where u × v points to.
 * @param {number} across @param {number} along @param {(u: number, v: number) => Point} at
 * @param {(u: number, v: number) => boolean} [kept] leaves cells out
 * @returns {Surface}
 */
export function sheet(across, along, at, kept = () => true) {
  const positions = [];
  const normals = [];
  const indices = [];
  const e = 1e-4;
  for (let j = 0; j <= along; j += 1) {
    for (let i = 0; i <= across; i += 1) {
      const [u, v] = [i / across, j / along];
      positions.push(...at(u, v));
      const du = minus(at(Math.min(1, u + e), v), at(Math.max(0, u - e), v));
      const dv = minus(at(u, Math.min(1, v + e)), at(u, Math.max(0, v - e)));
      normals.push(...unit(cross(du, dv)));
    }
  }
  for (let j = 0; j < along; j += 1) {
    for (let i = 0; i < across; i += 1) {
      if (!kept((i + 0.5) / across, (j + 0.5) / along)) continue;
      const a = j * (across + 1) + i;
      const b = a + across + 1;
      indices.push(a, a + 1, b + 1, a, b + 1, b);
    }
  }
  return compact({ positions, normals, indices });
}

/**
 * A tube along a path.
 * @param {(t: number) => Point} path @param {(t: number) => number} radius
 * @param {number} [steps] @param {number} [sides]
 */
export function tube(path, radius, steps = 24, sides = 10) {
  return sheet(sides, steps, (u, v) => {
    const e = 1e-3;
    const forth = unit(minus(path(Math.min(1, v + e)), path(Math.max(0, v - e))));
    const side = unit(cross(forth, Math.abs(forth[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0]));
    const up = cross(side, forth);
    const [angle, r, at] = [-2 * Math.PI * u, radius(v), path(v)];
    const [c, s] = [r * Math.cos(angle), r * Math.sin(angle)];
    return [0, 1, 2].map((k) => at[k] + c * side[k] + s * up[k]);
  });
}

/**
 * A box with round edges, its middle at `middle`.
 * @param {Point} middle @param {Point} size @param {number} round @param {number} [steps] of a side
 * @param {number} [puff] how far its faces bulge, as a share of the radius
 */
export function cushion(middle, size, round, steps = 8, puff = 0) {
  const half = size.map((each) => each / 2);
  const faces = [
    [0, 1, 2, 1],
    [0, 1, 2, -1],
    [1, 2, 0, 1],
    [1, 2, 0, -1],
    [2, 0, 1, 1],
    [2, 0, 1, -1],
  ];
  return merge(
    faces.map(([a = 0, b = 0, c = 0, sign = 1]) =>
      sheet(steps, steps, (u, v) => {
        // Denser where it is bent.
        const on = [0, 0, 0];
        const bend = (/** @type {number} */ t) => Math.sin((t - 0.5) * Math.PI);
        on[a] = bend(u) * half[a] * sign;
        on[b] = bend(v) * half[b];
        on[c] = half[c] * sign;
        const inner = on.map((value, k) => clamp(value, half[k] - round));
        const out = unit(minus(on, inner));
        const swell = puff * round * Math.cos((u - 0.5) * Math.PI) * Math.cos((v - 0.5) * Math.PI);
        return [0, 1, 2].map(
          (k) => middle[k] + inner[k] + out[k] * round + (k === c ? sign * swell : 0),
        );
      }),
    ),
  );
}

/** @param {Surface[]} surfaces @returns {Surface} */
export function merge(surfaces) {
  /** @type {Surface} */
  const whole = { positions: [], normals: [], indices: [] };
  for (const { positions, normals, indices } of surfaces) {
    const first = whole.positions.length / 3;
    whole.positions.push(...positions);
    whole.normals.push(...normals);
    whole.indices.push(...indices.map((index) => index + first));
  }
  return whole;
}

/** The same on the other side of x = 0, y = 0 or z = 0. @param {Surface} surface @param {number} axis */
export function mirror({ positions, normals, indices }, axis) {
  const flip = (/** @type {number} */ value, /** @type {number} */ index) =>
    index % 3 === axis ? -value : value;
  return {
    positions: positions.map(flip),
    normals: normals.map(flip),
    // Seen in a mirror, corners go round the other way.
    indices: indices.map((_, index) => indices[index - (index % 3) + [0, 2, 1][index % 3]]),
  };
}

/** A smooth line through points at given places. @param {[number, number][]} points */
export function curve(points) {
  return (/** @type {number} */ t) => {
    const at = Math.max(
      0,
      points.findLastIndex(([x]) => x <= t),
    );
    const [a, b] = [
      points[Math.min(at, points.length - 2)],
      points[Math.min(at + 1, points.length - 1)],
    ];
    const share = clamp01((t - a[0]) / (b[0] - a[0]));
    return a[1] + (b[1] - a[1]) * share * share * (3 - 2 * share);
  };
}

/** Without corners that no triangle uses. @param {Surface} surface */
function compact({ positions, normals, indices }) {
  const places = new Map([...new Set(indices)].map((old, fresh) => [old, fresh]));
  const pick = (/** @type {number[]} */ values) =>
    [...places.keys()].flatMap((old) => values.slice(3 * old, 3 * old + 3));
  return {
    positions: pick(positions),
    normals: pick(normals),
    indices: indices.map((old) => places.get(old) ?? 0),
  };
}

const clamp01 = (/** @type {number} */ t) => Math.min(1, Math.max(0, t));
const clamp = (/** @type {number} */ value, /** @type {number} */ limit) =>
  Math.min(Math.max(0, limit), Math.max(-Math.max(0, limit), value));
const minus = (a, b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const cross = (a, b) => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const unit = (a) => {
  const length = Math.hypot(...a) || 1;
  return a.map((each) => each / length);
};
