import { byId } from './dom.js';
import { markOnStage } from './product-card.js';
import { go, productPath } from './router.js';
import { origin } from './shop-api.js';
import { shopCartProvider } from './shop-cart-provider.js';

/** Everything the shop does with `<live-room>`: an address, a cart, events and the mini-player. */

/** @type {any} */
const room = byId('room');

/** Ids of the products on the stage now. @type {Set<string>} */
export const pins = new Set();

export function startLiveShow() {
  room.cartProvider = shopCartProvider;
  // The market decides what may be sold how: `?country=US`. Without one the strictest rules hold.
  const query = new URLSearchParams(location.search);
  room.country = query.get('country');
  // `?insights` measures the show for the desk, as far as the viewer agrees; `?consent=ask` asks.
  if (query.has('consent')) room.consent = query.get('consent');
  if (query.has('insights')) room.insights = `${origin}/insights`;

  room.addEventListener('live-product-pinned', ({ detail }) => {
    pins.add(detail.productId);
    markOnStage(pins);
  });
  room.addEventListener('live-product-unpinned', ({ detail }) => {
    pins.delete(detail.productId);
    markOnStage(pins);
  });

  // The room asks before it opens a product page or pays. The shop answers with its own router and
  // its own drawer: the page is not left, and the show goes on in the mini-player.
  room.addEventListener('live-product-open-requested', (event) => {
    go(productPath(event.detail.productId));
    event.respondWith({ ok: true });
  });
  room.addEventListener('live-checkout-requested', (event) => {
    go('/storefront/checkout');
    event.respondWith({ ok: true });
  });

  // A shop may also carry out "add to cart" by itself, or refuse it. With a cart provider there is
  // no need to; it would look like this:
  //
  // room.addEventListener('live-add-to-cart-requested', (event) => {
  //   const { variantId, quantity } = event.detail;
  //   event.respondWith(
  //     memberPrices.has(variantId) && !signedIn
  //       ? { ok: false, reason: 'login-required' }
  //       : addToMyCart(variantId, quantity).then(() => ({ ok: true })),
  //   );
  // });

  // From the mini-player the viewer may come back to the full view, or stop the show.
  room.addEventListener('live-mini-player-changed', ({ detail }) => {
    if (away && detail.mode === 'off' && !detail.closed) go('/storefront/');
  });
}

let away = false;

/**
 * Away from home the show goes on in its mini-player. It stays in the page, and so does its
 * stream. Whoever has not been home yet is not bothered with it.
 */
export function placeShow(routeName) {
  away = routeName !== 'home';
  if (away) room.minimize();
  else if (room.hasAttribute('src')) room.restore();
  else room.setAttribute('src', showAddress());
}

/**
 * `?show=soon`, `replay`, `ended`, `clock`: the other states of the demo's programme.
 * `&model=moonshine-tiny`: what hears the host.
 */
function showAddress() {
  const query = new URLSearchParams(location.search);
  const show = encodeURIComponent(query.get('show') ?? 'studio');
  const model = query.get('model');
  return `${origin}/shows/${show}.json${model ? `?model=${encodeURIComponent(model)}` : ''}`;
}

/**
 * The room shows the shop's own prices of that market, or what they are in its money.
 * @param {import('./market.js').Market} market
 */
export function setShowMarket({ country, currency, shownIn }) {
  room.setAttribute('country', country);
  room.setAttribute('currency', shownIn ?? currency);
}

/** What is still to be paid is told in the room too. */
export function showPayment({ number, method, status, total, payBy, reference }) {
  if (status !== 'pending') return;
  room.room?.shop.tellPayment({
    id: number,
    method: method.id === 'cash' ? 'cash-on-delivery' : method.id,
    status,
    amount: total,
    ...(payBy && { expiresAt: Date.parse(payBy) }),
    ...(reference && { message: reference }),
  });
}

/** Another dress for the room; '' for the shop's own colours. @param {string} theme */
export function setShowTheme(theme) {
  if (theme) room.setAttribute('theme', theme);
  else room.removeAttribute('theme');
}

/**
 * @param {string} language what the room speaks
 * @param {string} captions the show has them in the languages of the shop
 */
export function setShowLanguage(language, captions) {
  room.setAttribute('language', language);
  room.setAttribute('captions', captions);
}
