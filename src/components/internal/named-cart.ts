import { shopifyCart, wooCommerceCart } from '../../sdk/index.js';
import type { CartProvider } from '../../sdk/index.js';

/** What a tag says about its cart. */
export interface CartNaming {
  readonly cart: string | null;
  readonly cartStore: string | null;
  readonly cartToken: string | null;
  readonly country: string | null;
  readonly language: string | null;
}

/** The cart that the shop knows a viewer's lines by, for the next provider of the same shop. */
export interface CartMemory {
  id?: string;
  token?: string;
}

/** Null for a name that nobody knows. */
export function namedCart(named: CartNaming, memory: CartMemory): CartProvider | null {
  const store = named.cartStore ?? undefined;
  switch (named.cart) {
    case 'shopify':
      return shopifyCart(
        store === undefined
          ? undefined
          : {
              store,
              token: named.cartToken ?? undefined,
              country: named.country ?? undefined,
              language: named.language ?? undefined,
              cartId: memory.id,
              onCartId: (id) => (memory.id = id),
            },
      );
    case 'woocommerce':
      return wooCommerceCart({
        store,
        cartToken: memory.token,
        onCartToken: (token) => (memory.token = token),
      });
    default:
      return null;
  }
}
