// @ts-check
// The demo shop's truth: stock and carts of one scope. What lies in a cart is reserved.

import { CATALOG, LIMITED_QUANTITY, valueName } from './catalog.js';

/** @typedef {import('./catalog.js').Variant} Variant */

/** Reservations of a cart nobody has touched for this long go back to the shelf. */
const ABANDONED_MS = 30 * 60_000;
const MAX_CARTS = 2000;
/** The simulated shopper leaves what is scarce to the visitor. */
const SHOPPER_LEAVES = 6;
const MAX_QUANTITY = 99;

/**
 * @typedef {object} Line
 * @property {string} id
 * @property {string} variantId
 * @property {number} quantity
 */

/**
 * @typedef {object} Cart
 * @property {string} id
 * @property {Line[]} lines
 * @property {number} touchedAt
 */

/** @typedef {{ ok: true } | { ok: false, status: number, reason: string }} Outcome */

export class Shop {
  /** @param {() => number} now */
  constructor(now) {
    this.#now = now;
    for (const { variants } of CATALOG) {
      for (const variant of variants) {
        this.#variants.set(variant.id, variant);
        this.#stock.set(variant.id, { quantity: variant.quantity, asOf: now() });
      }
    }
  }

  #now;
  /** @type {Map<string, Variant>} */
  #variants = new Map();
  /** @type {Map<string, { quantity: number, asOf: number }>} */
  #stock = new Map();
  /** @type {Map<string, Cart>} Least recently used first. */
  #carts = new Map();
  #lines = 0;
  #shopped = -1;
  /** @type {Set<(change: object) => void>} */
  #onStock = new Set();
  /** @type {Set<(cartId: string) => void>} */
  #onCart = new Set();

  /** @param {(change: object) => void} listener Hears of each variant whose stock changed. */
  onStock(listener) {
    this.#onStock.add(listener);
  }

  /**
   * @param {(cartId: string) => void} listener
   * @returns {() => void} Stops listening.
   */
  onCart(listener) {
    this.#onCart.add(listener);
    return () => void this.#onCart.delete(listener);
  }

  stock() {
    return [...this.#stock.keys()].map((id) => this.stockOf(id));
  }

  /** @param {string} variantId What the room says about a variant's stock. */
  stockOf(variantId) {
    const { quantity = 0, asOf = 0 } = this.#stock.get(variantId) ?? {};
    return {
      productId: this.#variants.get(variantId)?.productId ?? '',
      variantId,
      quantity,
      availability: availabilityOf(quantity),
      source: 'shop',
      asOf: new Date(asOf).toISOString(),
    };
  }

  /** @param {string} id The cart of a session; made when there is none yet. */
  cart(id) {
    let cart = this.#carts.get(id);
    if (!cart) {
      this.#sweep();
      cart = { id, lines: [], touchedAt: 0 };
    }
    cart.touchedAt = this.#now();
    this.#carts.delete(id);
    this.#carts.set(id, cart);
    return cart;
  }

  /** @param {string} id */
  describeCart(id) {
    const lines = this.cart(id).lines.map((line) => {
      const variant = /** @type {Variant} */ (this.#variants.get(line.variantId));
      const product = CATALOG.find((one) => one.id === variant.productId);
      return {
        ...line,
        productId: variant.productId,
        title: product?.name.en ?? variant.productId,
        options: variant.options,
        optionNames: Object.entries(variant.options).map(([option, value]) =>
          valueName(variant.productId, option, value),
        ),
        price: product?.price ?? { amount: '0.00', currency: 'USD' },
        image: variant.image,
      };
    });
    const cents = lines.reduce((sum, line) => sum + toCents(line.price.amount) * line.quantity, 0);
    return {
      id,
      lines,
      subtotal: { amount: (cents / 100).toFixed(2), currency: 'USD' },
      totalQuantity: lines.reduce((sum, line) => sum + line.quantity, 0),
    };
  }

  /**
   * @param {string} cartId
   * @param {unknown} variantId
   * @param {unknown} quantity
   * @returns {Outcome}
   */
  add(cartId, variantId, quantity = 1) {
    if (typeof variantId !== 'string') return refusal(400, 'variantId is missing');
    if (!isQuantity(quantity) || quantity === 0) return refusal(400, 'quantity is 1 to 99');
    if (!this.#variants.has(variantId)) return refusal(404, 'unknown-variant');
    const cart = this.cart(cartId);
    const line = cart.lines.find((one) => one.variantId === variantId);
    const wanted = (line?.quantity ?? 0) + quantity;
    if (wanted > MAX_QUANTITY) return refusal(409, 'limit-reached');
    if (!this.#reserve(variantId, quantity)) return refusal(409, 'out-of-stock');
    if (line) line.quantity = wanted;
    else cart.lines.push({ id: `l${++this.#lines}`, variantId, quantity });
    this.#changed(cartId);
    return { ok: true };
  }

  /**
   * @param {string} cartId
   * @param {string} lineId
   * @param {unknown} quantity 0 takes the line away.
   * @returns {Outcome}
   */
  update(cartId, lineId, quantity) {
    if (!isQuantity(quantity)) return refusal(400, 'quantity is 0 to 99');
    const cart = this.cart(cartId);
    const line = cart.lines.find(({ id }) => id === lineId);
    if (!line) return refusal(404, 'unknown-line');
    const more = quantity - line.quantity;
    if (!this.#reserve(line.variantId, more)) return refusal(409, 'out-of-stock');
    line.quantity = quantity;
    if (quantity === 0) cart.lines.splice(cart.lines.indexOf(line), 1);
    this.#changed(cartId);
    return { ok: true };
  }

  /** @param {string} cartId What was reserved is sold; the cart is empty again. */
  complete(cartId) {
    const sold = this.describeCart(cartId);
    this.cart(cartId).lines = [];
    this.#changed(cartId);
    return sold;
  }

  /**
   * Somebody else buys one: a simulation, so that the demo's counts move as a real shop's do.
   *
   * @param {number} turn Each turn happens once, however many rooms ask for it.
   */
  shopper(turn) {
    if (turn <= this.#shopped) return;
    const first = this.#shopped < 0;
    this.#shopped = turn;
    if (first) return;
    const ids = [...this.#stock.keys()];
    for (let step = 0; step < ids.length; step++) {
      // A stride that shares no factor with the count visits all variants in a mixed order.
      const id = /** @type {string} */ (ids[(turn * 5 + step) % ids.length]);
      if ((this.#stock.get(id)?.quantity ?? 0) < SHOPPER_LEAVES) continue;
      this.#reserve(id, 1);
      return;
    }
  }

  /**
   * Takes from the shelf, or gives back when negative.
   *
   * @param {string} variantId
   * @param {number} quantity
   */
  #reserve(variantId, quantity) {
    const left = (this.#stock.get(variantId)?.quantity ?? 0) - quantity;
    if (left < 0) return false;
    if (quantity === 0) return true;
    this.#stock.set(variantId, { quantity: left, asOf: this.#now() });
    const change = this.stockOf(variantId);
    this.#onStock.forEach((listener) => listener(change));
    return true;
  }

  /** @param {string} cartId */
  #changed(cartId) {
    this.#onCart.forEach((listener) => listener(cartId));
  }

  #sweep() {
    for (const cart of this.#carts.values()) {
      const old = this.#now() - cart.touchedAt > ABANDONED_MS;
      if (!old && this.#carts.size < MAX_CARTS) return;
      this.#carts.delete(cart.id);
      for (const line of cart.lines) this.#reserve(line.variantId, -line.quantity);
    }
  }
}

/** @param {number} quantity */
function availabilityOf(quantity) {
  if (quantity === 0) return 'OutOfStock';
  return quantity <= LIMITED_QUANTITY ? 'LimitedAvailability' : 'InStock';
}

/**
 * @param {unknown} value
 * @returns {value is number}
 */
function isQuantity(value) {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_QUANTITY;
}

/** @param {string} amount */
function toCents(amount) {
  return Math.round(Number(amount) * 100);
}

/**
 * @param {number} status
 * @param {string} reason
 * @returns {Outcome}
 */
function refusal(status, reason) {
  return { ok: false, status, reason };
}
