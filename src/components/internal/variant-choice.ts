import { isPurchasable, variantFor } from '../../sdk/index.js';
import type { Product, ShopState, Stock, Variant } from '../../sdk/index.js';

/** Option id → value id. */
export type Choice = Readonly<Record<string, string>>;

/** What the shop says now, beside the product itself. */
type Said = Pick<ShopState, 'stock' | 'highlights'>;

/** Older statements say nothing about now. */
const STOCK_FRESH_MS = 10 * 60_000;
/** "480 left" presses nobody and informs nobody. */
const STOCK_WORTH_SAYING = 20;

export function isBuyable(variant: Variant, said: Said): boolean {
  return isPurchasable(variant, said.stock[variant.id] ?? variant.stock);
}

function matches(variant: Variant, choice: Choice): boolean {
  return Object.entries(choice).every(([option, value]) => variant.options[option] === value);
}

/** Whether anything can be bought with this value and the rest of the choice as it is. */
export function isValueAvailable(
  product: Product,
  choice: Choice,
  [option, value]: readonly [option: string, value: string],
  said: Said,
): boolean {
  const wanted = { ...choice, [option]: value };
  return product.variants.some((variant) => matches(variant, wanted) && isBuyable(variant, said));
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
  return nearest ? { ...nearest.options } : wanted;
}

/** A count that may be shown: few, fresh, and with a name to it. Null otherwise. */
export function sayableStock(stock: Stock | undefined, now: number): Stock | null {
  if (!stock?.source || now - stock.asOf >= STOCK_FRESH_MS) return null;
  return stock.quantity > 0 && stock.quantity <= STOCK_WORTH_SAYING ? stock : null;
}

/** How long a count may still be shown, ms. */
export function stockLifetime(stock: Stock, now: number): number {
  return Math.max(0, stock.asOf + STOCK_FRESH_MS - now);
}

/** The least any variant costs, and whether that is what all of them cost. */
export function priceRange(product: Product): { lowest: Variant | undefined; one: boolean } {
  const amount = (variant: Variant): number => Number(variant.price.amount);
  const sorted = [...product.variants].sort((a, b) => amount(a) - amount(b));
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  return { lowest, one: !lowest || !highest || amount(lowest) === amount(highest) };
}
