import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { CartProvider, InsightsOptions, Room } from '../../sdk/index.js';
import type { Strings } from './strings.js';

/** What a page says about its market and its cart on the tag. What is made of it is fetched when it is time. */
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
