// @ts-check
// A trail shoe, size 42: heel at the left, toe at the right, standing on the ground.

import { color } from './glb.js';
import { curve, merge, sheet, tube } from './shapes.js';

const LENGTH = 0.285;
const x = (/** @type {number} */ t) => (t - 0.5) * LENGTH;

/** Half of the width, from heel to toe; round at both ends. */
const wide = curve([
  [0, 0.03],
  [0.16, 0.036],
  [0.42, 0.031],
  [0.7, 0.047],
  [0.88, 0.038],
  [1, 0.024],
]);
const ends = (/** @type {number} */ t) => Math.sqrt(Math.max(0, 1 - (2 * t - 1) ** 10));
const half = (/** @type {number} */ t) => wide(t) * ends(t);
/** The toe is lifted a little. */
const ground = curve([
  [0, 0.006],
  [0.12, 0],
  [0.7, 0],
  [1, 0.022],
]);
const soleTop = curve([
  [0, 0.042],
  [0.4, 0.03],
  [0.75, 0.026],
  [1, 0.036],
]);
/** How high the upper is over the sole. */
const high = curve([
  [0, 0.058],
  [0.1, 0.064],
  [0.34, 0.05],
  [0.5, 0.056],
  [0.7, 0.036],
  [0.9, 0.026],
  [1, 0.006],
]);
/** Where the foot goes in. */
const inside = (/** @type {number} */ t, /** @type {number} */ side) =>
  Math.max(0, 1 - ((t - 0.22) / 0.15) ** 2 - (side / 0.5) ** 2);

const power = (/** @type {number} */ value, /** @type {number} */ exponent) =>
  Math.sign(value) * Math.abs(value) ** exponent;

/** A round-cornered section of the sole; `u` goes once round it. */
function sole(/** @type {number} */ u, /** @type {number} */ t, grow = 1) {
  const angle = 2 * Math.PI * u;
  const [low, top] = [ground(t), soleTop(t)];
  const tread = Math.sin(angle) < -0.4 ? 0.0022 * Math.sign(Math.sin(t * 110)) : 0;
  return [
    x(t),
    (low + top) / 2 + ((top - low) / 2) * power(Math.sin(angle), 0.4) * ends(t) + tread * ends(t),
    -half(t) * grow * power(Math.cos(angle), 0.55),
  ];
}

/** The upper as an arch from one side to the other; `out` lies over it. */
function upper(/** @type {number} */ u, /** @type {number} */ t, out = 0) {
  const angle = Math.PI * u;
  const side = Math.cos(angle);
  const base = soleTop(t) - 0.006;
  const narrow = 1 - 0.28 * Math.sin(angle) ** 3;
  const open = inside(t, side);
  const dent = 0.016 * Math.min(1, 2 * open);
  return [
    x(t),
    base + (high(t) * ends(t) + out) * power(Math.sin(angle), 0.62) - dent,
    (half(t) * 0.97 * narrow + out) * power(side, 0.8),
  ];
}

const lining = (/** @type {number} */ u, /** @type {number} */ t) =>
  inside(t, Math.cos(Math.PI * u)) > 0.02;

const isStripe = (/** @type {number} */ u, /** @type {number} */ t) => {
  const lean = t - 0.32 * Math.sin(Math.PI * u);
  return (
    (Math.abs(lean - 0.3) < 0.022 || Math.abs(lean - 0.37) < 0.014) &&
    Math.sin(Math.PI * u) > 0.12 &&
    Math.sin(Math.PI * u) < 0.86
  );
};
const isCap = (/** @type {number} */ u, /** @type {number} */ t) =>
  t > 0.9 - 0.1 * Math.sin(Math.PI * u) || (t < 0.1 && Math.sin(Math.PI * u) < 0.75);

const lace = (/** @type {number} */ t) =>
  tube(
    (s) => {
      const spread = 0.3 + 0.4 * s;
      const [px, py, pz] = upper(spread, t + 0.008 * Math.sin(Math.PI * s), 0.0022);
      return [px, py, pz];
    },
    (s) => 0.0019 * Math.min(1, 12 * s, 12 * (1 - s)),
    14,
    6,
  );

/** @param {[string, string, string]} colours upper, stripe, cap */
const dressed = ([cloth, stripe, cap]) => ({
  cloth: { color: color(cloth), rough: 0.82 },
  stripe: { color: color(stripe), rough: 0.45 },
  cap: { color: color(cap), rough: 0.6 },
});
const COLOURS = {
  blue: dressed(['#2f6fdf', '#f4f6fb', '#1c3f86']),
  coral: dressed(['#ff6f61', '#fff4e8', '#b53a35']),
  black: dressed(['#22252b', '#c9f24b', '#0e0f12']),
};
const variants = (/** @type {'cloth' | 'stripe' | 'cap'} */ part) =>
  Object.fromEntries(Object.entries(COLOURS).map(([name, paints]) => [name, paints[part]]));

/** @returns {import('./glb.js').Part[]} */
export function shoe() {
  const stripe = sheet(
    44,
    58,
    (u, t) => upper(u, t, 0.0022),
    (u, t) => isStripe(u, t),
  );
  return [
    {
      name: 'upper',
      surface: sheet(
        28,
        34,
        (u, t) => upper(u, t),
        (u, t) => !lining(u, t),
      ),
      paint: COLOURS.blue.cloth,
      variants: variants('cloth'),
    },
    {
      name: 'lining',
      surface: sheet(28, 34, (u, t) => upper(u, t), lining),
      paint: { color: color('#3a3d45'), rough: 0.95 },
    },
    { name: 'stripe', surface: stripe, paint: COLOURS.blue.stripe, variants: variants('stripe') },
    {
      name: 'cap',
      surface: sheet(
        24,
        30,
        (u, t) => upper(u, t, 0.0016),
        (u, t) => isCap(u, t) && !lining(u, t),
      ),
      paint: COLOURS.blue.cap,
      variants: variants('cap'),
    },
    {
      name: 'sole',
      surface: sheet(20, 32, (u, t) => sole(u, t, 1.06)),
      paint: { color: color('#f1efe8'), rough: 0.7 },
    },
    {
      name: 'laces',
      surface: merge([0.47, 0.52, 0.57, 0.62, 0.67].map(lace)),
      paint: { color: color('#ffffff'), rough: 0.85 },
    },
  ];
}
