// @ts-check
/**
 * A stand-in for Shopify's Storefront API, as far as its documentation describes carts:
 * https://shopify.dev/docs/api/storefront (2026-10). `POST /__control` sets what goes wrong next.
 */
import { startVendor } from './vendor-server.js';

const TOKEN = 'public-token';
const VARIANTS =
  /** @type {Record<string, { title: string, product: string, price: string, stock: number }>} */ ({
    1: { title: 'Blue / 42', product: 'Runner', price: '89.0', stock: 5 },
    2: { title: 'Default Title', product: 'Bottle', price: '24.5', stock: 100 },
    3: { title: 'Red', product: 'Sold out', price: '10.0', stock: 0 },
  });
const CODES = /** @type {Record<string, { applicable: boolean, warning?: string }>} */ ({
  SPRING: { applicable: true },
  OLD: { applicable: false, warning: 'DISCOUNT_CURRENTLY_INACTIVE' },
});

export function startShopify() {
  /** @type {Map<string, any>} */
  const carts = new Map();
  /** What happens to the next requests, oldest first. @type {string[]} */
  let faults = [];
  /** @type {any[]} */
  let seen = [];
  let made = 0;
  /** What a theme's `cart.js` tells. @type {object | undefined} */
  let ajax;

  const describe = (cart) => {
    const { country } = cart;
    const currencyCode = country === 'JP' ? 'JPY' : 'EUR';
    const money = (amount) => ({ amount: amount.toFixed(1), currencyCode });
    const nodes = cart.lines.map((line) => {
      const variant = VARIANTS[line.variant];
      return {
        id: line.id,
        quantity: line.quantity,
        cost: {
          amountPerQuantity: money(Number(variant?.price)),
          totalAmount: money(Number(variant?.price) * line.quantity),
        },
        merchandise: {
          id: `gid://shopify/ProductVariant/${line.variant}`,
          title: variant?.title,
          image: { url: 'https://cdn.example/1.jpg' },
          product: { id: `gid://shopify/Product/${line.variant}0`, title: variant?.product },
        },
        discountAllocations: [],
      };
    });
    const total = nodes.reduce((sum, node) => sum + Number(node.cost.totalAmount.amount), 0);
    const off = cart.codes.includes('SPRING') ? 5 : 0;
    return {
      id: cart.id,
      checkoutUrl: `https://shop.example/checkouts/${made}`,
      totalQuantity: nodes.reduce((sum, { quantity }) => sum + quantity, 0),
      cost: { subtotalAmount: money(total - off), totalAmount: money(total - off) },
      lines: { nodes },
      discountCodes: cart.codes.map((code) => ({ code, applicable: !!CODES[code]?.applicable })),
      discountAllocations: off ? [{ discountedAmount: money(off), code: 'SPRING' }] : [],
    };
  };

  const changed = (cart, userErrors = [], warnings = []) => ({
    body: { data: { result: { cart: cart && describe(cart), userErrors, warnings } } },
  });

  const put = (cart, variant, wanted, warnings) => {
    const { stock = 0 } = VARIANTS[variant] ?? {};
    const quantity = Math.min(wanted, stock);
    const line = cart.lines.find((one) => one.variant === variant);
    const id = line?.id ?? `gid://shopify/CartLine/${variant}?cart=${cart.id.slice(-4)}`;
    if (stock === 0)
      warnings.push({ code: 'MERCHANDISE_OUT_OF_STOCK', message: 'Sold out.', target: id });
    else if (quantity < wanted)
      warnings.push({
        code: 'MERCHANDISE_NOT_ENOUGH_STOCK',
        message: `Only ${stock}.`,
        target: id,
      });
    if (line) line.quantity = quantity;
    else if (quantity > 0) cart.lines.push({ id, variant, quantity });
    cart.lines = cart.lines.filter((one) => one.quantity > 0);
  };

  const add = (cart, lines) => {
    const warnings = [];
    for (const { merchandiseId, quantity } of lines) {
      const variant = String(merchandiseId).split('/').pop() ?? '';
      if (!VARIANTS[variant])
        return changed(cart, [
          { code: 'INVALID', message: 'The merchandise with id does not exist.' },
        ]);
      const had = cart.lines.find((one) => one.variant === variant)?.quantity ?? 0;
      put(cart, variant, had + quantity, warnings);
    }
    return changed(cart, [], warnings);
  };

  /** @param {string} fault */
  const fail = (fault) => {
    switch (fault) {
      case 'throttled':
        return {
          body: { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }] },
        };
      case '429':
        return { status: 429, headers: { 'Retry-After': '1' }, body: '' };
      case '503':
        return { status: 503, headers: { 'Retry-After': '0' }, body: '' };
      case 'nonsense':
        return { body: '<html>Bad gateway</html>' };
      case 'error':
        return { body: { errors: [{ message: 'Field does not exist on type Cart' }] } };
      default:
        return { status: 500, body: {} };
    }
  };

  return startVendor(
    ({ path, headers, body }) => {
      if (path === '/__control') {
        if (body?.faults) faults = body.faults;
        if (body?.forget) carts.clear();
        if (body?.ajax) ajax = body.ajax;
        if (body?.reset) [faults, seen] = [[], []];
        return { body: { seen } };
      }
      if (path === '/cart.js') {
        return ajax ? { body: ajax } : { status: 404, body: '<h1>Not found</h1>' };
      }
      if (path !== '/api/2026-10/graphql.json') return { status: 404, body: {} };
      if (headers['x-shopify-storefront-access-token'] !== TOKEN) return { status: 401, body: {} };
      const { query, variables } = body;
      const operation = /result: (\w+)/.exec(query)?.[1];
      seen.push({ operation, variables });
      const fault = faults.shift();
      if (fault) return fail(fault);
      if (!query.includes('@inContext(country: $country, language: $language)'))
        return fail('error');
      if (operation === 'cartCreate') {
        const cart = {
          id: `gid://shopify/Cart/c1-${(made += 1)}`,
          lines: [],
          codes: [],
          country: variables.country,
        };
        carts.set(cart.id, cart);
        return add(cart, variables.input.lines);
      }
      const cart = carts.get(variables.cartId);
      if (operation === 'cart') return { body: { data: { result: cart ? describe(cart) : null } } };
      if (!cart)
        return changed(null, [{ code: 'INVALID', message: 'The specified cart does not exist.' }]);
      switch (operation) {
        case 'cartLinesAdd':
          return add(cart, variables.lines);
        case 'cartLinesUpdate': {
          const warnings = [];
          for (const { id, quantity } of variables.lines) {
            const line = cart.lines.find((one) => one.id === id);
            if (!line)
              return changed(cart, [
                { code: 'INVALID_MERCHANDISE_LINE', message: 'The line does not exist.' },
              ]);
            put(cart, line.variant, quantity, warnings);
          }
          return changed(cart, [], warnings);
        }
        case 'cartLinesRemove':
          cart.lines = cart.lines.filter(({ id }) => !variables.lineIds.includes(id));
          return changed(cart);
        case 'cartDiscountCodesUpdate': {
          cart.codes = variables.discountCodes;
          const warnings = cart.codes.flatMap((code) => {
            const known = CODES[code];
            if (known?.applicable) return [];
            const warning = known?.warning ?? 'DISCOUNT_NOT_FOUND';
            return [{ code: warning, message: `${code} cannot be used.`, target: cart.id }];
          });
          return changed(cart, [], warnings);
        }
        default:
          return fail('error');
      }
    },
    { allow: 'content-type, x-shopify-storefront-access-token', expose: 'Retry-After' },
  );
}
