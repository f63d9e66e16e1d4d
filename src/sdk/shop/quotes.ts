import type { ExchangeRate, Price } from '../show/price.js';
import type { Money, Product, Variant } from '../show/show-document.js';
import { compareDecimals, isDecimal, multiplyDecimals, placesOf } from '../state/decimal.js';

/** A quoted price stands while the rate keeps within ± 5 % of what it was quoted at. */
const HIGHEST = '1.05';
const LOWEST = '0.95';
/** Banks publish no rates on weekends and holidays; older than four days is no rate of today. */
export const RATE_FRESH_MS = 4 * 86_400_000;

/** A price that was quoted at one rate and now stands at another. */
export interface Requote {
  readonly variantId: string;
  readonly previous: Money;
  readonly price: Money;
  /** What the shop charges; that has not changed. */
  readonly charged: Money;
  readonly previousRate: string;
  readonly rate: string;
  readonly source: string;
  /** Of the rate, epoch ms. */
  readonly asOf: number;
  /** When it was quoted anew, epoch ms. */
  readonly at: number;
}

export interface Quoted {
  readonly products: readonly Product[];
  readonly requotes: readonly Requote[];
}

/** Whether `rate` is so far from `quoted` that prices have to be quoted again. */
export function hasDrifted(quoted: string, rate: string): boolean {
  const places = placesOf(quoted) + placesOf(HIGHEST);
  return (
    compareDecimals(rate, multiplyDecimals(quoted, HIGHEST, places)) > 0 ||
    compareDecimals(rate, multiplyDecimals(quoted, LOWEST, places)) < 0
  );
}

/** The shop's own money at a rate, in the decimals of the rate. */
export function convert(from: Money, rate: ExchangeRate): Money {
  const places = rate.decimals ?? placesOf(from.amount);
  return { amount: multiplyDecimals(from.amount, rate.rate, places), currency: rate.to };
}

/**
 * Quotes products in the viewer's currency. A quote once given stays while the rate moves within
 * ± 5 %; beyond, the price is quoted anew, and that is told: it never changes silently.
 */
export class Quotes {
  readonly #quoted = new Map<string, ExchangeRate>();

  /** Forgets all quotes: the viewer has chosen another currency. */
  reset(): void {
    this.#quoted.clear();
  }

  /** @param wanted ISO 4217; null for the shop's own prices */
  apply(
    products: readonly Product[],
    wanted: string | null,
    rates: readonly ExchangeRate[],
    now: number,
  ): Quoted {
    const requotes: Requote[] = [];
    const quote = (variant: Variant): Variant => {
      const { price, requote } = this.#quote(variant, wanted, rates, now);
      if (requote) requotes.push(requote);
      return price === variant.price ? variant : { ...variant, price };
    };
    const quoted = products.map((product) => {
      const variants = product.variants.map(quote);
      return variants.every((variant, index) => variant === product.variants[index])
        ? product
        : { ...product, variants };
    });
    return { products: quoted, requotes };
  }

  #quote(
    { id, price, prices }: Variant,
    wanted: string | null,
    rates: readonly ExchangeRate[],
    now: number,
  ): { price: Price; requote?: Requote } {
    // What the shop states in that currency is no conversion of ours.
    const stated = prices?.find(({ currency }) => currency === wanted);
    const base = stated ?? price;
    const charged = base.converted?.from ?? base;
    const currency = stated || base.converted ? base.currency : (wanted ?? base.currency);
    if (charged.currency === currency) return { price: base };
    const latest = newestRate(rates, charged.currency, currency, now);
    const known = this.#quoted.get(id) ?? rateOf(base) ?? latest;
    // Without a rate of today the shop's own price is the honest one.
    if (!known) return { price: base };
    const drifted = latest !== undefined && hasDrifted(known.rate, latest.rate);
    const rate = drifted ? latest : known;
    this.#quoted.set(id, rate);
    const shown = priced(base, charged, rate);
    if (!drifted) return { price: shown };
    const previous = priced(base, charged, known);
    return {
      price: shown,
      requote: {
        variantId: id,
        previous: { amount: previous.amount, currency },
        price: { amount: shown.amount, currency },
        charged,
        previousRate: known.rate,
        rate: rate.rate,
        source: rate.source,
        asOf: rate.asOf,
        at: now,
      },
    };
  }
}

/** The rate that the shop itself has converted a price at. */
function rateOf({ amount, currency, converted }: Price): ExchangeRate | undefined {
  if (!converted) return undefined;
  const { from, rate, source, asOf } = converted;
  return { from: from.currency, to: currency, rate, decimals: placesOf(amount), source, asOf };
}

function newestRate(
  rates: readonly ExchangeRate[],
  from: string,
  to: string,
  now: number,
): ExchangeRate | undefined {
  return rates
    .filter((rate) => rate.from === from && rate.to === to && isDecimal(rate.rate))
    .filter(({ asOf }) => now - asOf < RATE_FRESH_MS)
    .sort((a, b) => b.asOf - a.asOf)[0];
}

/** A price and all figures beside it, at one rate. */
function priced(base: Price, charged: Money, rate: ExchangeRate): Price {
  const { converted, referencePrices, unitPrice, promo } = base;
  // A price that the shop has converted stands as it was, until there is another rate.
  if (converted?.rate === rate.rate) return base;
  // Of figures in another money than the shop charges nobody knows what they are at this rate.
  const into = <Figure extends Money>(figure: Figure | undefined): Figure | undefined =>
    figure?.currency === rate.from ? { ...figure, ...convert(figure, rate) } : undefined;
  return {
    ...base,
    ...convert(charged, rate),
    referencePrices: referencePrices?.flatMap((figure) => into(figure) ?? []),
    unitPrice: into(unitPrice),
    promo: promo && { ...promo, then: into(promo.then) },
    converted: { from: charged, rate: rate.rate, source: rate.source, asOf: rate.asOf },
  };
}
