import type { Price } from '../show/price.js';
import type { Product, Variant } from '../show/show-document.js';
import { formatInstant } from '../state/clock.js';
import { isPurchasable } from '../state/purchasable.js';
import { present, type Thing } from './thing.js';

const AVAILABILITY = 'https://schema.org/';

/** What the product costs: one offer, or the span of several in the first one's currency. */
export function offersOf(product: Product, now: number): Thing | undefined {
  const [first, ...more] = product.variants;
  if (!first) return undefined;
  if (more.length === 0) return offerOf(product, first, now);
  const { currency } = priceNow(first.price, now);
  const offers = product.variants
    // Prices in another currency are no part of this span.
    .filter(({ price }) => price.currency === currency)
    .map((variant) => offerOf(product, variant, now));
  const amounts = product.variants
    .map(({ price }) => priceNow(price, now))
    .filter((price) => price.currency === currency)
    .map(({ amount }) => amount)
    .sort((a, b) => Number(a) - Number(b));
  return present({
    '@type': 'AggregateOffer',
    lowPrice: amounts[0],
    highPrice: amounts.at(-1),
    priceCurrency: currency,
    offerCount: offers.length,
    offers,
  });
}

function offerOf({ id, url }: Product, variant: Variant, now: number): Thing {
  const { amount, currency } = priceNow(variant.price, now);
  const { promo } = variant.price;
  const running = promo !== undefined && now < promo.endsAt;
  return present({
    '@type': 'Offer',
    price: amount,
    priceCurrency: currency,
    priceValidUntil: running ? formatInstant(promo.endsAt) : undefined,
    availability: `${AVAILABILITY}${availabilityOf(variant)}`,
    sku: variant.id === id ? undefined : variant.id,
    url,
  });
}

/** An offer that has ended is not offered any more. */
function priceNow(
  { amount, currency, promo }: Price,
  now: number,
): { amount: string; currency: string } {
  const after = promo && now >= promo.endsAt ? promo.then : undefined;
  return after ?? { amount, currency };
}

/** A statement of the stock beats what the document says. */
function availabilityOf({ availability, stock, ...variant }: Variant): string {
  if (!stock || availability === 'PreOrder') return availability;
  if (!isPurchasable({ ...variant, availability, stock })) return 'OutOfStock';
  return availability === 'OutOfStock' || availability === 'SoldOut' ? 'InStock' : availability;
}
