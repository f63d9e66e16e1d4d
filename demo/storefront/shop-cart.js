import * as api from './shop-api.js';

/**
 * The shop's own cart: what the badge, the drawer and the product pages show, and what the room
 * reaches through its cart provider. Dispatches `change` whenever the back end states another cart.
 */
class ShopCart extends EventTarget {
  /** @type {api.ShopCartState} */
  #cart = { lines: [], totalQuantity: 0, subtotal: null };

  get current() {
    return this.#cart;
  }

  /** Follows the cart for the life of the page. */
  start() {
    api.watchCart((cart) => this.#show(cart));
  }

  /** @param {AbortSignal} [signal] */
  load(signal) {
    return this.#follow(api.loadCart(signal));
  }

  /**
   * Rejects with a `Refusal` when the shop says no.
   * @param {{ variantId: string, quantity: number }} line
   * @param {AbortSignal} [signal]
   */
  add(line, signal) {
    return this.#follow(api.addLine(line, signal));
  }

  /**
   * Quantity 0 removes the line.
   * @param {{ lineId: string, quantity: number }} change
   * @param {AbortSignal} [signal]
   */
  update(change, signal) {
    return this.#follow(api.changeLine(change, signal));
  }

  /** Other prices, the same lines. @param {string} country */
  moveTo(country) {
    return this.#follow(api.moveCart(country));
  }

  /**
   * @param {string} code
   * @param {AbortSignal} [signal]
   */
  applyCode(code, signal) {
    return this.#follow(api.applyCode(code, signal));
  }

  /** @param {Promise<api.ShopCartState>} answer */
  async #follow(answer) {
    const cart = await answer;
    this.#show(cart);
    return cart;
  }

  #show(cart) {
    this.#cart = cart;
    this.dispatchEvent(new Event('change'));
  }
}

export const shopCart = new ShopCart();
