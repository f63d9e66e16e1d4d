import type { Money } from '../show/show-document.js';
import type { Cart, CartLine, CartProvider, CartResult } from './cart-provider.js';

/** How Bambuser's handlers answer: yes, no, or no with a reason. */
export type BambuserAnswer =
  boolean | { readonly success: boolean; readonly reason?: string; readonly message?: string };

export interface BambuserItem {
  readonly sku: string;
  readonly quantity?: number;
  readonly previousQuantity?: number;
}

type Handler = (item: BambuserItem, callback: (answer: BambuserAnswer) => void) => void;

/** What their handlers are given: as much of their player as the cart needs. */
export interface BambuserPlayer {
  readonly EVENT: typeof EVENT;
  on(event: string, handler: Handler): void;
  configure(options: { readonly currency?: string; readonly locale?: string }): void;
  /** The cart as the site has it; `{ items: [] }` empties it. */
  updateCart(cart: { readonly items: readonly BambuserItem[] }): void;
  showCheckout(url: string): void;
  /** Hydration is the show document's business here. Taken, and without effect. */
  updateProduct(id: string, factory?: unknown): void;
}

/** Where a piece and its words are, by the sku that their handlers know. */
export interface BambuserProduct {
  readonly productId: string;
  readonly title: string;
  readonly price: Money;
  readonly image?: string;
}

const EVENT = {
  PROVIDE_PRODUCT_DATA: 'provide-product-data',
  ADD_TO_CART: 'should-add-item-to-cart',
  UPDATE_ITEM_IN_CART: 'should-update-item-in-cart',
  CHECKOUT: 'goto-checkout',
  SYNC_CART_STATE: 'sync-cart-state',
} as const;

/**
 * A cart provider from handlers that were written for Bambuser's live player:
 *
 * ```js
 * room.cartProvider = bambuserCart(window.onBambuserLiveShoppingReady, { product });
 * ```
 *
 * Their cart lives in the player, so the room keeps the lines that the handlers have confirmed.
 * It is as good as theirs: what the site changes by itself shows when a handler calls `updateCart`.
 * The show's variant ids are the skus that the handlers know.
 */
export function bambuserCart(
  onReady: (player: BambuserPlayer) => void,
  options: { readonly product: (sku: string) => BambuserProduct | undefined },
): CartProvider {
  return new BambuserCart(onReady, options.product);
}

class BambuserCart implements CartProvider, BambuserPlayer {
  readonly EVENT = EVENT;
  readonly #handlers = new Map<string, Handler>();
  readonly #product: (sku: string) => BambuserProduct | undefined;
  /** Pieces by sku. */
  readonly #pieces = new Map<string, number>();
  readonly #listeners = new Set<(cart: Cart) => void>();
  #revision = 0;
  #checkoutUrl: string | null = null;

  constructor(
    onReady: (player: BambuserPlayer) => void,
    product: (sku: string) => BambuserProduct | undefined,
  ) {
    this.#product = product;
    onReady(this);
  }

  on(event: string, handler: Handler): void {
    this.#handlers.set(event, handler);
  }

  configure(): void {
    // Currency and language are the show's and the tag's.
  }

  updateProduct(): void {
    // Products come from the show document, or a product provider.
  }

  updateCart({ items }: { readonly items: readonly BambuserItem[] }): void {
    this.#pieces.clear();
    for (const { sku, quantity = 1 } of items) if (quantity > 0) this.#pieces.set(sku, quantity);
    const cart = this.#changed();
    for (const listener of this.#listeners) listener(cart);
  }

  showCheckout(url: string): void {
    this.#checkoutUrl = url;
  }

  load(): Promise<CartResult> {
    // Theirs fires when a viewer comes back to the player; the answer comes by `updateCart`.
    this.#handlers.get(EVENT.SYNC_CART_STATE)?.({ sku: '' }, () => undefined);
    return Promise.resolve({ ok: true, cart: this.#cart() });
  }

  async add({ variantId, quantity }: { variantId: string; quantity: number }): Promise<CartResult> {
    // Their event adds one piece.
    for (let piece = 0; piece < quantity; piece += 1) {
      const answer = await this.#ask(EVENT.ADD_TO_CART, { sku: variantId });
      if (!answer.ok) return { ...answer, cart: this.#cart() };
      this.#pieces.set(variantId, (this.#pieces.get(variantId) ?? 0) + 1);
      this.#changed();
    }
    return { ok: true, cart: this.#cart() };
  }

  async update({ lineId, quantity }: { lineId: string; quantity: number }): Promise<CartResult> {
    const previousQuantity = this.#pieces.get(lineId) ?? 0;
    const item = { sku: lineId, quantity, previousQuantity };
    const answer = await this.#ask(EVENT.UPDATE_ITEM_IN_CART, item);
    if (!answer.ok) return { ...answer, cart: this.#cart() };
    if (quantity > 0) this.#pieces.set(lineId, quantity);
    else this.#pieces.delete(lineId);
    return { ok: true, cart: this.#changed() };
  }

  checkout(): Promise<{ url: string | null }> {
    this.#checkoutUrl = null;
    // Their handler opens the site's checkout itself, or calls `showCheckout`.
    this.#handlers.get(EVENT.CHECKOUT)?.({ sku: '' }, () => undefined);
    return Promise.resolve({ url: this.#checkoutUrl });
  }

  onChange(listener: (cart: Cart) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The first answer counts. One that never comes is the room's time limit to end. */
  async #ask(
    event: string,
    item: BambuserItem,
  ): Promise<{ ok: true } | Extract<CartResult, { ok: false }>> {
    const handler = this.#handlers.get(event);
    if (!handler) return { ok: false, reason: 'more-info-required' };
    const answer = await new Promise<BambuserAnswer>((resolve) => handler(item, resolve));
    if (answer === true || (typeof answer === 'object' && answer.success)) return { ok: true };
    const { reason, message } = typeof answer === 'object' ? answer : {};
    return {
      ok: false,
      reason: reason === 'out-of-stock' ? 'out-of-stock' : 'custom-error',
      message,
    };
  }

  #changed(): Cart {
    this.#revision += 1;
    return this.#cart();
  }

  #cart(): Cart {
    const lines = [...this.#pieces].map(([sku, quantity]): CartLine => {
      const unknown: BambuserProduct = {
        productId: sku,
        title: sku,
        price: { amount: '0', currency: 'XXX' },
      };
      const { productId, title, price, image } = this.#product(sku) ?? unknown;
      return { id: sku, productId, variantId: sku, title, price, image, quantity };
    });
    const totalQuantity = lines.reduce((sum, { quantity }) => sum + quantity, 0);
    // Their handlers state no sum, and the room makes none up.
    return { lines, totalQuantity, subtotal: null, revision: this.#revision };
  }
}
