// @ts-check
/**
 * A stand-in for WooCommerce's Store API, as far as its documentation describes carts:
 * https://developer.woocommerce.com/docs/apis/store-api/. `POST /__control` sets what goes wrong.
 */
import { startVendor } from './vendor-server.js';

const PRODUCTS =
  /** @type {Record<number, { name: string, price: string, stock: number, variation?: object[] }>} */ ({
    38: { name: 'Beanie &amp; Logo', price: '1800', stock: 5 },
    41: {
      name: 'Hoodie',
      price: '5500',
      stock: 9,
      variation: [{ attribute: 'Color', value: 'Blue' }],
    },
    50: { name: 'Gone', price: '100', stock: 0 },
  });
const money = {
  currency_code: 'USD',
  currency_symbol: '$',
  currency_minor_unit: 2,
  currency_prefix: '$',
  currency_suffix: '',
};

export function startWooCommerce() {
  /** Session → cart. @type {Map<string, any>} */
  const sessions = new Map();
  /** Token → session; a token that has run out is not in it. @type {Map<string, string>} */
  const tokens = new Map();
  /** @type {string[]} */
  let faults = [];
  /** @type {any[]} */
  let seen = [];
  let count = 0;

  const describe = ({ items, coupons }) => {
    const total = items.reduce(
      (sum, { id, quantity }) => sum + Number(PRODUCTS[id]?.price) * quantity,
      0,
    );
    const off = coupons.length > 0 ? 300 : 0;
    return {
      items: items.map(({ id, key, quantity }) => ({
        key,
        id,
        quantity,
        quantity_limits: { minimum: 1, maximum: 9999, multiple_of: 1, editable: true },
        name: PRODUCTS[id]?.name,
        images: [
          { id: 1, src: 'https://shop.example/1.jpg', thumbnail: 'https://shop.example/t.jpg' },
        ],
        variation: PRODUCTS[id]?.variation ?? [],
        prices: { price: PRODUCTS[id]?.price, ...money },
      })),
      coupons: coupons.map((code) => ({ code, totals: { total_discount: '300', ...money } })),
      totals: {
        total_items: String(total),
        total_price: String(total - off + 1430),
        total_shipping: '1300',
        total_shipping_tax: '130',
        ...money,
      },
      items_count: items.reduce((sum, { quantity }) => sum + quantity, 0),
      errors: [],
      payment_methods: ['bacs', 'cod'],
    };
  };

  /** @param {number} status @param {string} code @param {string} message @param {any} [cart] */
  const error = (status, code, message, cart) => ({
    status,
    body: { code, message, data: { status, ...(cart && { cart: describe(cart) }) } },
  });

  /** @param {string} path @param {any} body @param {any} cart @returns {import('./vendor-server.js').VendorReply} */
  const act = (path, body, cart) => {
    const item = cart.items.find(({ key }) => key === body?.key);
    const product = PRODUCTS[body?.id];
    switch (path) {
      case '':
        return { body: describe(cart) };
      case '/add-item': {
        if (!product)
          return error(
            400,
            'woocommerce_rest_cart_invalid_product',
            'This product cannot be added.',
          );
        const known = cart.items.find(({ id }) => id === body.id);
        const wanted = (known?.quantity ?? 0) + body.quantity;
        if (wanted > product.stock)
          return error(
            400,
            product.stock === 0
              ? 'woocommerce_rest_product_out_of_stock'
              : 'woocommerce_rest_product_partially_out_of_stock',
            `You cannot add that amount of &quot;${product.name}&quot; to the cart.`,
          );
        if (known) known.quantity = wanted;
        else cart.items.push({ id: body.id, key: `key-${body.id}`, quantity: wanted });
        return { status: 201, body: describe(cart) };
      }
      case '/update-item':
      case '/remove-item':
        if (!item)
          return error(
            409,
            'woocommerce_rest_cart_invalid_key',
            'Cart item no longer exists or is invalid.',
            cart,
          );
        item.quantity = path === '/remove-item' ? 0 : body.quantity;
        cart.items = cart.items.filter(({ quantity }) => quantity > 0);
        return { body: describe(cart) };
      case '/apply-coupon':
        if (body.code !== 'spring')
          return error(
            400,
            'woocommerce_rest_cart_coupon_error',
            `Coupon &quot;${body.code}&quot; does not exist!`,
          );
        cart.coupons = ['spring'];
        return { body: describe(cart) };
      case '/remove-coupon':
        cart.coupons = [];
        return { body: describe(cart) };
      default:
        return error(404, 'rest_no_route', 'No route was found.');
    }
  };

  return startVendor(
    ({ path, method, headers, body }) => {
      if (path === '/__control') {
        if (body?.faults) faults = body.faults;
        // After two days.
        if (body?.expire) tokens.clear();
        // Somebody else has emptied the cart, in another tab.
        if (body?.empty) for (const cart of sessions.values()) cart.items = [];
        if (body?.reset) [faults, seen] = [[], []];
        return { body: { seen } };
      }
      const sent = /** @type {string | undefined} */ (headers['cart-token']);
      const route = path.replace('/wp-json/wc/store/v1/cart', '');
      seen.push({ method, route, token: sent ?? null });
      const fault = faults.shift();
      if (fault === '429') return { status: 429, headers: { 'Retry-After': '1' }, body: {} };
      if (fault === '500') return { status: 500, body: '<p>There has been a critical error.</p>' };
      // A token that is not good any more counts as none: a fresh guest, and no right to write.
      const known = sent === undefined ? undefined : tokens.get(sent);
      if (known === undefined && method === 'POST')
        return error(
          401,
          'woocommerce_rest_missing_nonce',
          'Missing the Nonce header. This endpoint requires a valid nonce.',
        );
      const session = known ?? `guest-${(count += 1)}`;
      const cart = sessions.get(session) ?? { items: [], coupons: [] };
      sessions.set(session, cart);
      // A new token with each answer, for the same session.
      const token = `${session}.${(count += 1)}`;
      tokens.set(token, session);
      const reply = act(route, body, cart);
      return { ...reply, headers: { 'Cart-Token': token } };
    },
    { allow: 'content-type, cart-token, nonce', expose: 'Cart-Token, Nonce, Retry-After' },
  );
}
