import type { Product } from '../show/show-document.js';
import type { MissedProduct, ProductsState } from './products-state.js';

/** What was on the stage before the viewer came and has not been since; the latest first. */
export function missedProducts(
  products: readonly Product[],
  { shown, since }: Pick<ProductsState, 'shown' | 'since'>,
  pins: readonly string[],
): readonly MissedProduct[] {
  if (since === null) return [];
  return products
    .flatMap((product) => {
      const at = Object.hasOwn(shown, product.id) ? shown[product.id] : undefined;
      const missed = at !== undefined && at < since && !pins.includes(product.id);
      return missed ? [{ product, at }] : [];
    })
    .sort((a, b) => b.at - a.at);
}
