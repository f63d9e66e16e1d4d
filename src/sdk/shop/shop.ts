import type { Product, Stock } from '../show/show-document.js';
import { engineMissing } from '../room/room-error.js';
import type { RequestAnswer, RoomAnnouncer } from '../room/room-events.js';
import type { ExchangeRate } from '../show/price.js';
import type { Clock } from '../state/clock.js';
import { Late } from '../state/late.js';
import { SnapshotStore, type ReadableStore } from '../state/snapshot-store.js';
import type { CartDesk, CartDeskParts } from './cart-desk.js';
import type { Cart, CartProvider } from './cart-provider.js';
import type { Payment } from './payment.js';
import type { PriceDesk, PriceWish } from './price-desk.js';
import type { Requote } from './quotes.js';
import { StageProducts } from './stage-products.js';

export interface ShopState {
  readonly products: readonly Product[];
  /** Ids of the products on the stage with the present picture, newest first; three at most. */
  readonly pins: readonly string[];
  /** Options the host shows at the present picture, by product id. */
  readonly highlights: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Newest stock statement by variant id. */
  readonly stock: Readonly<Record<string, Stock>>;
  /** Products that may not be sold in the viewer's market. */
  readonly banned: readonly string[];
  /** Several currencies are shown or charged: a sign alone does not say which. */
  readonly mixed: boolean;
  /** Prices that were quoted anew since the rate has moved too far, by variant id. */
  readonly requotes: Readonly<Record<string, Requote>>;
  /** The newest of each pair of currencies, whoever told it. */
  readonly rates: readonly ExchangeRate[];
  readonly cart: Cart | null;
  /** Changes of the cart that the shop has not answered yet. */
  readonly pendingChanges: number;
  /** Payments that take their time, the newest first. */
  readonly payments: readonly Payment[];
}

/** `url` is where to pay; null when the viewer is there already. */
export type CheckoutAnswer = RequestAnswer & { url?: string | null };

/** Adding and paying, as the views see it. */
export interface ShopCommands {
  /** Optimistic: the cart shows the line at once and takes it back when the shop refuses. */
  add(line: { productId: string; variantId: string; quantity?: number }): Promise<RequestAnswer>;
  update(line: { lineId: string; quantity: number }): Promise<RequestAnswer>;
  remove(line: { lineId: string }): Promise<RequestAnswer>;
  /** Its fate is told by the cart's `codes`, too. */
  applyCode(code: string): Promise<RequestAnswer>;
  removeCode(code: string): Promise<RequestAnswer>;
  checkout(): Promise<CheckoutAnswer>;
  /** The site says what became of a payment that takes its time. */
  tellPayment(payment: Payment): void;
  /** The viewer looks at a product: announces `product-viewed`. */
  view(productId: string): void;
}

export interface ShopParts {
  readonly clock: Clock;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly announcer: RoomAnnouncer;
  readonly language: () => string;
  /** Fetches what prices are made with for a market. Without it they are the shop's own. */
  readonly prices?: () => Promise<PriceDesk>;
  /** Fetches what a cart is made with. Asked for when there is one, or something is added. */
  readonly loadCart: () => Promise<new (parts: CartDeskParts) => CartDesk>;
}

/** Products with the picture they belong to, their stock, and the way into the shop's cart. */
export class Shop implements ShopCommands {
  readonly #store = new SnapshotStore<ShopState>({
    products: [],
    pins: [],
    highlights: {},
    stock: {},
    banned: [],
    mixed: false,
    requotes: {},
    rates: [],
    cart: null,
    pendingChanges: 0,
    payments: [],
  });
  readonly #parts: ShopParts;
  readonly #late: Late<unknown, CartDesk>;
  #provider: CartProvider | null = null;
  #joined = false;
  /** What is pinned and shown off; fed by the room's channel. */
  readonly stage: StageProducts;
  #stated: readonly Product[] = [];
  #pricing: Promise<PriceDesk> | undefined;
  #desk: PriceDesk | undefined;

  constructor(parts: ShopParts) {
    this.#parts = parts;
    this.#late = new Late({
      make: () => this.#make(),
      failed: (cause) => parts.announcer.fail(engineMissing('shop', cause, true)),
    });
    this.stage = new StageProducts(parts.announcer, (staged) => this.#store.patch(staged));
  }

  get store(): ReadableStore<ShopState> {
    return this.#store;
  }

  get cartProvider(): CartProvider | null {
    return this.#provider;
  }

  set cartProvider(provider: CartProvider | null) {
    this.#provider = provider;
    const { engine } = this.#late;
    if (engine) engine.provider = provider;
    else if (provider && this.#joined) void this.#late.open();
  }

  /** From now on the cart is wanted: before, nothing is fetched. */
  join(): void {
    this.#joined = true;
    if (this.#provider) void this.#late.open();
  }

  /** The products there are, as everybody who knows them states them. */
  setProducts(products: readonly Product[]): void {
    this.#stated = products;
    this.#price();
    const variants = products.flatMap((product) => product.variants);
    this.setStock(
      variants.flatMap(({ id, stock }) => (stock ? [{ ...stock, variantId: id }] : [])),
    );
  }

  /** How the viewer's market wants its prices. Until that can be had, they are the shop's own. */
  async quote(wish: PriceWish): Promise<void> {
    try {
      this.#pricing ??= this.#parts.prices?.();
      const desk = await this.#pricing;
      if (!desk || this.#parts.signal.aborted) return;
      this.#desk = desk;
      desk.set(wish);
      this.#price();
    } catch (cause) {
      this.#pricing = undefined;
      this.#parts.announcer.fail(engineMissing('shop', cause, true));
    }
  }

  /** New rates, from the channel or from the page. */
  setRates(rates: readonly unknown[]): void {
    void this.quote({ rates });
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

  add({
    productId,
    variantId,
    quantity = 1,
  }: {
    productId: string;
    variantId: string;
    quantity?: number;
  }): Promise<RequestAnswer> {
    if (this.#store.current.banned.includes(productId))
      return Promise.resolve({ ok: false, reason: 'region-restricted' });
    return this.#ask((desk) => desk.add({ productId, variantId, quantity }));
  }

  update(line: { lineId: string; quantity: number }): Promise<RequestAnswer> {
    return this.#ask((desk) => desk.update(line, this.#store.current.cart));
  }

  remove({ lineId }: { lineId: string }): Promise<RequestAnswer> {
    return this.update({ lineId, quantity: 0 });
  }

  applyCode(code: string): Promise<RequestAnswer> {
    return this.#ask((desk) => desk.changeCode(code, false));
  }

  removeCode(code: string): Promise<RequestAnswer> {
    return this.#ask((desk) => desk.changeCode(code, true));
  }

  checkout(): Promise<CheckoutAnswer> {
    return this.#ask((desk) => desk.checkout());
  }

  tellPayment(payment: Payment): void {
    this.#late.receive(payment);
  }

  /** The products as the shop states them, at the prices of the viewer's market. */
  #price(): void {
    const priced = this.#desk?.price(this.#stated);
    const { products, banned, rates, requotes } = priced ?? {
      products: this.#stated,
      banned: [],
      rates: [],
      requotes: [],
    };
    this.#store.patch({ products, banned, rates, mixed: isMixed(products) });
    if (requotes.length === 0) return;
    const fresh = Object.fromEntries(requotes.map((requote) => [requote.variantId, requote]));
    this.#store.patch({ requotes: { ...this.#store.current.requotes, ...fresh } });
    this.#parts.announcer.announce('price-requoted', { requotes });
  }

  view(productId: string): void {
    this.#parts.announcer.announce('product-viewed', { productId });
  }

  #ask(command: (desk: CartDesk) => Promise<CheckoutAnswer>): Promise<CheckoutAnswer> {
    const { engine } = this.#late;
    // At once, where it can be: what is added shows in the same moment.
    if (engine) return command(engine);
    return this.#late
      .open()
      .then((desk) => (desk ? command(desk) : { ok: false, reason: 'custom-error' }));
  }

  async #make(): Promise<CartDesk | null> {
    const { loadCart, ...parts } = this.#parts;
    const Loaded = await loadCart();
    if (parts.signal.aborted) return null;
    const desk = new Loaded({
      ...parts,
      products: () => this.#store.current.products,
      changed: (change) => this.#store.patch(change),
    });
    desk.provider = this.#provider;
    desk.join();
    return desk;
  }
}

/** Whether several currencies are shown or charged. */
function isMixed(products: readonly Product[]): boolean {
  const prices = products.flatMap(({ variants }) => variants.map(({ price }) => price));
  const currencies = prices.flatMap(({ currency, converted }) => [
    currency,
    converted?.from.currency ?? currency,
  ]);
  return new Set(currencies).size > 1;
}
