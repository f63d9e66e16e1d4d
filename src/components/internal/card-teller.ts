import type { Product, ShopState, Variant } from '../../sdk/index.js';
import { shownVariant } from './variant-choice.js';

/**
 * Tells a card of the page (slot `product-card`) which product is on the stage now. It goes to
 * the card itself and does not bubble. `product` is null when nothing is.
 */
export class CardChangedEvent extends Event {
  declare readonly type: 'live-card-changed';
  readonly detail: { readonly product: Product | null; readonly variant: Variant | null };

  constructor(product: Product | null, variant: Variant | null) {
    super('live-card-changed');
    this.detail = { product, variant };
  }
}

/** Keeps the page's cards informed, each change once. */
export class CardTeller {
  #told = new WeakMap<Element, { product: Product | null; variant: Variant | null }>();

  tell(cards: readonly Element[], shop: Readonly<ShopState> | null): void {
    if (cards.length === 0) return;
    const product = shop?.products.find(({ id }) => id === shop.pins[0]) ?? null;
    const variant = (shop && product && shownVariant(product, shop)) ?? null;
    for (const card of cards) {
      const told = this.#told.get(card);
      if (told && told.product === product && told.variant === variant) continue;
      this.#told.set(card, { product, variant });
      card.dispatchEvent(new CardChangedEvent(product, variant));
    }
  }
}
