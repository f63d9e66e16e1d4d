import { lineOptions, lineTitle } from './catalogue.js';
import { checkoutAddress, Refusal } from './shop-api.js';
import { shopCart } from './shop-cart.js';

/**
 * Lends the shop's cart to the room. This is all a shop has to write to have one cart for the show
 * and for the rest of the site: the room asks, the shop answers with the cart as it stands.
 * @type {import('live-room/sdk').CartProvider}
 */
export const shopCartProvider = {
  load: (signal) => answer(shopCart.load(signal)),
  add: (line, signal) => answer(shopCart.add(line, signal)),
  update: (line, signal) => answer(shopCart.update(line, signal)),
  applyCode: (code, signal) => answer(shopCart.applyCode(code, signal)),
  checkout: async (signal) => ({ url: await checkoutAddress(signal) }),

  onChange(listener) {
    const tell = () => listener(forRoom(shopCart.current));
    shopCart.addEventListener('change', tell);
    return () => shopCart.removeEventListener('change', tell);
  },
};

const REASONS = /** @type {const} */ (['out-of-stock', 'limit-reached', 'login-required']);

/**
 * A refusal is an answer; that the shop cannot be reached is a rejection.
 * @param {Promise<import('./shop-api.js').ShopCartState>} promise
 * @returns {Promise<import('live-room/sdk').CartResult>}
 */
async function answer(promise) {
  try {
    return { ok: true, cart: forRoom(await promise) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const reason = REASONS.find((one) => one === error.reason) ?? 'custom-error';
    return { ok: false, reason };
  }
}

/**
 * The shop's cart in the room's words.
 * @param {import('./shop-api.js').ShopCartState} cart
 * @returns {import('live-room/sdk').Cart}
 */
function forRoom({ lines, codes, totalQuantity, subtotal }) {
  return {
    codes,
    lines: lines.map((line) => ({
      ...line,
      title: lineTitle(line),
      options: lineOptions(line),
    })),
    totalQuantity,
    subtotal,
  };
}
