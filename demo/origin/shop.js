// @ts-check
// The demo shop's truth: stock and carts of one scope. What lies in a cart is reserved.

import { CATALOG, LIMITED_QUANTITY, valueName } from './catalog.js';
import { marketOf, priceIn } from './markets.js';
import { orderOf } from './orders.js';

/** @typedef {import('./catalog.js').Variant} Variant */

/** Reservations of a cart nobody has touched for this long go back to the shelf. */
const ABANDONED_MS = 30 * 60_000;
const MAX_CARTS = 2000;
/** The simulated shopper leaves what is scarce to the visitor. */
const SHOPPER_LEAVES = 6;
const MAX_QUANTITY = 99;
/** The opening offer ends when it says, and is not had again. */
const OFFER_LASTS_MS = 36 * 3_600_000;

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
 * @property {string[]} codes
 * @property {number} touchedAt
 * @property {string} country Of the market it is in.
 */

/**
 * @typedef {object} Coupon
 * @property {number} percent
 * @property {{ amount: string, currency: string }} [minimum]
 * @property {number} expiresAt
 */

/** @typedef {{ ok: true } | { ok: false, status: number, reason: string }} Outcome */

export class Shop {
  /**
   * @param {() => number} now
   * @param {(code: string) => Coupon | undefined} [couponOf] What a code is worth.
   */
  constructor(now, couponOf = () => undefined) {
    this.#now = now;
    this.#openedAt = now();
    this.#couponOf = couponOf;
    for (const { variants } of CATALOG) {
      for (const variant of variants) {
        this.#variants.set(variant.id, variant);
        this.#stock.set(variant.id, { quantity: variant.quantity, asOf: now() });
      }
    }
  }

  #now;
  #openedAt;
  #couponOf;
  /** @type {Map<string, Variant>} */
  #variants = new Map();
  /** @type {Map<string, { quantity: number, asOf: number }>} */
  #stock = new Map();
  /** @type {Map<string, Cart>} Least recently used first. */
  #carts = new Map();
  #lines = 0;
  #ordered = 0;
  #shopped = -1;
  /** @type {Set<(change: object) => void>} */
  #onStock = new Set();
  /** @type {Set<(cartId: string) => void>} */
  #onCart = new Set();
  /** @type {Set<(country: string) => void>} */
  #onOrder = new Set();

  /** @param {(change: object) => void} listener Hears of each variant whose stock changed. */
  onStock(listener) {
    this.#onStock.add(listener);
  }

  /** @param {(country: string) => void} listener Hears where an order goes, and no more. */
  onOrder(listener) {
    this.#onOrder.add(listener);
  }

  /**
   * @param {(cartId: string) => void} listener
   * @returns {() => void} Stops listening.
   */
  onCart(listener) {
    this.#onCart.add(listener);
    return () => void this.#onCart.delete(listener);
  }

  /** Until when the opening offer holds, and whether it does. */
  offers() {
    const endsAt = this.#openedAt + OFFER_LASTS_MS;
    return { endsAt, onOffer: this.#now() < endsAt };
  }

  /** When the shop opened, epoch ms: what it says of its goods is from then. */
  get openedAt() {
    return this.#openedAt;
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
      cart = { id, lines: [], codes: [], touchedAt: 0, country: marketOf(undefined).country };
    }
    cart.touchedAt = this.#now();
    this.#carts.delete(id);
    this.#carts.set(id, cart);
    return cart;
  }

  /** @param {string} id */
  describeCart(id) {
    const { country, lines: held } = this.cart(id);
    const { currency, taxNote } = marketOf(country);
    const { onOffer } = this.offers();
    const lines = held.map((line) => {
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
        price: priceIn(product, currency, onOffer),
        image: variant.image,
      };
    });
    const cents = lines.reduce((sum, line) => sum + toCents(line.price.amount) * line.quantity, 0);
    const codes = this.cart(id).codes.map((code) => this.#judge(code, cents, currency));
    const off = codes.reduce((sum, { amount }) => sum + (amount ? toCents(amount.amount) : 0), 0);
    return {
      id,
      lines,
      codes,
      country,
      taxNote,
      subtotal: moneyOf(Math.max(0, cents - off), currency),
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

  /**
   * @param {string} cartId
   * @param {unknown} country Where the visitor shops from now on: other prices, the same lines.
   */
  moveTo(cartId, country) {
    this.cart(cartId).country = marketOf(country).country;
    this.#changed(cartId);
  }

  /**
   * @param {string} cartId
   * @param {unknown} methodId One of the market's ways to pay.
   * @returns {{ ok: true, order: object } | { ok: false, status: number, reason: string }}
   */
  order(cartId, methodId) {
    const { lines, country } = this.cart(cartId);
    if (lines.length === 0) return { ok: false, status: 409, reason: 'empty' };
    const method = marketOf(country).methods.find(({ id }) => id === methodId);
    if (!method) return { ok: false, status: 400, reason: 'unknown-method' };
    const number = `HC-${1000 + ++this.#ordered}`;
    return { ok: true, order: orderOf(number, this.complete(cartId), method, this.#now()) };
  }

  /**
   * @param {string} cartId
   * @param {unknown} code
   * @returns {Outcome}
   */
  applyCode(cartId, code) {
    if (typeof code !== 'string' || code.length > 100) return refusal(400, 'code is missing');
    if (!this.#couponOf(code)) return refusal(404, 'unknown-code');
    const { codes } = this.cart(cartId);
    if (!codes.includes(code)) codes.push(code);
    this.#changed(cartId);
    return { ok: true };
  }

  /**
   * What a code does for a cart as it is now.
   *
   * @param {string} code
   * @param {number} cents
   * @param {string} currency
   */
  #judge(code, cents, currency) {
    const coupon = this.#couponOf(code);
    if (!coupon) return { code, status: 'refused', reason: 'unknown' };
    if (this.#now() >= coupon.expiresAt) return { code, status: 'refused', reason: 'expired' };
    const { minimum } = coupon;
    if (minimum && (minimum.currency !== currency || cents < toCents(minimum.amount))) {
      return { code, status: 'refused', reason: 'not-applicable' };
    }
    const off = Math.floor((cents * coupon.percent) / 100);
    return { code, status: 'applied', amount: moneyOf(off, currency) };
  }

  /**
   * What was reserved is sold; the cart is empty again.
   *
   * @param {string} cartId
   * @param {string} [country] Where it goes.
   */
  complete(cartId, country) {
    const sold = this.describeCart(cartId);
    if (sold.lines.length > 0 && country) this.#onOrder.forEach((listener) => listener(country));
    this.cart(cartId).lines = [];
    this.cart(cartId).codes = [];
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

/** @param {string} currency */
function decimalsOf(currency) {
  return priceIn(undefined, currency).amount.split('.')[1]?.length ?? 0;
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

/** @param {number} cents @param {string} currency */
function moneyOf(cents, currency) {
  return { amount: (cents / 100).toFixed(decimalsOf(currency)), currency };
}
