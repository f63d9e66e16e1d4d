// @ts-check
/** The cameras of the show. All look at the same moment of `performance.js`. */
import { group } from './kit.js';
import { host } from './host.js';
import { greenScreen } from './green-screen.js';
import { studio, turntableProducts } from './studio.js';
import { warehouse } from './warehouse.js';

/** @typedef {import('./stage.js').Shot} Shot */

const studioLamps = [
  { at: /** @type {const} */ ([0, 1.62, -1.25]), color: '#ffc98f', power: 0.9, reach: 2.2 },
  { at: /** @type {const} */ ([-0.8, 1.5, -1.2]), color: '#ffd9a6', power: 0.35, reach: 1.4 },
  { at: /** @type {const} */ ([0.8, 1.5, -1.2]), color: '#ffd9a6', power: 0.35, reach: 1.4 },
];

/** @param {import('../browser.js').Angle} angle @param {readonly import('./performance.js').Phone[]} phones @returns {Shot} */
export function shot(angle, phones) {
  if (angle === 'warehouse') return warehouse();
  if (angle === 'green') return greenScreen(phones);
  const person = host(phones);
  const goods = turntableProducts();
  return {
    fixed: studio(),
    moving: group(person.whole, goods.root),
    update(t) {
      person.update(t);
      goods.update(t);
    },
    lens:
      angle === 'wide'
        ? { eye: [0, 1.72, 4.3], at: [0, 1.1, -0.1], fov: 30, aperture: 0.012 }
        : { eye: [0.4, 1.42, 1.9], at: [0, 0.98, 0.14], fov: 32, aperture: 0.028 },
    lamps: [...studioLamps],
    fog: '#e3b48f',
    rows: angle === 'wide' ? [80, 620] : [0, 640],
  };
}
