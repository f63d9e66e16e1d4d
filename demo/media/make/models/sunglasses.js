// @ts-check
// Sunglasses in true size, 14.4 cm wide: the bridge of the nose is at the origin, they look to +z,
// so that they can be put on a face.

import { color } from './glb.js';
import { merge, mirror, sheet, tube } from './shapes.js';

const FRAMES = {
  black: { color: color('#16171b'), rough: 0.25 },
  tortoise: { color: color('#6b3d1e'), rough: 0.3 },
};

/** The outline of a glass, bent round the face. @param {number} angle @param {number} grow */
function rim(angle, grow) {
  const flat = (/** @type {number} */ value) => Math.sign(value) * Math.abs(value) ** 0.72;
  const px = 0.0365 + 0.0265 * grow * flat(Math.cos(angle));
  const py = -0.004 + 0.0215 * grow * flat(Math.sin(angle)) + 0.08 * (px - 0.0365);
  return [px, py, 0.012 - 2.6 * px * px];
}

/** @returns {import('./glb.js').Part[]} */
export function sunglasses() {
  const ring = tube(
    (t) => rim(2 * Math.PI * t, 1),
    () => 0.0023,
    48,
    8,
  );
  const lens = sheet(36, 6, (u, v) => rim(-2 * Math.PI * u, 0.002 + 0.985 * v));
  const temple = tube(
    (t) => {
      const back = -0.012 - 0.138 * t;
      const drop = t > 0.72 ? -0.42 * (t - 0.72) ** 1.4 : 0;
      const out = Math.min(1, 9 * t);
      return [0.0612 + 0.0095 * out * (2 - out), 0.004 + drop * 0.32, back + 0.0135];
    },
    (t) => 0.0026 * Math.min(1, 20 * t + 0.4, 14 * (1 - t) + 0.1),
    30,
    8,
  );
  const bridge = tube(
    (t) => {
      const px = (t - 0.5) * 0.022;
      return [px, 0.004 - 26 * px * px, 0.012 - 2.6 * px * px];
    },
    () => 0.0022,
    12,
    8,
  );
  return [
    {
      name: 'frame',
      surface: merge([ring, mirror(ring, 0), temple, mirror(temple, 0), bridge]),
      paint: FRAMES.black,
      variants: FRAMES,
    },
    {
      name: 'lenses',
      surface: merge([lens, mirror(lens, 0)]),
      paint: { color: color('#1a2026', 0.78), rough: 0.05, metal: 0, clear: true },
    },
  ];
}
