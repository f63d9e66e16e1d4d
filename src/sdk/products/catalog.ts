import { RoomError } from '../room/room-error.js';
import type { RoomAnnouncer } from '../room/room-events.js';
import type { MessageOf } from '../realtime/wire-format.js';
import type { Product } from '../show/show-document.js';
import type { Clock } from '../state/clock.js';
import { TimeLimitError, withTimeLimit } from '../state/time-limit.js';
import { decodeProducts, MAX_PRODUCTS } from './decode-products.js';
import { entriesById, isEntry, overlay, withAddresses, type Entry } from './layers.js';
import type { ProductProvider, ProductQuery } from './product-provider.js';
import type { ProductsState } from './products-state.js';
import { ShownProducts } from './shown-products.js';
import { readStructuredData } from './structured-data.js';
import { ViewCues } from './view-cues.js';

/** A shop that is silent for longer has lost the viewer's patience. */
const LIMIT = 10_000;
/** Complaints about one reading; whoever has more has one fault many times over. */
const MAX_WARNINGS = 100;

/** What the channel tells of the stage. */
export interface ProductNews {
  readonly message: MessageOf<'snapshot'> | MessageOf<'pin'> | MessageOf<'view'>;
  /** Stage time it is of. */
  readonly at: number;
}

export interface CatalogParts {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly announcer: RoomAnnouncer;
  readonly language: () => string;
  readonly market: () => Pick<ProductQuery, 'country' | 'currency'>;
  /** What relative addresses of the page and of the provider are relative to. */
  readonly pageUrl: string | undefined;
  /** The page's JSON-LD. */
  readonly structuredData: () => Promise<readonly string[]>;
  /** The products there are. */
  readonly apply: (products: readonly Product[]) => void;
  readonly changed: (change: Partial<ProductsState>) => void;
}

/**
 * The products of the show, from all who know something about them: the page's JSON-LD, over it
 * the show document, over it the shop's provider. And when each of them was on the stage.
 */
export class Catalog {
  readonly #parts: CatalogParts;
  readonly #shown = new ShownProducts();
  readonly #views = new ViewCues();
  #entries = new Map<string, Entry>();
  #base: string | undefined;
  #provider: ProductProvider | null = null;
  #since: number | null = null;
  #stageTime = -Infinity;
  /** The newest reading; older ones say nothing any more. */
  #reading = 0;
  #warned = new Set<string>();

  constructor(parts: CatalogParts) {
    this.#parts = parts;
  }

  /** What the show document says, and what its addresses are relative to. */
  async setDocument(entries: readonly unknown[], base: string | undefined): Promise<void> {
    this.#entries = entriesById(entries);
    this.#base = base;
    if (entries.length > MAX_PRODUCTS)
      this.#warn(`products: only the first ${MAX_PRODUCTS} count.`);
    if (this.#entries.size < entries.length) {
      this.#warn('products: an entry without an id, or with one that is taken, is left out.');
    }
    await this.read();
  }

  async setProvider(provider: ProductProvider | null): Promise<void> {
    if (provider === this.#provider) return;
    this.#provider = provider;
    await this.read();
  }

  /** Asks everybody again: the language or the market may be another one. */
  async read(): Promise<void> {
    const reading = (this.#reading += 1);
    const { changed } = this.#parts;
    const whole = [...this.#entries.values()].filter(({ variants }) => variants !== undefined);
    const complete = whole.length === this.#entries.size;
    // The show goes on with what is known already, while the shop thinks.
    if (whole.length > 0 && this.#provider) this.#apply(whole, () => undefined);
    if (this.#provider || !complete) changed({ phase: 'loading' });
    const [page, stated] = await Promise.all([this.#readPage(), this.#askProvider()]);
    if (reading !== this.#reading || this.#parts.signal.aborted) return;
    const merged = [...this.#entries].map(([id, own]) => {
      const said = page.get(id);
      if (said) this.#compare(id, said, own);
      return { ...overlay(overlay(said, own), stated.get(id)), id };
    });
    this.#apply(merged, (message) => this.#warn(message));
    changed({ phase: 'ready' });
  }

  receive({ message, at }: ProductNews): void {
    if (message.type === 'view') {
      if (!this.#views.add(message.data, at)) this.#warn('view: it cannot be read.');
    } else if (message.type === 'pin') this.#shown.add(message.data.productId, at);
    else this.#shown.addAll([...message.data.shown, ...message.data.pins]);
    this.#show();
  }

  /** The picture on screen has this stage time now. */
  advance(stageTime: number): void {
    this.#stageTime = stageTime;
    this.#since ??= stageTime;
    this.#show();
  }

  #show(): void {
    const shown = this.#shown.at(this.#stageTime);
    if (shown) this.#parts.changed({ shown, since: this.#since });
    const views = this.#views.at(this.#stageTime);
    if (views) this.#parts.changed({ views });
  }

  #apply(entries: readonly unknown[], warn: (message: string) => void): void {
    this.#parts.apply(decodeProducts(entries, this.#base, warn));
  }

  /** By the id the show has for it. */
  async #readPage(): Promise<Map<string, Entry>> {
    const { structuredData, pageUrl } = this.#parts;
    const found = new Map<string, Entry>();
    const texts = await structuredData().catch(() => []);
    if (texts.length === 0) return found;
    const products = readStructuredData(texts, pageUrl, (message) => this.#warn(message));
    for (const [id, own] of this.#entries) {
      const url = typeof own.url === 'string' && addressOf(own.url, this.#base);
      const match = products.find(
        ({ names }) => names.includes(id) || (url && names.includes(url)),
      );
      if (match) found.set(id, withAddresses(match.entry, pageUrl));
    }
    return found;
  }

  async #askProvider(): Promise<Map<string, Entry>> {
    const provider = this.#provider;
    const { clock, signal, language, market, pageUrl } = this.#parts;
    if (!provider || this.#entries.size === 0) return new Map();
    try {
      const answered: unknown = await withTimeLimit(clock, LIMIT, signal, async (limited) =>
        provider([...this.#entries.keys()], {
          language: language(),
          country: market().country,
          currency: market().currency,
          signal: limited,
        }),
      );
      if (!Array.isArray(answered)) throw new TypeError('A product provider answers with a list.');
      const entries = [...entriesById(answered)].filter(([id]) => this.#entries.has(id));
      return new Map(entries.map(([id, entry]) => [id, withAddresses(entry, pageUrl)]));
    } catch (cause) {
      const late = cause instanceof TimeLimitError;
      const message = late
        ? 'The product provider has not answered within 10 s.'
        : 'The product provider has failed.';
      if (!signal.aborted) this.#fail('products-failed', message, cause);
      return new Map();
    }
  }

  /** A page that names another price than the show misleads its viewers, or its search engine. */
  #compare(id: string, page: Entry, own: Entry): void {
    const prices = (entry: Entry): string[] =>
      Array.isArray(entry.variants)
        ? entry.variants.flatMap((variant: unknown) =>
            isEntry(variant) && variant.price !== undefined ? [JSON.stringify(variant.price)] : [],
          )
        : [];
    const [said, stated] = [prices(page), prices(own)];
    if (said.length === 0 || stated.length === 0) return;
    const number = (price: string): string => price.replace(/\.?0+"/g, '"');
    const known = new Set(stated.map(number));
    const other = said.find((price) => !known.has(number(price)));
    if (other) this.#warn(`${id}: the page's JSON-LD says ${other}; the show document counts.`);
  }

  #warn(message: string): void {
    if (this.#warned.has(message) || this.#warned.size >= MAX_WARNINGS) return;
    this.#warned.add(message);
    this.#fail('product-invalid', message);
  }

  #fail(code: 'products-failed' | 'product-invalid', message: string, cause?: unknown): void {
    this.#parts.announcer.fail(new RoomError('shop', code, message, { recoverable: true, cause }));
  }
}

function addressOf(url: string, base: string | undefined): string | null {
  return URL.canParse(url, base) ? new URL(url, base).href : null;
}
