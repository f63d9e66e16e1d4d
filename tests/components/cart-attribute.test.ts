import { expect } from '@open-wc/testing';
import { CartAttribute } from '../../src/components/internal/cart-attribute.js';
import type { MarketElement } from '../../src/components/internal/market-element.js';
import type { CartProvider } from '../../src/sdk/index.js';
import { vendor } from '../helpers/vendors/vendor.js';

const OPERATION = { key: 'k', attempt: 1 };
const { signal } = new AbortController();

interface Tag {
  cart: string;
  cartStore: string;
  cartToken: string | null;
  country: string | null;
  language: string | null;
  room: { readonly shop: { cartProvider: CartProvider | null } };
}

function tag(cart: string, cartStore: string): { host: Tag; update: () => CartProvider } {
  const host = {
    ...{
      cart,
      cartStore,
      cartToken: 'public-token',
      country: 'DE',
      language: 'de',
      cartProvider: null,
    },
    room: { shop: { cartProvider: null as CartProvider | null } },
    addController: () => undefined,
  };
  const attribute = new CartAttribute(host as unknown as MarketElement);
  return {
    host,
    update: () => {
      attribute.hostUpdate();
      const { cartProvider } = host.room.shop;
      if (!cartProvider) throw new Error('The room has no cart.');
      return cartProvider;
    },
  };
}

describe('A cart that the tag names', () => {
  for (const [name, line] of [
    ['shopify', { productId: 'runner', variantId: '1', quantity: 1 }],
    ['woocommerce', { productId: 'beanie', variantId: '38', quantity: 1 }],
  ] as const) {
    it(`${name}: is the same in another language, and in the next show`, async () => {
      const shop = await vendor(name);
      const { host, update } = tag(name, shop.url);
      const first = update();
      expect((await first.add(line, signal, OPERATION)).ok).to.equal(true);
      host.language = 'en';
      const second = update();
      expect(second).not.to.equal(first);
      expect((await second.load(signal)).cart?.totalQuantity).to.equal(1);
      host.room = { shop: { cartProvider: null } };
      expect((await update().load(signal)).cart?.totalQuantity).to.equal(1);
    });

    it(`${name}: is another one in another shop`, async () => {
      const [shop, other] = [await vendor(name), await vendor(name)];
      const { host, update } = tag(name, shop.url);
      await update().add(line, signal, OPERATION);
      host.cartStore = other.url;
      expect((await update().load(signal)).cart?.totalQuantity).to.equal(0);
      host.cartStore = shop.url;
      expect((await update().load(signal)).cart?.totalQuantity).to.equal(1);
    });
  }
});
