import { engineMissing } from '../room/room-error.js';
import { Late } from '../state/late.js';
import { SnapshotStore, type ReadableStore } from '../state/snapshot-store.js';
import type { Catalog, CatalogParts, ProductNews } from './catalog.js';
import type { ProductProvider } from './product-provider.js';
import { NO_PRODUCTS, type ProductsState } from './products-state.js';

export interface ProductsParts extends Omit<CatalogParts, 'changed'> {
  readonly load: () => Promise<new (parts: CatalogParts) => Catalog>;
}

/**
 * The door to the `Catalog`, whose code is fetched after the first picture: nobody buys anything
 * before. What the channel says meanwhile is kept.
 */
export class Products {
  readonly #store = new SnapshotStore<ProductsState>(NO_PRODUCTS);
  readonly #late: Late<ProductNews, Catalog>;
  #provider: ProductProvider | null = null;
  #document: Parameters<Catalog['setDocument']> | undefined;

  constructor({ load, ...parts }: ProductsParts) {
    this.#late = new Late<ProductNews, Catalog>({
      make: async () => {
        const Loaded = await load();
        if (parts.signal.aborted) return null;
        const catalog = new Loaded({ ...parts, changed: (change) => this.#store.patch(change) });
        void catalog.setProvider(this.#provider);
        return catalog;
      },
      failed: (cause) => parts.announcer.fail(engineMissing('shop', cause)),
    });
  }

  get store(): ReadableStore<ProductsState> {
    return this.#store;
  }

  get provider(): ProductProvider | null {
    return this.#provider;
  }
  set provider(provider: ProductProvider | null) {
    this.#provider = provider;
    void this.#late.engine?.setProvider(provider);
  }

  /** Reads the products of a document; resolves when they are there, or were told to be missing. */
  open(...document: Parameters<Catalog['setDocument']>): Promise<void> {
    this.#document = document;
    return this.refresh();
  }

  /** Asks everybody again: after a failure, or for another market. */
  async refresh(): Promise<void> {
    const catalog = await this.#late.open();
    if (this.#document) await catalog?.setDocument(...this.#document);
  }

  receive(message: ProductNews['message'], at: number): void {
    this.#late.receive({ message, at });
  }

  advance(stageTime: number): void {
    this.#late.advance(stageTime);
  }
}
