import type { RoomRequestEvent } from '../room/room-events.js';
import type { Cart, CartLine } from '../shop/cart-provider.js';
import type { Payment } from '../shop/payment.js';
import type { ShopState } from '../shop/shop.js';
import type { Product } from '../show/show-document.js';
import { pickText } from '../state/localized-text.js';
import type { FactItem, FactMap, ShopFactParams } from './fact.js';

export interface ShopFactsParts {
  readonly now: () => number;
  readonly shop: () => Readonly<ShopState>;
  readonly language: () => string;
  readonly record: <Name extends keyof FactMap>(name: Name, params: FactMap[Name]) => void;
}

/** A wish that the cart has not shown by then was not granted. */
const WISH_LASTS = 30_000;
const LONGEST_NAME = 60;

interface Wish {
  readonly sign: 1 | -1;
  readonly quantity: number;
  readonly until: number;
}

/**
 * What becomes of products. The cart belongs to the whole site: only what was wished for in this
 * room, and then is in the cart, counts as added here.
 */
export class ShopFacts {
  readonly #parts: ShopFactsParts;
  readonly #wishes = new Map<string, Wish>();
  #quantities = new Map<string, number>();
  readonly #paid = new Set<string>();

  constructor(parts: ShopFactsParts) {
    this.#parts = parts;
    this.#quantities = quantitiesOf(parts.shop().cart);
  }

  seen(list: string, productIds: readonly string[]): void {
    const items = productIds.map((id) => this.#item(id));
    this.#parts.record('view_item_list', { item_list_id: list, items });
  }

  selected(list: string, productId: string): void {
    this.#parts.record('select_item', { item_list_id: list, items: [this.#item(productId)] });
  }

  viewed(productId: string): void {
    this.#parts.record('view_item', this.#worth([this.#item(productId)], productId));
  }

  addWished(event: RoomRequestEvent<'add-to-cart-requested'>): void {
    const { productId, variantId, quantity } = event.detail;
    this.#wish(variantId, quantity);
    this.#onYes(event, variantId, () => this.#added(productId, variantId, quantity));
  }

  updateWished(event: RoomRequestEvent<'cart-update-requested'>): void {
    const { variantId, quantity } = event.detail;
    const before = variantId === null ? undefined : this.#quantities.get(variantId);
    if (variantId === null || before === undefined) return;
    const change = quantity - before;
    if (change !== 0) this.#wish(variantId, change);
  }

  cartChanged(cart: Cart): void {
    const before = this.#quantities;
    this.#quantities = quantitiesOf(cart);
    for (const [variantId, wish] of this.#wishes) {
      const change = (this.#quantities.get(variantId) ?? 0) - (before.get(variantId) ?? 0);
      if (wish.until < this.#parts.now()) this.#wishes.delete(variantId);
      else if (change * wish.sign > 0) {
        this.#wishes.delete(variantId);
        const quantity = Math.min(Math.abs(change), wish.quantity);
        const productId = cart.lines.find((line) => line.variantId === variantId)?.productId;
        if (wish.sign > 0) this.#added(productId, variantId, quantity);
        else this.#changed('remove_from_cart', productId, variantId, quantity);
      }
    }
  }

  checkoutWished(cart: Cart | null): void {
    const lines = cart?.lines ?? [];
    const subtotal = cart?.subtotal;
    this.#parts.record('begin_checkout', {
      currency: subtotal?.currency ?? lines[0]?.price.currency,
      value: subtotal ? Number(subtotal.amount) : undefined,
      items: lines.map(itemOfLine),
    });
  }

  paymentChanged({ id, status, amount }: Payment): void {
    if (status !== 'paid' || this.#paid.has(id)) return;
    this.#paid.add(id);
    this.#parts.record('purchase', {
      transaction_id: id,
      currency: amount?.currency,
      value: amount ? Number(amount.amount) : undefined,
    });
  }

  #wish(variantId: string, change: number): void {
    this.#wishes.set(variantId, {
      sign: change > 0 ? 1 : -1,
      quantity: Math.abs(change),
      until: this.#parts.now() + WISH_LASTS,
    });
  }

  /** A page that carries the wish out itself says so; its cart may be none that the room knows. */
  #onYes(event: RoomRequestEvent<'add-to-cart-requested'>, key: string, act: () => void): void {
    queueMicrotask(() => {
      event.answer?.then(
        (answer) => {
          const said: unknown = answer;
          const ok = typeof said === 'object' && said !== null && 'ok' in said && said.ok === true;
          if (ok && this.#wishes.delete(key)) act();
        },
        () => undefined,
      );
    });
  }

  #added(productId: string | undefined, variantId: string, quantity: number): void {
    this.#changed('add_to_cart', productId, variantId, quantity);
  }

  #changed(
    name: 'add_to_cart' | 'remove_from_cart',
    productId: string | undefined,
    variantId: string,
    quantity: number,
  ): void {
    const product = this.#parts
      .shop()
      .products.find(
        ({ id, variants }) => id === productId || variants.some((each) => each.id === variantId),
      );
    const item = this.#item(product?.id ?? productId ?? variantId, variantId);
    this.#parts.record(name, this.#worth([{ ...item, quantity }], product?.id, variantId));
  }

  #item(productId: string, variantId?: string): FactItem {
    const product = this.#parts.shop().products.find(({ id }) => id === productId);
    const variant = variantOf(product, variantId);
    return {
      item_id: productId,
      item_name: product && pickText(product.name, this.#parts.language()).slice(0, LONGEST_NAME),
      item_variant: variantId,
      price: variant && Number(variant.price.amount),
    };
  }

  #worth(items: readonly FactItem[], productId?: string, variantId?: string): ShopFactParams {
    const product = this.#parts.shop().products.find(({ id }) => id === productId);
    const values = items.map(({ price, quantity = 1 }) => (price ?? NaN) * quantity);
    const value = values.reduce((sum, each) => sum + each, 0);
    return {
      currency: variantOf(product, variantId)?.price.currency,
      // Cents, not the crumbs of a float.
      value: Number.isFinite(value) ? Math.round(value * 100) / 100 : undefined,
      items,
    };
  }
}

function variantOf(
  product: Product | undefined,
  variantId: string | undefined,
): Product['variants'][number] | undefined {
  return product?.variants.find(({ id }) => id === variantId) ?? product?.variants[0];
}

function itemOfLine({ productId, variantId, title, price, quantity }: CartLine): FactItem {
  return {
    item_id: productId,
    item_name: title.slice(0, LONGEST_NAME),
    item_variant: variantId,
    price: Number(price.amount),
    quantity,
  };
}

function quantitiesOf(cart: Cart | null): Map<string, number> {
  const quantities = new Map<string, number>();
  for (const { variantId, quantity } of cart?.lines ?? [])
    quantities.set(variantId, (quantities.get(variantId) ?? 0) + quantity);
  return quantities;
}
