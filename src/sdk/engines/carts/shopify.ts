import type { CartProvider } from '../../shop/cart-provider.js';
import type { CartWorld } from './cart-world.js';
import { shopifyActionsCart, type ShopifyGlobal } from './shopify-actions.js';
import type { ShopifyStorefront } from './shopify-storefront.js';

/** The theme's own cart where there is one; otherwise one of the Storefront API. */
export async function openShopifyCart(
  store: ShopifyStorefront | undefined,
  world: CartWorld,
): Promise<CartProvider> {
  const theme = await themeAround();
  if (theme) return shopifyActionsCart(theme, world);
  if (!store)
    throw new Error('There are no standard storefront actions here, and no store is named.');
  const { shopifyStorefrontCart } = await import('./shopify-storefront.js');
  return shopifyStorefrontCart(store, world);
}

/** The actions are there once the document has been read: Shopify's script is a module. */
async function themeAround(): Promise<ShopifyGlobal | null> {
  if (document.readyState === 'loading')
    await new Promise<void>((resolve) =>
      document.addEventListener('DOMContentLoaded', () => resolve(), { once: true }),
    );
  const { Shopify } = window as { Shopify?: ShopifyGlobal };
  return Shopify?.actions ? Shopify : null;
}
