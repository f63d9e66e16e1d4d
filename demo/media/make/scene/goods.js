// @ts-check
/** All products in one place, of which the one on show is seen. */
import { group } from './kit.js';
import { shownAt, wrap } from './performance.js';
import { colours, products } from './products.js';

/** Between the rounds the products take turns. */
const turn = 3;

/** The goods as the arm and the niche use them: the show's current product and colour. */
export function goods(/** @type {number} */ size) {
  const root = group();
  /** @type {Map<string, import('three').Object3D>} */
  const shapes = new Map();
  for (const [id, { make, scale }] of Object.entries(products)) {
    for (const color of colours[/** @type {keyof typeof colours} */ (id)]) {
      const shape = make(color);
      shape.scale.setScalar(scale * size);
      shapes.set(`${id}-${color}`, shape);
      root.add(shape);
    }
  }
  return {
    root,
    /** @param {number} t @returns {import('./performance.js').Shown} */
    show(t) {
      const shown = shownAt(t);
      const name =
        shown.product === 'all'
          ? (['sneaker-blue', 'sunglasses-tortoise', 'tote-sand', 'bottle-sage'][
              Math.floor(wrap(t) / turn) % 4
            ] ?? '')
          : `${shown.product}-${shown.color}`;
      for (const [key, shape] of shapes) shape.visible = key === name;
      return shown;
    },
  };
}
