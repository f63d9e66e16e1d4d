import { byId } from './dom.js';
import { openCart } from './cart-drawer.js';
import { markOnStage } from './product-card.js';
import { go, productPath } from './router.js';
import { origin } from './shop-api.js';
import { shopCartProvider } from './shop-cart-provider.js';

/** Everything the shop does with `<live-room>`: an address, a cart, and four events. */

/** @type {any} */
const room = byId('room');

/** Ids of the products on the stage now. @type {Set<string>} */
export const pins = new Set();

export function startLiveShow() {
  // ?show=soon, replay, ended, clock: the other states of the demo's programme.
  const show = new URLSearchParams(location.search).get('show') ?? 'studio';
  room.cartProvider = shopCartProvider;
  room.setAttribute('src', `${origin}/shows/${encodeURIComponent(show)}.json`);

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
    openCart();
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

  byId('mini-close').addEventListener('click', () => byId('live').remove());
}

export function setShowLanguage(language) {
  room.setAttribute('language', language);
}
