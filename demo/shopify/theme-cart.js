/**
 * What Shopify puts on every Liquid storefront, done here over the demo's back end: the standard
 * storefront actions at `window.Shopify.actions`, and the standard events that go with them.
 * https://shopify.dev/docs/api/storefront-events-and-actions
 *
 * The demo's variants have names where Shopify's have numbers.
 */
import { addLine, changeLine, loadCart, Refusal } from '../storefront/shop-api.js';

/** @typedef {import('../storefront/shop-api.js').ShopCartState} ShopCartState */

/** Shopify's code for a refusal of the demo's back end. */
const CODES = /** @type {Record<string, string>} */ ({
  'out-of-stock': 'MERCHANDISE_NOT_APPLICABLE',
  'limit-reached': 'MAXIMUM_EXCEEDED',
});

/** @type {Set<(cart: ShopCartState) => void>} */
const views = new Set();

/** The theme's own views: called with the cart after every change. */
export function onCart(view) {
  views.add(view);
}

/** Puts the actions where apps expect them. */
export function installActions({ openCart }) {
  Object.assign(window, {
    Shopify: {
      routes: { root: '/shopify/' },
      actions: {
        getCart: action(async () => ({ cart: summaryOf(show(await loadCart())) })),
        updateCart: action(updateCart),
        openCart: action(async () => openCart()),
      },
    },
  });
}

/** An action as a theme can configure it; this theme has. */
function action(handler) {
  return Object.assign(handler, { isDefault: () => false, configure: () => false });
}

/**
 * A line with `merchandiseId` is an add, one with `id` an update; quantity 0 removes it. The event
 * is fired as the change begins, and carries a promise of what comes of it.
 *
 * @param {{ lines?: { id?: string, merchandiseId?: string, quantity: number }[] }} payload
 * @param {{ signal?: AbortSignal, event?: { context?: string, detail?: object } }} [options]
 */
export function updateCart({ lines = [] }, { signal, event } = {}) {
  const promise = change(lines, signal);
  const [first] = lines;
  const detail = event?.detail;
  const happening = Object.assign(new Event('shopify:cart:lines-update', { bubbles: true }), {
    action: first?.merchandiseId ? 'add' : first?.quantity === 0 ? 'remove' : 'update',
    context: event?.context ?? 'standard-action',
    lines,
    promise,
    ...(detail && { detail }),
  });
  document.body.dispatchEvent(happening);
  return promise;
}

async function change(lines, signal) {
  try {
    let cart = await loadCart(signal);
    for (const { id, merchandiseId, quantity } of lines)
      cart = merchandiseId
        ? await addLine({ variantId: merchandiseId, quantity }, signal)
        : await changeLine({ lineId: id, quantity }, signal);
    return { cart: summaryOf(show(cart)) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Declined: the cart as it stands, and why.
    const code = CODES[error.reason] ?? 'INVALID';
    const userErrors = [{ code, field: ['lines'], message: `The shop says: ${error.reason}.` }];
    return { cart: summaryOf(show(await loadCart(signal))), userErrors };
  }
}

/** @param {ShopCartState} cart */
function show(cart) {
  for (const view of views) view(cart);
  return cart;
}

/**
 * The cart in the Storefront API's shape.
 * @param {ShopCartState} cart
 */
function summaryOf({ lines, totalQuantity, subtotal }) {
  const money = ({ amount, currency }) => ({ amount, currencyCode: currency });
  const total = money(subtotal ?? { amount: '0.0', currency: 'USD' });
  return {
    id: 'gid://shopify/Cart/demo',
    totalQuantity,
    cost: { totalAmount: total, subtotalAmount: total },
    lines: {
      nodes: lines.map((line) => ({
        id: line.id,
        quantity: line.quantity,
        cost: { amountPerQuantity: money(line.price), totalAmount: money(line.price) },
        merchandise: {
          id: line.variantId,
          title: Object.values(line.options).join(' / ') || 'Default Title',
          image: { url: line.image },
          product: { id: line.productId, title: line.title },
        },
      })),
    },
    discountCodes: [],
  };
}
