import type { ShopifyStorefront } from './engines/carts/shopify-storefront.js';
import type { WooCommerceShop } from './engines/carts/woocommerce.js';
import type { CartProvider } from './shop/cart-provider.js';
import { lateProvider } from './shop/late-provider.js';
import { systemClock } from './state/clock.js';

export type { ShopifyStorefront, WooCommerceShop };

const world = { clock: systemClock, random: Math.random };

/**
 * A Shopify shop's cart. Without options: that of the theme around the room, by the standard
 * storefront actions and events. With a `store`: a cart of the Storefront API, wherever the page
 * is; the theme's own cart goes before, where there is one.
 */
export function shopifyCart(store?: ShopifyStorefront): CartProvider {
  return lateProvider(async () => {
    const { openShopifyCart } = await import('./engines/carts/shopify.js');
    return openShopifyCart(store, world);
  });
}

/** A WooCommerce shop's cart, by its Store API: the page's own, or one elsewhere by Cart-Token. */
export function wooCommerceCart(shop: WooCommerceShop = {}): CartProvider {
  return lateProvider(async () => {
    const { wooCommerceCart: open } = await import('./engines/carts/woocommerce.js');
    return open(shop, world);
  });
}
