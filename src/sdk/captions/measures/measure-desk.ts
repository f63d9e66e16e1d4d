import type { MarketState } from '../../markets/market-state.js';
import type { ShopState } from '../../shop/shop.js';
import type { ExchangeRate } from '../../show/price.js';
import type { LocalizedText } from '../../show/show-document.js';
import type { ReadableStore, SnapshotStore } from '../../state/snapshot-store.js';
import type { Rewording } from '../caption-state.js';
import type { MeasuresState } from './measures.js';
import { MeasureWriter } from './write-measures.js';

export interface MeasureDeskParts {
  readonly store: SnapshotStore<MeasuresState>;
  readonly market: ReadableStore<MarketState>;
  readonly shop: ReadableStore<ShopState>;
  /** How captions are worded from now on; null: as they come. */
  readonly reword: (rewording: Rewording | null) => void;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** More lines are not on screen, and not asked for again soon. */
const KNOWN = 50;
const MAX_RATES = 8;

/** Words captions with the measures of the viewer's market, and anew when that changes. */
export class MeasureDesk {
  readonly #parts: MeasureDeskParts;
  #made = '';

  constructor(parts: MeasureDeskParts) {
    this.#parts = parts;
    const { store, market, shop, signal } = parts;
    const ends = [store, market, shop].map((each) => each.subscribe(() => this.#settle()));
    signal.addEventListener('abort', () => ends.forEach((end) => end()), { once: true });
    this.#settle();
  }

  #settle(): void {
    const { store, market, shop, reword, now, signal } = this.#parts;
    if (signal.aborted) return;
    const { country, currency, facts } = market.current;
    const { on } = store.current;
    const { products } = shop.current;
    // Those of the show document, and what the channel or the page has told since.
    const rates = newest([...facts.rates, ...shop.current.rates]);
    const prices = products.flatMap(({ variants }) => variants.map(({ price }) => price));
    const traded = new Set(prices.map((price) => (price.converted?.from ?? price).currency));
    const names = products.flatMap(({ name }) => textsOf(name));
    const what = JSON.stringify([on, country, currency, rates, [...traded], names]);
    if (what === this.#made) return;
    this.#made = what;
    store.patch({ country });
    if (!on || country === null) {
      reword(null);
      return;
    }
    const writer = new MeasureWriter({ country, currency, rates, traded, names, now: now() });
    const known = new Map<string, string>();
    reword((text, language) => {
      const key = `${language} ${text}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const written = writer.write(text, language);
      if (known.size >= KNOWN) known.clear();
      known.set(key, written.text);
      if (written.rates.length > 0) this.#tellRates(written.rates);
      return written.text;
    });
  }

  #tellRates(used: MeasuresState['rates']): void {
    const { store } = this.#parts;
    const before = store.current.rates;
    const fresh = used.filter((rate) => !before.includes(rate));
    if (fresh.length === 0) return;
    // Of a pair that was told anew, only the new one holds.
    const old = before.filter((rate) => !fresh.some((one) => isSamePair(one, rate)));
    store.patch({ rates: [...old, ...fresh].slice(-MAX_RATES) });
  }
}

function isSamePair(one: ExchangeRate, other: ExchangeRate): boolean {
  return one.from === other.from && one.to === other.to;
}

/** One rate of each pair of currencies. */
function newest(rates: readonly ExchangeRate[]): ExchangeRate[] {
  const pairs = new Map<string, ExchangeRate>();
  for (const rate of rates) {
    const pair = `${rate.from} ${rate.to}`;
    const known = pairs.get(pair);
    if (!known || rate.asOf > known.asOf) pairs.set(pair, rate);
  }
  return [...pairs.values()];
}

function textsOf(text: LocalizedText | undefined): string[] {
  if (text === undefined) return [];
  return typeof text === 'string' ? [text] : Object.values(text);
}
