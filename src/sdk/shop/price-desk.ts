import type { MarketRules } from '../markets/market-rules.js';
import type { ExchangeRate } from '../show/price.js';
import type { Product } from '../show/show-document.js';
import { goodEntries, rateSchema } from '../state/price-schema.js';
import { isBanned } from './labels.js';
import { Quotes, type Requote } from './quotes.js';

/** How prices are wanted. */
export interface PriceWish {
  /** ISO 4217; null for the shop's own. */
  readonly currency?: string | null;
  readonly rules?: MarketRules | null;
  /** Of any origin: from the show, the channel or the page. Newer ones of a pair count. */
  readonly rates?: readonly unknown[];
}

export interface PricedProducts {
  readonly products: readonly Product[];
  /** Ids of products that may not be sold in the viewer's market. */
  readonly banned: readonly string[];
  readonly requotes: readonly Requote[];
  readonly rates: readonly ExchangeRate[];
}

/** Prices products for the viewer's market. Its code is fetched when somebody wants that. */
export class PriceDesk {
  readonly #quotes = new Quotes();
  readonly #serverNow: () => number;
  #rates = new Map<string, ExchangeRate>();
  #currency: string | null = null;
  #rules: MarketRules | null = null;

  constructor(serverNow: () => number) {
    this.#serverNow = serverNow;
  }

  set({ currency, rules, rates }: PriceWish): void {
    if (currency !== undefined && currency !== this.#currency) {
      this.#currency = currency;
      // Another currency is another quote, not a change of price.
      this.#quotes.reset();
    }
    if (rules !== undefined) this.#rules = rules;
    for (const rate of goodEntries(rateSchema, rates ?? [], 'rates', () => undefined)) {
      const pair = `${rate.from} ${rate.to}`;
      const known = this.#rates.get(pair);
      if (!known || rate.asOf > known.asOf) this.#rates.set(pair, rate);
    }
  }

  price(products: readonly Product[]): PricedProducts {
    const rates = [...this.#rates.values()];
    const quoted = this.#quotes.apply(products, this.#currency, rates, this.#serverNow());
    const banned = products.filter((product) => isBanned(product, this.#rules));
    return { ...quoted, rates, banned: banned.map(({ id }) => id) };
  }
}
