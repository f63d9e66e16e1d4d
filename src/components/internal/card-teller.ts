import type { Product, ShopState, Variant } from '../../sdk/index.js';
import { shownVariant } from './variant-choice.js';

/** What a part of the page that stands in the room is about. */
export interface CardDetail {
  readonly product: Product | null;
  readonly variant: Variant | null;
  /** All products on the stage, the newest first; at most three. */
  readonly pinned: readonly Product[];
}

/**
 * Tells a card of the page (slot `product-card`) which products are on the stage now, and the
 * page's reviews (slot `product-reviews`) which product they are for. It goes to the element
 * itself and does not bubble. `product` is null when there is none.
 */
export class CardChangedEvent extends Event {
  declare readonly type: 'live-card-changed';
  readonly detail: CardDetail;

  constructor(detail: CardDetail) {
    super('live-card-changed');
    this.detail = detail;
  }
}

/** The card's view of the stage. */
export function stageCard(shop: Readonly<ShopState> | null): CardDetail {
  const pinned = (shop?.pins ?? []).flatMap(
    (id) => shop?.products.find((product) => product.id === id) ?? [],
  );
  const product = pinned[0] ?? null;
  return { product, variant: (shop && product && shownVariant(product, shop)) ?? null, pinned };
}

/** Keeps the page's cards informed, each change once. */
export class CardTeller {
  #told = new WeakMap<Element, CardDetail>();

  tell(cards: readonly Element[], detail: CardDetail): void {
    for (const card of cards) {
      const told = this.#told.get(card);
      if (told && isSame(told, detail)) continue;
      this.#told.set(card, detail);
      card.dispatchEvent(new CardChangedEvent(detail));
    }
  }
}

function isSame(a: CardDetail, b: CardDetail): boolean {
  return (
    a.product === b.product &&
    a.variant === b.variant &&
    a.pinned.length === b.pinned.length &&
    a.pinned.every((product, index) => product === b.pinned[index])
  );
}
