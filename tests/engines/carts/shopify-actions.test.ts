import { expect } from '@open-wc/testing';
import { shopifyActionsCart } from '../../../src/sdk/engines/carts/shopify-actions.js';
import type { Cart, CartProvider } from '../../../src/sdk/index.js';
import { decodeCartResult } from '../../../src/sdk/shop/decode-cart.js';
import { systemClock } from '../../../src/sdk/state/clock.js';
import { vendor, type Vendor } from '../../helpers/vendors/vendor.js';

const { signal } = new AbortController();
const OPERATION = { key: 'k', attempt: 1 };
const SHOE = { productId: '10', variantId: '1', quantity: 1 };

function ajaxCart(quantity: number, more: object = {}): object {
  return {
    token: 'abc?key=1',
    currency: 'EUR',
    item_count: quantity,
    items_subtotal_price: 8900 * quantity,
    items: quantity
      ? [
          {
            key: '1:hash',
            variant_id: 1,
            product_id: 10,
            product_title: 'Runner',
            variant_title: 'Blue / 42',
            quantity,
            final_price: 8900,
            image: '//cdn.example/1.jpg',
          },
        ]
      : [],
    ...more,
  };
}

/** A theme's actions, as the documentation describes them: they tell ids and sums only. */
class Theme {
  readonly calls: { payload: unknown; options: unknown }[] = [];
  result: object = {};
  readonly #shop: Vendor;

  constructor(shop: Vendor) {
    this.#shop = shop;
  }

  readonly actions = {
    getCart: async (): Promise<unknown> => ({ cart: this.#summary() }),
    updateCart: async (payload: object, options?: object): Promise<unknown> => {
      this.calls.push({ payload, options });
      const { detail } = (options as { event: { detail: object } }).event;
      this.announce(Promise.resolve(this.#answer()), detail);
      return this.#answer();
    },
  };

  /** The theme fires the event as the change begins, with a promise of its outcome. */
  announce(promise: Promise<unknown>, detail: object = {}): void {
    const event = new Event('shopify:cart:lines-update', { bubbles: true });
    document.body.dispatchEvent(Object.assign(event, { action: 'add', promise, detail }));
  }

  get shopify(): Parameters<typeof shopifyActionsCart>[0] {
    return { actions: this.actions, routes: { root: `${this.#shop.url}/` } };
  }

  #answer(): object {
    return { cart: this.#summary(), ...this.result };
  }

  #summary(): object {
    return {
      id: 'gid://shopify/Cart/abc',
      totalQuantity: 1,
      cost: { totalAmount: { amount: '89.0', currencyCode: 'EUR' } },
      lines: [{ id: 'gid://shopify/CartLine/1', quantity: 1 }],
      discountCodes: [{ code: 'SPRING', applicable: true }],
    };
  }
}

async function setUp(quantity = 1): Promise<{ shop: Vendor; theme: Theme; cart: CartProvider }> {
  const shop = await vendor('shopify');
  await shop.control({ ajax: ajaxCart(quantity) });
  const theme = new Theme(shop);
  const cart = shopifyActionsCart(theme.shopify, { clock: systemClock, random: () => 1 });
  return { shop, theme, cart };
}

/** The next cart that the provider announces. */
function nextCart(cart: CartProvider): Promise<Cart | null> {
  return new Promise((resolve) => {
    const stop = cart.onChange?.((heard) => {
      stop?.();
      resolve(heard);
    });
  });
}

describe('The cart of a Shopify theme', () => {
  it('is read where the theme keeps it, since actions tell ids and sums only', async () => {
    const { cart } = await setUp(2);
    const decoded = decodeCartResult(await cart.load(signal));
    if (!decoded.ok || !decoded.value.ok) throw new Error('The room would not take this cart.');
    expect(decoded.value.cart.lines[0]).to.deep.include({
      id: '1:hash',
      variantId: 'gid://shopify/ProductVariant/1',
      title: 'Runner',
      options: 'Blue / 42',
      quantity: 2,
      price: { amount: '89.00', currency: 'EUR' },
    });
    expect(decoded.value.cart.lines[0]?.image).to.match(/^https?:\/\/cdn\.example\/1\.jpg$/);
    expect(decoded.value.cart.subtotal).to.deep.equal({ amount: '178.00', currency: 'EUR' });
  });

  it('changes by the standard action, in Shopify’s ids', async () => {
    const { theme, cart } = await setUp();
    await cart.add(SHOE, signal, OPERATION);
    await cart.update({ lineId: '1:hash', quantity: 0 }, signal, OPERATION);
    expect(theme.calls.map(({ payload }) => payload)).to.deep.equal([
      { lines: [{ merchandiseId: 'gid://shopify/ProductVariant/1', quantity: 1 }] },
      { lines: [{ id: '1:hash', quantity: 0 }] },
    ]);
  });

  it('keeps the codes that are there when one is added or removed', async () => {
    const { theme, cart } = await setUp();
    await cart.applyCode?.('SUMMER', signal, OPERATION);
    await cart.removeCode?.('spring', signal, OPERATION);
    expect(theme.calls.map(({ payload }) => payload)).to.deep.equal([
      { discountCodes: ['SPRING', 'SUMMER'] },
      { discountCodes: [] },
    ]);
  });

  it('refuses with the theme’s error, and the cart as it stands', async () => {
    const { theme, cart } = await setUp();
    theme.result = { userErrors: [{ code: 'INVALID', message: 'Members only.', field: [] }] };
    const answer = await cart.add(SHOE, signal, OPERATION);
    expect(answer).to.include({ ok: false, reason: 'custom-error', message: 'Members only.' });
    expect(answer.cart?.totalQuantity).to.equal(1);
  });

  it('tells a warning, and takes a variant that is sold out for refused', async () => {
    const { shop, theme, cart } = await setUp();
    const warning = { code: 'MERCHANDISE_NOT_ENOUGH_STOCK', message: 'Only 1.', target: '1:hash' };
    theme.result = { warnings: [warning] };
    const capped = await cart.add({ ...SHOE, quantity: 3 }, signal, OPERATION);
    expect(capped.cart?.notices).to.deep.equal([
      { kind: 'capped', variantId: '1', message: 'Only 1.' },
    ]);
    await shop.control({ ajax: ajaxCart(0) });
    theme.result = { warnings: [{ code: 'MERCHANDISE_OUT_OF_STOCK', message: 'Gone.' }] };
    expect(await cart.add(SHOE, signal, OPERATION)).to.include({
      ok: false,
      reason: 'out-of-stock',
    });
  });

  it('hears of what the theme changes, when it has happened', async () => {
    const { shop, theme, cart } = await setUp();
    const heard = nextCart(cart);
    let done: (result: object) => void = () => undefined;
    theme.announce(new Promise((resolve) => (done = resolve)));
    await shop.control({ ajax: ajaxCart(3) });
    done({ cart: null });
    expect((await heard)?.totalQuantity).to.equal(3);
  });

  it('looks again when a change of the theme failed', async () => {
    const { theme, cart } = await setUp(2);
    const heard = nextCart(cart);
    theme.announce(Promise.reject(new Error('offline')));
    expect((await heard)?.totalQuantity).to.equal(2);
  });

  it('does not hear its own changes twice', async () => {
    const { shop, theme, cart } = await setUp();
    const heard: (Cart | null)[] = [];
    const stop = cart.onChange?.((one) => heard.push(one));
    await cart.add(SHOE, signal, OPERATION);
    const other = nextCart(cart);
    await shop.control({ ajax: ajaxCart(2) });
    theme.announce(Promise.resolve({ cart: null }));
    await other;
    stop?.();
    expect(heard.map((one) => one?.totalQuantity)).to.deep.equal([2]);
  });

  it('says that there was a change it cannot read', async () => {
    const { shop, theme, cart } = await setUp();
    const heard = nextCart(cart);
    await shop.control({ ajax: { token: 1 } });
    theme.announce(Promise.resolve({ cart: null }));
    expect(await heard).to.be.null;
  });
});
