import type { Product, Variant } from '../show/show-document.js';

/** The variant with these options (option id → value id); undefined when it is not made. */
export function variantFor(
  product: Product,
  options: Readonly<Record<string, string>>,
): Variant | undefined {
  return product.variants.find((variant) =>
    Object.entries(variant.options).every(([option, value]) => options[option] === value),
  );
}
