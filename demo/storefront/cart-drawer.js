import { lineOptions, lineTitle } from './catalogue.js';
import { byId, h, icon } from './dom.js';
import { checkoutAddress } from './shop-api.js';
import { shopCart } from './shop-cart.js';
import { price, refusalText, t } from './texts.js';

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
  return lines.length === 0 ? [head, emptyCart()] : [head, lineList(), cartFoot()];
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

function lineList() {
  const items = shopCart.current.lines.map((line) => {
    const title = lineTitle(line);
    return h(
      'li',
      { class: 'line' },
      h('img', { src: line.image, alt: '', width: 88, height: 88 }),
      h(
        'div',
        { class: 'line-text' },
        h('p', { class: 'line-title' }, h('bdi', {}, title)),
        h('p', { class: 'small' }, lineOptions(line)),
        h(
          'div',
          { class: 'stepper', role: 'group', 'aria-label': `${t('quantity')}, ${title}` },
          stepButton(line, -1),
          h('output', {}, String(line.quantity)),
          stepButton(line, +1),
        ),
      ),
      h(
        'div',
        { class: 'line-end' },
        h('p', { class: 'price' }, price(line.price)),
        h(
          'button',
          {
            class: 'text-button',
            type: 'button',
            'data-key': `remove-${line.id}`,
            'aria-label': `${t('remove')}, ${title}`,
            onclick: () => change(line, 0),
          },
          t('remove'),
        ),
      ),
    );
  });
  return h('ul', { class: 'lines' }, ...items);
}

function stepButton(line, step) {
  return h(
    'button',
    {
      type: 'button',
      'data-key': `step${step}-${line.id}`,
      'aria-label': t(step > 0 ? 'more' : 'fewer'),
      onclick: () => change(line, line.quantity + step),
    },
    icon(step > 0 ? 'plus' : 'minus'),
  );
}

function cartFoot() {
  const { subtotal } = shopCart.current;
  return h(
    'footer',
    { class: 'drawer-foot' },
    subtotal &&
      h('p', { class: 'total' }, h('span', {}, t('subtotal')), h('strong', {}, price(subtotal))),
    h('p', { class: 'small' }, t('taxNote')),
    h('p', { class: 'error', role: 'alert', id: 'cart-error', hidden: true }),
    h('button', { class: 'button', type: 'button', onclick: pay }, t('checkout')),
  );
}

async function change(line, quantity) {
  await orSay(shopCart.update({ lineId: line.id, quantity }));
}

async function pay() {
  const url = await orSay(checkoutAddress());
  if (url) location.assign(url);
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
