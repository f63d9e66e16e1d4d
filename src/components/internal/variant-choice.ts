import { isPurchasable, variantFor } from '../../sdk/index.js';
import type { Product, ShopState, Variant } from '../../sdk/index.js';

/** Option id → value id. */
export type Choice = Readonly<Record<string, string>>;

/** What the shop says now, beside the product itself. */
type Said = Pick<ShopState, 'stock' | 'highlights'>;

export function isBuyable(variant: Variant, said: Said): boolean {
  return isPurchasable(variant, said.stock[variant.id] ?? variant.stock);
}

function matches(variant: Variant, choice: Choice): boolean {
  return Object.entries(choice).every(
    // A variant that says nothing about an axis fits every value of it.
    ([option, value]) => (variant.options[option] ?? value) === value,
  );
}

/** What there is with this value and the rest of the choice as it is. */
export function valueState(
  product: Product,
  choice: Choice,
  [option, value]: readonly [option: string, value: string],
  said: Said,
): 'available' | 'sold-out' | 'not-made' {
  const wanted = { ...choice, [option]: value };
  const made = product.variants.filter((variant) => matches(variant, wanted));
  if (made.length === 0) return 'not-made';
  return made.some((variant) => isBuyable(variant, said)) ? 'available' : 'sold-out';
}

/** The variant to begin with: the one the host shows, completed by what can be bought. */
export function shownVariant(product: Product, said: Said): Variant | undefined {
  // What no variant has, the host cannot be holding up.
  const highlight = Object.fromEntries(
    Object.entries(said.highlights[product.id] ?? {}).filter(([option, value]) =>
      product.variants.some(({ options }) => options[option] === value),
    ),
  );
  const buyable = (variant: Variant): boolean => isBuyable(variant, said);
  const shown = product.variants.filter((variant) => matches(variant, highlight));
  return shown.find(buyable) ?? shown[0] ?? product.variants.find(buyable) ?? product.variants[0];
}

/**
 * The choice with one value changed. Where no variant has it together with the rest, the rest
 * gives way to the variant nearest to it; a sold-out one stays, and is shown as sold out.
 */
export function withValue(
  product: Product,
  choice: Choice,
  [option, value]: readonly [option: string, value: string],
): Choice {
  const wanted = { ...choice, [option]: value };
  if (variantFor(product, wanted)) return wanted;
  const kept = (variant: Variant): number =>
    Object.entries(wanted).filter(([id, wish]) => variant.options[id] === wish).length;
  const nearest = product.variants
    .filter(({ options }) => options[option] === value)
    .sort((a, b) => kept(b) - kept(a))[0];
  return nearest ? { ...wanted, ...nearest.options } : wanted;
}

/** The least any variant costs, and whether that is what all of them cost. */
export function priceRange(product: Product): { lowest: Variant | undefined; one: boolean } {
  const amount = (variant: Variant): number => Number(variant.price.amount);
  const sorted = [...product.variants].sort((a, b) => amount(a) - amount(b));
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  return { lowest, one: !lowest || !highest || amount(lowest) === amount(highest) };
}
