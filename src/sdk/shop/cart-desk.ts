import type { Product } from '../show/show-document.js';
import type { RequestAnswer } from '../room/room-events.js';
import type { LateEngine } from '../state/late.js';
import { pickText } from '../state/localized-text.js';
import { CartKeeper, type CartKeeperParts } from './cart-keeper.js';
import type { Cart, CartLine, CartProvider } from './cart-provider.js';
import { decodePayment } from './decode-cart.js';
import { pendingId, sameCode } from './optimistic-cart.js';
import { withPayment, type Payment } from './payment.js';
import type { CheckoutAnswer } from './shop.js';

export interface CartDeskParts extends Omit<CartKeeperParts, 'changed' | 'paid'> {
  readonly language: () => string;
  readonly products: () => readonly Product[];
  readonly changed: (change: {
    readonly cart?: Cart | null;
    readonly pendingChanges?: number;
    readonly payments?: readonly Payment[];
  }) => void;
}

/** What is wished for: this many pieces of a variant. */
export interface WishedLine {
  readonly productId: string;
  readonly variantId: string;
  readonly quantity: number;
}

/** More of one variant is a slip of the finger, or a machine. */
const MAX_QUANTITY = 999;
const MAX_CODE = 100;
/** Codes are changed one after the other: shops state them as one list. */
const CODES = 'codes';

/** Everything about the cart: what the shop's commands do once a cart is wanted. */
export class CartDesk implements LateEngine<unknown> {
  readonly #parts: CartDeskParts;
  readonly #keeper: CartKeeper;
  #payments: readonly Payment[] = [];

  constructor(parts: CartDeskParts) {
    this.#parts = parts;
    this.#keeper = new CartKeeper({
      ...parts,
      changed: (cart, pendingChanges) => parts.changed({ cart, pendingChanges }),
      paid: (payment) => this.receive(payment),
    });
  }

  set provider(provider: CartProvider | null) {
    this.#keeper.provider = provider;
  }

  join(): void {
    this.#keeper.join();
  }

  advance(): void {
    // A cart is true now, whatever the picture shows.
  }

  async add(detail: WishedLine): Promise<RequestAnswer> {
    if (!isQuantity(detail.quantity) || detail.quantity === 0)
      return { ok: false, reason: 'limit-reached' };
    const product = this.#parts.products().find(({ id }) => id === detail.productId);
    const line = this.#lineFor(product, detail);
    const answer = await this.#keeper.change(
      detail.variantId,
      { kind: 'add', line },
      {
        ask: () => this.#parts.announcer.request('add-to-cart-requested', detail),
        provider: (provider, signal, operation) => provider.add(detail, signal, operation),
      },
    );
    if (answer) return answer;
    // No cart to be reached from here: the product's own page is the way to buy it.
    const opened = await this.#parts.announcer.request('product-open-requested', {
      productId: detail.productId,
      url: product?.url ?? null,
    });
    return opened ?? { ok: false, reason: 'more-info-required' };
  }

  async update(
    wish: { lineId: string; quantity: number },
    cart: Cart | null,
  ): Promise<RequestAnswer> {
    const { lineId, quantity } = wish;
    if (!isQuantity(quantity)) return { ok: false, reason: 'limit-reached' };
    const line = cart?.lines.find(({ id }) => id === lineId);
    const detail = { lineId, variantId: line?.variantId ?? null, quantity };
    const answer = await this.#keeper.change(
      line?.variantId ?? lineId,
      { kind: 'update', lineId, quantity },
      {
        ask: () => this.#parts.announcer.request('cart-update-requested', detail),
        provider: (provider, signal, operation) => {
          // A line that was not the shop's yet when it was changed has got its real id meanwhile.
          const stated = this.#keeper.stated?.lines ?? [];
          const real =
            stated.find(({ id }) => id === lineId) ??
            stated.find(({ variantId }) => variantId === line?.variantId);
          const id = real?.id ?? lineId;
          return quantity === 0 && provider.remove
            ? provider.remove({ lineId: id }, signal, operation)
            : provider.update({ lineId: id, quantity }, signal, operation);
        },
      },
    );
    return answer ?? { ok: false, reason: 'custom-error' };
  }

  async changeCode(code: string, remove: boolean): Promise<RequestAnswer> {
    const wished = code.trim();
    if (wished === '' || wished.length > MAX_CODE)
      return { ok: false, reason: 'more-info-required' };
    const answer = await this.#keeper.change(
      CODES,
      { kind: 'code', code: wished, remove },
      {
        ask: () => this.#parts.announcer.request('code-requested', { code: wished, remove }),
        provider: async (provider, signal, operation) => {
          const answer = remove
            ? provider.removeCode?.(wished, signal, operation)
            : provider.applyCode?.(wished, signal, operation);
          return answer ?? { ok: false, reason: 'custom-error' };
        },
      },
    );
    const refused = this.#keeper.stated?.codes?.find(
      (one) => sameCode(one.code, wished) && one.status === 'refused',
    );
    if (answer?.ok && !remove && refused) return refusalOf(refused);
    return answer ?? { ok: false, reason: 'custom-error' };
  }

  async checkout(): Promise<CheckoutAnswer> {
    await this.#keeper.settled();
    const { announcer } = this.#parts;
    const asked = await announcer.request('checkout-requested', { cart: this.#keeper.stated });
    if (asked) return asked;
    const answer = await this.#keeper.checkout();
    if (!answer) return { ok: false, reason: 'custom-error' };
    const { payment, ...rest } = answer;
    if (payment) this.#state(payment);
    return rest;
  }

  /** What the site says about a payment: a provider, or the page itself. */
  receive(value: unknown): void {
    if (this.#parts.signal.aborted) return;
    const decoded = decodePayment(value);
    if (decoded.ok) this.#state(decoded.value);
    else this.#parts.announcer.fail(decoded.error);
  }

  #state(payment: Payment): void {
    this.#payments = withPayment(this.#payments, payment);
    this.#parts.changed({ payments: this.#payments });
    this.#parts.announcer.announce('payment-changed', { payment });
  }

  /** How the line will look until the shop states it. */
  #lineFor(product: Product | undefined, wish: WishedLine): CartLine {
    const { productId, variantId, quantity } = wish;
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

/** A code that the shop took note of and did not honour is a refusal to whoever typed it. */
function refusalOf({ reason, message }: NonNullable<Cart['codes']>[number]): RequestAnswer {
  const known =
    reason === 'expired' || reason === 'limit-reached' || reason === 'login-required'
      ? reason
      : 'custom-error';
  return { ok: false, reason: known, ...(message === undefined ? {} : { message }) };
}

function isQuantity(quantity: number): boolean {
  return Number.isInteger(quantity) && quantity >= 0 && quantity <= MAX_QUANTITY;
}
