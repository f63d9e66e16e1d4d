// @ts-check
/**
 * Who does what when: pure functions of loop time, shared by all angles so that they agree to
 * the frame. Everything returns at 96 s to where it was at 0 s.
 */
import { duration, lines, moments } from '../script.js';
import { curve, smooth } from './kit.js';

/** @typedef {import('../script.js').ProductId} ProductId */
/** @typedef {{ start: number, end: number, phone: string }} Phone */

/** @param {number} t @returns {number} the same moment within 0…96 */
export const wrap = (t) => ((t % duration) + duration) % duration;

/** @typedef {{ product: ProductId | 'all', color: string, size: number, spin: number }} Shown */

/** What stands on the turntable from when: all four small ones between the rounds. */
const changes = (() => {
  /** @type {{ at: number, product: ProductId | 'all', color: string }[]} */
  const found = [];
  for (const moment of moments) {
    if (moment.type === 'variant')
      found.push({ at: moment.at, product: moment.product, color: moment.value });
  }
  const last = moments.at(-1)?.at ?? 0;
  found.push({ at: last + 0.4, product: 'all', color: '' });
  return found;
})();

/** @param {number} time @returns {Shown} */
export function shownAt(time) {
  const t = wrap(time);
  let index = changes.findLastIndex(({ at }) => at <= t);
  if (index < 0) index = changes.length - 1;
  const now = changes[index];
  const next = changes[(index + 1) % changes.length];
  if (!now || !next) throw new Error('an empty show');
  const since = wrap(t - now.at);
  const until = wrap(next.at - t);
  // Pops up with a little overshoot, leaves by shrinking; a turn and a half goes with it.
  const arrive =
    since < 0.55 ? 1 - Math.exp((-7 * since) / 0.55) * Math.cos((5.2 * since) / 0.55) : 1;
  const leave = smooth(0, 0.3, until);
  const whirl = 2.6 * (1 - smooth(0, 1.1, since)) ** 2 - 2 * (1 - smooth(0, 0.45, until)) ** 2;
  return {
    product: now.product,
    color: now.color,
    size: Math.max(0.001, arrive * leave),
    spin: whirl,
  };
}

/** A full turn in 8 s, twelve in a loop. @param {number} t */
export const turntable = (t) => (2 * Math.PI * t) / 8;

/** Mouth shapes by phone: [open, wide], wide 0 = pursed. */
/** @type {Readonly<Record<string, readonly [number, number]>>} */
const shapes = {
  aa: [1, 0.55],
  ae: [0.85, 0.8],
  ah: [0.7, 0.6],
  ao: [0.85, 0.3],
  aw: [0.9, 0.45],
  ax: [0.45, 0.55],
  ay: [0.9, 0.65],
  eh: [0.65, 0.75],
  er: [0.45, 0.35],
  ey: [0.55, 0.85],
  ih: [0.42, 0.75],
  iy: [0.32, 0.95],
  ow: [0.65, 0.15],
  oy: [0.7, 0.3],
  uh: [0.4, 0.3],
  uw: [0.32, 0.02],
  w: [0.25, 0],
  y: [0.3, 0.8],
  r: [0.35, 0.3],
  l: [0.4, 0.6],
  m: [0, 0.5],
  b: [0, 0.5],
  p: [0, 0.5],
  f: [0.12, 0.6],
  v: [0.12, 0.6],
  th: [0.28, 0.6],
  dh: [0.28, 0.6],
  s: [0.16, 0.8],
  z: [0.16, 0.8],
  sh: [0.25, 0.2],
  zh: [0.25, 0.2],
  ch: [0.25, 0.25],
  jh: [0.25, 0.3],
  t: [0.25, 0.65],
  d: [0.25, 0.65],
  n: [0.25, 0.65],
  k: [0.32, 0.6],
  g: [0.32, 0.6],
  ng: [0.28, 0.6],
  hh: [0.4, 0.6],
};

/**
 * @param {readonly Phone[]} phones of the whole show, in order
 * @param {number} time
 * @returns {{ open: number, wide: number, talking: number }} blended as lips are: no phone stands alone
 */
export function mouthAt(phones, time) {
  let open = 0;
  let wide = 0;
  let talking = 0;
  let weight = 0;
  for (let step = -3; step <= 3; step += 1) {
    const t = wrap(time + 0.02 + step * 0.022);
    const phone = phones.find((candidate) => candidate.start <= t && t < candidate.end);
    const shape = phone && shapes[phone.phone];
    const w = 4 - Math.abs(step);
    open += w * (shape ? shape[0] : 0);
    wide += w * (shape ? shape[1] : 0.62);
    talking += w * (shape ? 1 : 0);
    weight += w;
  }
  return { open: open / weight, wide: wide / weight, talking: talking / weight };
}

/** Blinks: a fixed uneven rhythm, never at the seam. @param {number} time @returns {number} 1 = closed */
export function blinkAt(time) {
  const t = wrap(time);
  let closed = 0;
  for (let n = 0, at = 2.1; at < 94.5; n += 1, at += 2.2 + 2.3 * ((n * 0.618) % 1)) {
    closed = Math.max(closed, 1 - smooth(0.03, 0.1, Math.abs(t - at)));
    if (n % 5 === 2) closed = Math.max(closed, 1 - smooth(0.03, 0.1, Math.abs(t - at - 0.3)));
  }
  return closed;
}

/**
 * @typedef {'rest' | 'wave' | 'open' | 'showRight' | 'showLeft' | 'both' | 'point' | 'glasses' | 'heart' | 'choose' | 'hold'} Gesture
 */
/** @type {readonly (readonly [number, number, Gesture])[]} */
const gestures = [
  [0.6, 3.2, 'wave'],
  [3.2, 5.2, 'open'],
  [5.4, 8.5, 'both'],
  [9.2, 10.9, 'point'],
  [11.2, 14.2, 'showRight'],
  [15.3, 17.4, 'hold'],
  [17.5, 19.7, 'open'],
  [20.3, 23.2, 'showLeft'],
  [23.9, 25.6, 'choose'],
  [25.7, 27.6, 'showRight'],
  [27.9, 30.6, 'both'],
  [30.8, 33.2, 'point'],
  [34.2, 36.6, 'open'],
  [37.4, 38.6, 'both'],
  [38.9, 40.9, 'showRight'],
  [41.4, 43.2, 'showLeft'],
  [43.3, 45.4, 'hold'],
  [45.8, 47.1, 'glasses'],
  [47.3, 48.5, 'open'],
  [48.8, 50, 'showRight'],
  [51.1, 54.6, 'both'],
  [55.7, 56.6, 'open'],
  [56.7, 58.2, 'showLeft'],
  [59, 60.6, 'both'],
  [60.7, 62.4, 'hold'],
  [63.2, 65.2, 'choose'],
  [65.3, 67.2, 'open'],
  [68, 70, 'showRight'],
  [71.5, 72.4, 'open'],
  [72.6, 74.4, 'showLeft'],
  [74.5, 76.2, 'hold'],
  [77, 79.6, 'both'],
  [80.5, 82.2, 'showRight'],
  [82.3, 83.9, 'both'],
  [85, 88.6, 'point'],
  [89.6, 91.2, 'heart'],
  [91.3, 92.4, 'open'],
  [92.4, 94.6, 'wave'],
];

/** Where the right (+x) hand is, and the left where `[3…5]` say so; mirrored otherwise. */
/** @type {Readonly<Record<Gesture, { right: readonly [number, number, number], left: readonly [number, number, number] }>>} */
const hands = {
  rest: { right: [0.3, 0.955, -0.1], left: [-0.3, 0.955, -0.1] },
  wave: { right: [0.43, 1.56, -0.2], left: [-0.3, 0.955, -0.1] },
  open: { right: [0.39, 1.2, -0.08], left: [-0.39, 1.2, -0.08] },
  showRight: { right: [0.31, 1.06, 0.06], left: [-0.28, 0.96, -0.12] },
  showLeft: { right: [0.28, 0.96, -0.12], left: [-0.31, 1.06, 0.06] },
  both: { right: [0.31, 1.08, 0.03], left: [-0.31, 1.08, 0.03] },
  point: { right: [0.4, 1.36, -0.14], left: [-0.24, 0.98, -0.1] },
  glasses: { right: [0.25, 1.6, -0.24], left: [-0.25, 1.6, -0.24] },
  heart: { right: [0.06, 1.2, -0.14], left: [-0.07, 1.17, -0.16] },
  choose: { right: [0.4, 1.16, -0.02], left: [-0.4, 1.16, -0.02] },
  hold: { right: [0.34, 1.3, -0.1], left: [-0.27, 0.97, -0.1] },
};

/** @typedef {{ right: [number, number, number], left: [number, number, number], wave: number }} Hands */

/** @param {number} time @returns {Hands} */
export function handsAt(time) {
  const t = wrap(time);
  /** @type {Hands} */
  const at = { right: [...hands.rest.right], left: [...hands.rest.left], wave: 0 };
  for (const [start, end, gesture] of gestures) {
    const weight = smooth(start - 0.35, start + 0.35, t) * (1 - smooth(end - 0.25, end + 0.45, t));
    if (weight <= 0) continue;
    for (const axis of [0, 1, 2]) {
      at.right[axis] =
        (at.right[axis] ?? 0) +
        weight * ((hands[gesture].right[axis] ?? 0) - (at.right[axis] ?? 0));
      at.left[axis] =
        (at.left[axis] ?? 0) + weight * ((hands[gesture].left[axis] ?? 0) - (at.left[axis] ?? 0));
    }
    if (gesture === 'wave') at.wave = Math.max(at.wave, weight);
    if (gesture === 'choose') {
      const side = Math.sin((t - start) * 3.8);
      at.right[1] += 0.09 * weight * side;
      at.left[1] -= 0.09 * weight * side;
    }
  }
  // Hands keep a small beat while talking; whole cycles a loop.
  const beat = 0.012 * Math.sin(2 * Math.PI * t * (128 / 96));
  const lifted = (/** @type {number} */ y) => smooth(0.97, 1.1, y);
  at.right[1] += beat * lifted(at.right[1]);
  at.left[1] += 0.8 * beat * lifted(at.left[1]);
  at.right[0] += 0.055 * at.wave * Math.sin(2 * Math.PI * t * 1.75);
  return at;
}

/** How much the host looks down at the product. @param {number} time */
export function lookDownAt(time) {
  const t = wrap(time);
  let look = 0;
  for (const line of lines) {
    if (!line.product) continue;
    const from = line.at - 0.5;
    look = Math.max(
      look,
      smooth(from - 0.3, from + 0.1, t) * (1 - smooth(from + 1, from + 1.5, t)),
    );
  }
  for (const { at } of changes)
    look = Math.max(look, smooth(at - 0.6, at - 0.2, t) * (1 - smooth(at + 0.7, at + 1.2, t)));
  return look;
}

/** The host wears the sunglasses for a moment: 0 off, 1 on. @param {number} time */
export function wearsAt(time) {
  const t = wrap(time);
  return smooth(46, 46.7, t) * (1 - smooth(48.4, 48.8, t));
}

/** Slow breathing and weight shifts, each a whole number of cycles a loop. @param {number} t */
export function idleAt(t) {
  const turn = (2 * Math.PI * t) / duration;
  return {
    breath: Math.sin(turn * 24),
    sway: 0.6 * Math.sin(turn * 7) + 0.4 * Math.sin(turn * 11 + 1) - 0.4 * Math.sin(1),
    tilt: 0.5 * Math.sin(turn * 9 + 2) + 0.5 * Math.sin(turn * 16) - 0.5 * Math.sin(2),
  };
}

/** Smiles more between the lines. @param {number} talking */
export const smileAt = (talking) =>
  curve(
    [
      [0, 1],
      [1, 0.45],
    ],
    talking,
  );
