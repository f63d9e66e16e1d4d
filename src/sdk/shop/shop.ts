import type { Product, Stock } from '../show/show-document.js';
import type { Cart } from './cart-provider.js';
import type { RequestAnswer } from '../room/room-events.js';

export interface ShopState {
  readonly products: readonly Product[];
  /** Ids of the products on the stage with the present picture, newest first; three at most. */
  readonly pins: readonly string[];
  /** Options the host shows at the present picture, by product id. */
  readonly highlights: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Newest stock statement by variant id. */
  readonly stock: Readonly<Record<string, Stock>>;
  readonly cart: Cart | null;
  /** Changes of the cart that the shop has not answered yet. */
  readonly pendingChanges: number;
}

/** Adding and paying, as the views see it. */
export interface ShopCommands {
  /** Optimistic: the cart shows the line at once and takes it back when the shop refuses. */
  add(line: { productId: string; variantId: string; quantity?: number }): Promise<RequestAnswer>;
  update(line: { lineId: string; quantity: number }): Promise<RequestAnswer>;
  checkout(): Promise<RequestAnswer & { url?: string | null }>;
  /** The viewer looks at a product: announces `product-viewed`. */
  view(productId: string): void;
}
