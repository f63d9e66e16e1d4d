import type { Product, ShowDocument, Stock } from '../show/show-document.js';
import type { RequestAnswer, RoomAnnouncer } from '../room/room-events.js';
import type { Clock } from '../state/clock.js';
import { pickText } from '../state/localized-text.js';
import { SnapshotStore, type ReadableStore } from '../state/snapshot-store.js';
import { CartKeeper } from './cart-keeper.js';
import type { Cart, CartLine, CartProvider } from './cart-provider.js';
import { pendingId } from './optimistic-cart.js';
import { StageProducts } from './stage-products.js';

export interface ShopState {
  readonly products: readonly Product[];
  /** Ids of the products on the stage with the present picture, newest first; three at most. */
  readonly pins: readonly string[];
  /** Options the host shows at the present picture, by product id. */
  readonly highlights: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Newest stock statement by variant id. */
  readonly stock: Readonly<Record<string, Stock>>;
  readonly cart: Cart | null;
  /** Changes of the cart that the shop has not answered yet. */
  readonly pendingChanges: number;
}

/** Adding and paying, as the views see it. */
export interface ShopCommands {
  /** Optimistic: the cart shows the line at once and takes it back when the shop refuses. */
  add(line: { productId: string; variantId: string; quantity?: number }): Promise<RequestAnswer>;
  update(line: { lineId: string; quantity: number }): Promise<RequestAnswer>;
  checkout(): Promise<RequestAnswer & { url?: string | null }>;
  /** The viewer looks at a product: announces `product-viewed`. */
  view(productId: string): void;
}

export interface ShopParts {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly announcer: RoomAnnouncer;
  readonly language: () => string;
}

/** More of one variant is a slip of the finger, or a machine. */
const MAX_QUANTITY = 999;

/** Products with the picture they belong to, their stock, and the way into the shop's cart. */
export class Shop implements ShopCommands {
  readonly #store = new SnapshotStore<ShopState>({
    products: [],
    pins: [],
    highlights: {},
    stock: {},
    cart: null,
    pendingChanges: 0,
  });
  readonly #parts: ShopParts;
  readonly #cart: CartKeeper;
  /** What is pinned and shown off; fed by the room's channel. */
  readonly stage: StageProducts;

  constructor(parts: ShopParts) {
    this.#parts = parts;
    const changed = (cart: Cart | null, pendingChanges: number): void =>
      this.#store.patch({ cart, pendingChanges });
    this.#cart = new CartKeeper({ ...parts, changed });
    this.stage = new StageProducts(parts.announcer, (staged) => this.#store.patch(staged));
  }

  get store(): ReadableStore<ShopState> {
    return this.#store;
  }

  get cartProvider(): CartProvider | null {
    return this.#cart.provider;
  }

  set cartProvider(provider: CartProvider | null) {
    this.#cart.provider = provider;
  }

  join(): void {
    this.#cart.join();
  }

  setDocument({ products }: ShowDocument): void {
    this.#store.patch({ products });
    const variants = products.flatMap((product) => product.variants);
    this.setStock(
      variants.flatMap(({ id, stock }) => (stock ? [{ ...stock, variantId: id }] : [])),
    );
  }

  /** Stock is true for everybody now, whatever the picture shows. Older statements are ignored. */
  setStock(statements: readonly (Stock & { readonly variantId: string })[]): void {
    const stock = new Map(Object.entries(this.#store.current.stock));
    for (const { variantId, quantity, source, asOf } of statements) {
      const known = stock.get(variantId);
      if (!known || asOf > known.asOf) stock.set(variantId, { quantity, source, asOf });
    }
    this.#store.patch({ stock: Object.fromEntries(stock) });
  }

  async add({
    productId,
    variantId,
    quantity = 1,
  }: {
    productId: string;
    variantId: string;
    quantity?: number;
  }): Promise<RequestAnswer> {
    if (!isQuantity(quantity) || quantity === 0) return { ok: false, reason: 'limit-reached' };
    const detail = { productId, variantId, quantity };
    const product = this.#store.current.products.find(({ id }) => id === productId);
    const line = this.#lineFor(product, detail);
    const answer = await this.#cart.change(
      variantId,
      { kind: 'add', line },
      {
        ask: () => this.#parts.announcer.request('add-to-cart-requested', detail),
        provider: (provider, signal) => provider.add(detail, signal),
      },
    );
    if (answer) return answer;
    // No cart to be reached from here: the product's own page is the way to buy it.
    const url = product?.url ?? null;
    const opened = await this.#parts.announcer.request('product-open-requested', {
      productId,
      url,
    });
    return opened ?? { ok: false, reason: 'more-info-required' };
  }

  async update({ lineId, quantity }: { lineId: string; quantity: number }): Promise<RequestAnswer> {
    if (!isQuantity(quantity)) return { ok: false, reason: 'limit-reached' };
    const line = this.#store.current.cart?.lines.find(({ id }) => id === lineId);
    const answer = await this.#cart.change(
      line?.variantId ?? lineId,
      { kind: 'update', lineId, quantity },
      {
        provider: (provider, signal) => {
          // A line that was not the shop's yet when it was changed has got its real id meanwhile.
          const stated = this.#cart.stated?.lines ?? [];
          const real =
            stated.find(({ id }) => id === lineId) ??
            stated.find(({ variantId }) => variantId === line?.variantId);
          return provider.update({ lineId: real?.id ?? lineId, quantity }, signal);
        },
      },
    );
    return answer ?? { ok: false, reason: 'custom-error' };
  }

  async checkout(): Promise<RequestAnswer & { url?: string | null }> {
    await this.#cart.settled();
    const { cart } = this.#store.current;
    const answered = await this.#parts.announcer.request('checkout-requested', { cart });
    return answered ?? (await this.#cart.checkout()) ?? { ok: false, reason: 'custom-error' };
  }

  view(productId: string): void {
    this.#parts.announcer.announce('product-viewed', { productId });
  }

  /** How the line will look until the shop states it. */
  #lineFor(
    product: Product | undefined,
    { productId, variantId, quantity }: { productId: string; variantId: string; quantity: number },
  ): CartLine {
    const language = this.#parts.language();
    const variant = product?.variants.find(({ id }) => id === variantId);
    const options = product?.options.flatMap(({ id, values }) => {
      const value = values.find((entry) => entry.id === variant?.options[id]);
      return value ? [pickText(value.name, language)] : [];
    });
    return {
      id: pendingId(variantId),
      productId,
      variantId,
      title: pickText(product?.name, language) || productId,
      options: options?.join(', '),
      quantity,
      price: variant?.price ?? { amount: '0', currency: 'XXX' },
      image: variant?.image ?? product?.images[0]?.url,
    };
  }
}

function isQuantity(quantity: number): boolean {
  return Number.isInteger(quantity) && quantity >= 0 && quantity <= MAX_QUANTITY;
}
