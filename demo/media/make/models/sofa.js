// @ts-check
// A sofa for two, 1.9 m wide, facing us.

import { color } from './glb.js';
import { cushion, merge, tube } from './shapes.js';

const FABRICS = {
  navy: { color: color('#27406b'), rough: 0.95 },
  sand: { color: color('#cdb891'), rough: 0.95 },
  rose: { color: color('#b9737c'), rough: 0.95 },
};
const WOOD = { color: color('#7a5234'), rough: 0.5 };

/** @returns {import('./glb.js').Part[]} */
export function sofa() {
  const frame = merge([
    cushion([0, 0.24, 0], [1.86, 0.2, 0.84], 0.05, 5),
    cushion([0, 0.53, -0.35], [1.86, 0.56, 0.16], 0.07, 5),
    cushion([-0.87, 0.42, 0.02], [0.16, 0.44, 0.84], 0.07, 5),
    cushion([0.87, 0.42, 0.02], [0.16, 0.44, 0.84], 0.07, 5),
  ]);
  const pillows = merge(
    [-0.395, 0.395].flatMap((x) => [
      cushion([x, 0.42, 0.07], [0.775, 0.17, 0.72], 0.07, 6, 0.35),
      cushion([x, 0.66, -0.2], [0.75, 0.4, 0.18], 0.08, 6, 0.5),
    ]),
  );
  const leg = (/** @type {number} */ x, /** @type {number} */ z) =>
    tube(
      (t) => [x * (1.02 - 0.02 * t), 0.15 * t, z * (1.03 - 0.03 * t)],
      (t) => 0.017 + 0.009 * t,
      2,
      12,
    );
  return [
    { name: 'frame', surface: frame, paint: FABRICS.navy, variants: FABRICS },
    { name: 'pillows', surface: pillows, paint: FABRICS.navy, variants: FABRICS },
    {
      name: 'legs',
      surface: merge([leg(-0.84, 0.34), leg(0.84, 0.34), leg(-0.84, -0.34), leg(0.84, -0.34)]),
      paint: WOOD,
    },
  ];
}
