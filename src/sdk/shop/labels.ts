import type { MarketRules } from '../markets/market-rules.js';
import type { Delivery, HotLabel, ShopFacts } from '../show/shop-facts.js';
import type { Product, Stock } from '../show/show-document.js';
import { EU } from '../state/european-union.js';

/** A count of ten minutes ago says nothing about now. */
export const STOCK_FRESH_MS = 10 * 60_000;
/** Carriers and warehouses restate their promises daily; one missed day is forgiven. */
export const DELIVERY_FRESH_MS = 2 * 86_400_000;
/** What sold well yesterday may lie on the shelf today. */
export const HOT_FRESH_MS = 86_400_000;
/** "480 left" presses nobody and informs nobody. */
const STOCK_WORTH_SAYING = 20;
/** A statement from the future is a clock that is wrong; so much of it is forgiven. */
const CLOCK_SLACK_MS = 60_000;

/** Something said about a product, with who says so. A stale one is shown as such, or not at all. */
export type HonestLabel = {
  readonly source: string;
  /** Epoch ms. */
  readonly asOf: number;
  readonly stale: boolean;
  /** When it will be stale, epoch ms. */
  readonly freshUntil: number;
} & (
  | { readonly kind: 'stock'; readonly quantity: number }
  | { readonly kind: 'sold-out' }
  | { readonly kind: 'hot'; readonly what: HotLabel['kind'] }
  | { readonly kind: 'delivery'; readonly delivery: Delivery }
);

/** How many are left; null when there is nothing to press: plenty, or nobody who says so. */
export function stockLabel(stock: Stock | undefined, now: number): HonestLabel | null {
  if (!stock?.source || stock.quantity > STOCK_WORTH_SAYING) return null;
  const about = aged(stock, STOCK_FRESH_MS, now);
  return stock.quantity === 0
    ? { kind: 'sold-out', ...about }
    : { kind: 'stock', quantity: stock.quantity, ...about };
}

/** Null when it is too old to be called hot. */
export function hotLabel(hot: HotLabel | undefined, now: number): HonestLabel | null {
  if (!hot?.source) return null;
  const about = aged(hot, HOT_FRESH_MS, now);
  return about.stale ? null : { kind: 'hot', what: hot.kind, ...about };
}

/** Delivery to a country: the promise that names it, or its union, or the world. */
export function deliveryLabel(
  product: Pick<Product, 'delivery'>,
  shop: Pick<ShopFacts, 'delivery'> | null,
  country: string | null,
  now: number,
): HonestLabel | null {
  if (!country) return null;
  const all = [...(product.delivery ?? []), ...(shop?.delivery ?? [])];
  const to = (place: string): Delivery | undefined => all.find((each) => each.to.includes(place));
  const delivery = to(country) ?? (EU.has(country) ? to('EU') : undefined) ?? to('*');
  if (!delivery?.source) return null;
  return { kind: 'delivery', delivery, ...aged(delivery, DELIVERY_FRESH_MS, now) };
}

/** Whether a market forbids to sell it in a show. With no rules known, nothing is said yet. */
export function isBanned(product: Pick<Product, 'categories'>, rules: MarketRules | null): boolean {
  return product.categories?.some(({ id }) => rules?.bannedCategories.includes(id)) ?? false;
}

/** How old a buyer has to be; null when nobody asks. */
export function minimumAge(
  product: Pick<Product, 'categories'>,
  rules: MarketRules | null,
): number | null {
  const ages = rules?.ageLimits.filter(({ category }) =>
    product.categories?.some(({ id }) => id === category),
  );
  return ages?.length ? Math.max(...ages.map(({ minAge }) => minAge)) : null;
}

function aged(
  { source, asOf }: { readonly source: string; readonly asOf: number },
  lifetime: number,
  now: number,
): { source: string; asOf: number; stale: boolean; freshUntil: number } {
  const freshUntil = asOf + lifetime;
  return { source, asOf, stale: now >= freshUntil || asOf > now + CLOCK_SLACK_MS, freshUntil };
}
