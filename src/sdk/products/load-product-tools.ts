import type * as tools from './product-tools.js';

export type ProductTools = typeof tools;

/** Search, filters, facts of a market, missed products: pure functions, fetched when wanted. */
export function loadProductTools(): Promise<ProductTools> {
  return import('./product-tools.js');
}
