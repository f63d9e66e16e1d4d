import type { Product, Stock, Variant } from '../../sdk/index.js';

/** Option id → value id. */
export type Choice = Readonly<Record<string, string>>;

/** Older statements say nothing about now. */
const STOCK_FRESH_MS = 10 * 60_000;
/** "480 left" presses nobody and informs nobody. */
const STOCK_WORTH_SAYING = 20;

export function isBuyable(variant: Variant): boolean {
  return variant.availability !== 'OutOfStock' && variant.availability !== 'SoldOut';
}

function matches(variant: Variant, choice: Choice): boolean {
  return Object.entries(choice).every(([option, value]) => variant.options[option] === value);
}

/** The variant that is exactly this choice. */
export function variantFor(product: Product, choice: Choice): Variant | undefined {
  if (product.options.some(({ id }) => choice[id] === undefined)) return undefined;
  return product.variants.find((variant) => matches(variant, choice));
}

/** Whether anything can be bought with this value and the rest of the choice as it is. */
export function isValueAvailable(
  product: Product,
  choice: Choice,
  optionId: string,
  valueId: string,
): boolean {
  const wanted = { ...choice, [optionId]: valueId };
  return product.variants.some((variant) => isBuyable(variant) && matches(variant, wanted));
}

/** What to begin with: what the host shows, completed by the first variant that can be bought. */
export function startingChoice(product: Product, highlight: Choice = {}): Choice {
  const known = Object.fromEntries(
    Object.entries(highlight).filter(([option, value]) =>
      product.options.some(
        ({ id, values }) => id === option && values.some((candidate) => candidate.id === value),
      ),
    ),
  );
  const shown = product.variants.filter((variant) => matches(variant, known));
  const start =
    shown.find(isBuyable) ?? shown[0] ?? product.variants.find(isBuyable) ?? product.variants[0];
  return { ...start?.options };
}

/**
 * The choice with one value changed. Where no variant has it together with the rest, the rest
 * gives way to the variant nearest to it; a sold-out one stays, and is shown as sold out.
 */
export function withValue(
  product: Product,
  choice: Choice,
  optionId: string,
  valueId: string,
): Choice {
  const wanted = { ...choice, [optionId]: valueId };
  if (product.variants.some((variant) => matches(variant, wanted))) return wanted;
  const kept = (variant: Variant): number =>
    Object.entries(wanted).filter(([option, value]) => variant.options[option] === value).length;
  const nearest = product.variants
    .filter((variant) => variant.options[optionId] === valueId)
    .sort((a, b) => kept(b) - kept(a))[0];
  return nearest ? { ...nearest.options } : wanted;
}

/** The variant the pinned card stands for: the one the host shows, else the first to be had. */
export function shownVariant(product: Product, highlight?: Choice): Variant | undefined {
  return variantFor(product, startingChoice(product, highlight)) ?? product.variants[0];
}

/** A count that may be shown: few, fresh, and with a name to it. Null otherwise. */
export function sayableStock(stock: Stock | undefined, now: number): Stock | null {
  if (!stock || !stock.source || now - stock.asOf >= STOCK_FRESH_MS) return null;
  return stock.quantity > 0 && stock.quantity <= STOCK_WORTH_SAYING ? stock : null;
}

/** How long a count may still be shown, ms. */
export function stockLifetime(stock: Stock, now: number): number {
  return Math.max(0, stock.asOf + STOCK_FRESH_MS - now);
}

/** Whether one price says it for all variants. */
export function hasOnePrice(product: Product): boolean {
  const [first] = product.variants;
  return product.variants.every(
    ({ price }) => price.amount === first?.price.amount && price.currency === first.price.currency,
  );
}
