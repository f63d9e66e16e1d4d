import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { CartProvider, InsightsOptions, Room } from '../../sdk/index.js';
import type { Strings } from './strings.js';

/**
 * What a page says about its market and its cart on the tag. What is made of it is fetched when it
 * is time.
 *
 * @fires live-cart-changed - The shop's cart has changed.
 * @fires live-price-requoted - A rate has moved too far; prices were quoted anew.
 * @fires live-consent-changed - What the viewer agrees to has changed.
 * @fires live-payment-changed - A payment that takes its time: pending, paid, failed, expired.
 * @fires live-visit-attributed - Through whom the visit came; only where the viewer agrees.
 * @fires live-order-attributed - The same of an order, once each.
 * @fires live-add-to-cart-requested - Cancelable; the page may answer with `respondWith`.
 * @fires live-cart-update-requested - Cancelable; another quantity of a line, 0 removes it.
 * @fires live-code-requested - Cancelable; a discount code is to be applied, or removed.
 * @fires live-checkout-requested - Cancelable; the page may answer with `respondWith`.
 */
export abstract class MarketElement extends LitElement {
  /** Where the viewer is, ISO 3166-1 alpha-2: how numbers are written, and which rules hold. */
  @property() country: string | null = null;
  /** Currency to show prices in, ISO 4217; otherwise the shop's own. */
  @property() currency: string | null = null;
  /** What the viewer has agreed to, a list: `functional performance targeting`; `ask` asks here. */
  @property() consent: string | null = null;
  /** Colours for a season: `ramadan`, `christmas` … Otherwise what the show says. */
  @property() theme: string | null = null;
  /** Market rules of the site's own, before those that ship. */
  @property({ attribute: false }) rulePacks: unknown = null;
  /** Words of the page's own in place of the room's. Another object, never a changed one. */
  @property({ attribute: false }) strings: Strings | null = null;

  /** The shop's cart. */
  @property({ attribute: false }) cartProvider: CartProvider | null = null;
  /** The shop's cart, where it needs no code of the page: "shopify" or "woocommerce". */
  @property() cart: string | null = null;
  /** Where that shop is, if not around the tag. */
  @property({ attribute: 'cart-store' }) cartStore: string | null = null;
  /** Its public access token. */
  @property({ attribute: 'cart-token' }) cartToken: string | null = null;

  /**
   * Measures the room, as far as the viewer agrees: where facts are posted to, or options. Beside
   * it, as attributes alone: `data-layer` and `structured-data`. Each property more would be loaded
   * before the first picture.
   */
  @property() insights: InsightsOptions | string | null = null;
  #followed = false;

  abstract language: string | null;
  abstract get room(): Room | null;

  /** From the first picture on. */
  protected followMarket(): void {
    if (this.#followed) return;
    this.#followed = true;
    import('./market-follower.js').then(
      ({ MarketFollower }) => new MarketFollower(this),
      // Asked for again with the next update.
      () => (this.#followed = false),
    );
  }
}
