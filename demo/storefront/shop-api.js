/**
 * The shop's back end, as the browser sees it. The session is a header, not a cookie, because the
 * demo's back end lives on another port; it is kept for the tab only.
 */

/** @typedef {import('live-room/sdk').Product} Product */
/**
 * The back end's cart: it names what was chosen, and leaves the words to the shop.
 * @typedef {object} ShopCartState
 * @property {{ id: string, productId: string, variantId: string, title: string, quantity: number,
 *   options: Record<string, string>, price: import('live-room/sdk').Money, image: string }[]} lines
 * @property {import('live-room/sdk').CartCode[]} [codes]
 * @property {number} totalQuantity
 * @property {import('live-room/sdk').Money | null} subtotal
 * @property {string} [country] Of the market it is in.
 */

/** `?scope=name` gives a page its own stock, faults and show, apart from all other pages. */
const scope = new URLSearchParams(location.search).get('scope');
const { content: backEnd } = /** @type {HTMLMetaElement} */ (
  document.querySelector('meta[name="shop-origin"]')
);

/** Where the back end and the show are, without a slash at the end. */
export const origin = scope ? `${backEnd}/~${encodeURIComponent(scope)}` : backEnd;

/** @type {{ region: string, days: [number, number] }[]} */
let deliveries = [];
const EU = ['DE', 'ES'];

/** How long a parcel takes, in working days. @param {string} country */
export function deliveryTo(country) {
  const region = EU.includes(country) ? 'EU' : country;
  return deliveries.find((one) => one.region === region) ?? deliveries.at(-1);
}

const SESSION_KEY = 'harbour-session';
const session = readSession();

/** The shop said no, and why. */
export class Refusal extends Error {
  constructor(reason = 'custom-error') {
    super(`The shop refused: ${reason}.`);
    this.reason = reason;
  }
}

/** @returns {Promise<Product[]>} */
export async function loadProducts() {
  const { products, delivery } = await ask('GET', '/shop/products');
  deliveries = delivery;
  return products.map((product) => ({
    ...product,
    images: product.images.map((image) => ({ ...image, url: absolute(image.url) })),
    variants: product.variants.map((one) => ({ ...one, image: absolute(one.image) })),
  }));
}

/** @returns {Promise<import('./market.js').Market[]>} */
export async function loadMarkets() {
  return (await ask('GET', '/shop/markets')).markets;
}

/** Where the visitor shops from now on. @param {string} country */
export function moveCart(country) {
  return askForCart('POST', '/shop/market', { body: { country } });
}

/** Sells what is in the cart. @param {string} method */
export async function placeOrder(method) {
  const order = await ask('POST', '/shop/orders', { body: { method } });
  return { ...order, lines: readCart(order).lines };
}

/** @param {AbortSignal} [signal] */
export function loadCart(signal) {
  return askForCart('GET', '/shop/cart', { signal });
}

/**
 * @param {{ variantId: string, quantity: number }} line
 * @param {AbortSignal} [signal]
 */
export function addLine({ variantId, quantity }, signal) {
  return askForCart('POST', '/shop/cart/lines', { body: { variantId, quantity }, signal });
}

/**
 * Quantity 0 removes the line.
 * @param {{ lineId: string, quantity: number }} change
 * @param {AbortSignal} [signal]
 */
export function changeLine({ lineId, quantity }, signal) {
  const path = `/shop/cart/lines/${encodeURIComponent(lineId)}`;
  return quantity > 0
    ? askForCart('PATCH', path, { body: { quantity }, signal })
    : askForCart('DELETE', path, { signal });
}

/**
 * @param {string} code
 * @param {AbortSignal} [signal]
 */
export function applyCode(code, signal) {
  return askForCart('POST', '/shop/cart/codes', { body: { code }, signal });
}

/**
 * @param {AbortSignal} [signal]
 * @returns {Promise<string>} where to pay
 */
export async function checkoutAddress(signal) {
  const { url } = await ask('POST', '/shop/checkout', { signal });
  return absolute(url);
}

/**
 * The cart now, and after every change from anywhere: this page, the room, another tab.
 * @param {(cart: ShopCartState) => void} listener
 * @returns {() => void} the way out
 */
export function watchCart(listener) {
  const events = new EventSource(`${origin}/shop/cart/events?session=${session}`);
  events.addEventListener('cart', ({ data }) => listener(readCart(JSON.parse(data))));
  return () => events.close();
}

async function askForCart(method, path, options) {
  return readCart(await ask(method, path, options));
}

/** @returns {ShopCartState} */
function readCart(cart) {
  return { ...cart, lines: cart.lines.map((line) => ({ ...line, image: absolute(line.image) })) };
}

/** Rejects with a `Refusal` when the shop says no, with a `TypeError` when it cannot be reached. */
async function ask(method, path, { body, signal } = /** @type {any} */ ({})) {
  const response = await fetch(origin + path, {
    method,
    signal,
    headers: { 'X-Session': session, ...(body && { 'Content-Type': 'application/json' }) },
    body: body && JSON.stringify(body),
  });
  if (response.ok) return response.json();
  const { reason } = await response.json().catch(() => ({}));
  if (reason) throw new Refusal(reason);
  throw new TypeError(`The shop answered with ${response.status}.`);
}

function absolute(path) {
  return path.startsWith('/') ? origin + path : path;
}

function readSession() {
  try {
    const known = sessionStorage.getItem(SESSION_KEY);
    if (known) return known;
    const fresh = crypto.randomUUID();
    sessionStorage.setItem(SESSION_KEY, fresh);
    return fresh;
  } catch {
    // Storage is switched off: a session for this page view.
    return crypto.randomUUID();
  }
}
