import type { Product } from '../show/show-document.js';
import { keepGood, type Warn } from '../state/lenient.js';
import { withMatchingAxes } from './match-axes.js';
import { productSchema } from './product-schema.js';

/** As many as the largest shops of the field put into one show. */
export const MAX_PRODUCTS = 500;

/** Reads products from wherever they come. Never throws; what is wrong costs only itself. */
export function decodeProducts(
  entries: readonly unknown[],
  base: string | undefined,
  warn: Warn,
): readonly Product[] {
  const products = keepGood(productSchema(base, warn), entries, 'products', MAX_PRODUCTS, warn);
  return products.map((product) => withMatchingAxes(product, warn));
}
