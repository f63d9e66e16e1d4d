import { lineList } from './cart-lines.js';
import { byId, h, icon } from './dom.js';
import { currentMarket } from './market.js';
import { shopCart } from './shop-cart.js';
import { localized, price, refusalText, t } from './texts.js';

/** The shop's own cart: a badge in the header and a drawer. The room has no part in it. */

/** @type {HTMLDialogElement} */
const drawer = byId('cart');

export function startCartDrawer() {
  byId('cart-button').addEventListener('click', openCart);
  drawer.addEventListener('click', ({ target }) => {
    if (target === drawer) drawer.close();
  });
  shopCart.addEventListener('change', renderCart);
  shopCart.start();
  renderCart();
}

export function openCart() {
  if (!drawer.open) drawer.showModal();
}

export function closeCart() {
  drawer.close();
}

/** Also called when the language changes. */
export function renderCart() {
  const { totalQuantity } = shopCart.current;
  const badge = byId('cart-badge');
  badge.hidden = totalQuantity === 0;
  badge.textContent = String(totalQuantity);
  byId('cart-label').textContent = t('cartCount', { count: totalQuantity });

  // The same button keeps the focus when the lines are drawn anew.
  const focused = drawer.contains(document.activeElement)
    ? /** @type {HTMLElement} */ (document.activeElement).dataset.key
    : undefined;
  drawer.replaceChildren(...drawerContent());
  if (focused) {
    const again = drawer.querySelector(`[data-key="${CSS.escape(focused)}"]`);
    /** @type {HTMLElement} */ (again ?? drawer.querySelector('button'))?.focus();
  }
}

function drawerContent() {
  const { lines, totalQuantity } = shopCart.current;
  const title = h('h2', { id: 'cart-title' }, t('cart'), ' ', h('span', {}, `(${totalQuantity})`));
  const head = h(
    'header',
    { class: 'drawer-head' },
    title,
    h(
      'button',
      { class: 'icon-button', type: 'button', 'aria-label': t('close'), onclick: closeCart },
      icon('close'),
    ),
  );
  return lines.length === 0
    ? [head, emptyCart()]
    : [head, lineList((change) => orSay(change)), cartFoot()];
}

function emptyCart() {
  return h(
    'div',
    { class: 'drawer-empty' },
    icon('bag'),
    h('p', { class: 'lead' }, t('cartEmpty')),
    h('p', {}, t('cartEmptyHint')),
    h(
      'button',
      { class: 'button button-quiet', type: 'button', onclick: closeCart },
      t('cartKeepLooking'),
    ),
  );
}

function cartFoot() {
  const { subtotal } = shopCart.current;
  return h(
    'footer',
    { class: 'drawer-foot' },
    subtotal &&
      h('p', { class: 'total' }, h('span', {}, t('subtotal')), h('strong', {}, price(subtotal))),
    h('p', { class: 'small' }, localized(currentMarket().taxNote)),
    h('p', { class: 'error', role: 'alert', id: 'cart-error', hidden: true }),
    h('a', { class: 'button', href: '/storefront/checkout', 'data-link': true }, t('checkout')),
    h('a', { class: 'arrow-link', href: '/storefront/cart', 'data-link': true }, t('toCart')),
  );
}

/** Shows in the drawer why the shop said no. */
async function orSay(promise) {
  try {
    return await promise;
  } catch (error) {
    const place = byId('cart-error');
    place.textContent = refusalText(error);
    place.hidden = false;
    return undefined;
  }
}
