import { loadProducts, origin } from '../storefront/shop-api.js';
import { byId, h } from '../storefront/dom.js';
import { installActions, onCart, updateCart } from './theme-cart.js';

// The actions are there before the room is: on a real storefront Shopify sees to it.
installActions({ openCart: () => byId('drawer').showModal() });
await import('live-room/define');
byId('room').setAttribute('src', `${origin}/shows/studio.json`);

byId('cart-button').addEventListener('click', () => byId('drawer').showModal());
onCart(renderCart);

/** What the theme itself changes goes the same way, with its own context. */
async function change(line, context) {
  const { userErrors = [] } = await updateCart({ lines: [line] }, { event: { context } });
  byId('refused').textContent = userErrors[0]?.message ?? '';
}

function renderCart({ lines, totalQuantity, subtotal }) {
  byId('cart-count').textContent = String(totalQuantity);
  byId('total').textContent = subtotal ? `${subtotal.amount} ${subtotal.currency}` : '';
  byId('lines').replaceChildren(
    ...lines.map(({ id, title, quantity }) =>
      h(
        'li',
        {},
        h('span', {}, `${quantity} × ${title}`),
        h('button', { onclick: () => change({ id, quantity: quantity + 1 }, 'dialog') }, 'More'),
        h('button', { onclick: () => change({ id, quantity: 0 }, 'dialog') }, 'Remove'),
      ),
    ),
  );
}

const products = await loadProducts();
byId('products').replaceChildren(
  ...products.map(({ name, variants: [variant] }) => {
    const title = typeof name === 'string' ? name : name.en;
    const add = () => change({ merchandiseId: variant?.id, quantity: 1 }, 'product');
    return h(
      'li',
      {},
      h('img', { src: variant?.image, alt: '' }),
      h('span', {}, title),
      h('button', { onclick: add }, `Add ${title}`),
    );
  }),
);
