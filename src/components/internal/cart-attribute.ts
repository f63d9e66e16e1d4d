import type { ReactiveController } from 'lit';
import type { MarketElement } from './market-element.js';
import { namedCart, type CartMemory } from './named-cart.js';

/**
 * Gives the room the cart that the tag names: `cart="shopify"`, `cart="woocommerce"`. Fetched after
 * the first picture, where there is such a tag; a `cartProvider` of the page goes before.
 */
export class CartAttribute implements ReactiveController {
  #host: MarketElement;
  /** What was named, and for which room. */
  #named: { readonly by: string; readonly room: unknown } | null = null;
  /** By shop: in another language, and in the next show, the cart is the same. */
  #memories = new Map<string, CartMemory>();

  constructor(host: MarketElement) {
    this.#host = host;
    host.addController(this);
    this.hostUpdate();
  }

  hostUpdate(): void {
    const { room, cart, cartStore, cartToken, country, language, cartProvider } = this.#host;
    if (!room || cart === null || cartProvider) return;
    const by = [cart, cartStore, cartToken, country, language].join(' ');
    if (this.#named?.room === room && this.#named.by === by) return;
    this.#named = { by, room };
    const shop = [cart, cartStore].join(' ');
    const memory = this.#memories.get(shop) ?? {};
    this.#memories.set(shop, memory);
    room.shop.cartProvider = namedCart(this.#host, memory);
  }
}
