import type { Product, Stock, Variant } from '../show/show-document.js';

/** The variant with these options (option id → value id); undefined when it is not made. */
export function variantFor(
  product: Product,
  options: Readonly<Record<string, string>>,
): Variant | undefined {
  return product.variants.find((variant) =>
    Object.entries(variant.options).every(([option, value]) => options[option] === value),
  );
}

/**
 * Whether the shop sells this variant now. A stock statement beats the show document, which may be
 * hours old; sold out to the last piece still leaves an order in advance.
 */
export function isPurchasable(variant: Variant, stock: Stock | undefined = variant.stock): boolean {
  if (variant.availability === 'PreOrder') return true;
  if (stock) return stock.quantity > 0;
  return variant.availability === 'InStock' || variant.availability === 'LimitedAvailability';
}
