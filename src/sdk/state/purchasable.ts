import type { Stock, Variant } from '../show/show-document.js';

/**
 * Whether the shop sells this variant now. A stock statement beats the show document, which may be
 * hours old; sold out to the last piece still leaves an order in advance.
 */
export function isPurchasable(variant: Variant, stock: Stock | undefined = variant.stock): boolean {
  if (variant.availability === 'PreOrder') return true;
  if (stock) return stock.quantity > 0;
  return variant.availability === 'InStock' || variant.availability === 'LimitedAvailability';
}
