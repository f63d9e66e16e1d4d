import type { Money } from '../show/show-document.js';
import type { Reason } from '../room/room-events.js';

export interface CartLine {
  readonly id: string;
  readonly productId: string;
  readonly variantId: string;
  readonly title: string;
  /** The chosen options in words, e.g. "Blue, 42". */
  readonly options?: string | undefined;
  readonly quantity: number;
  /** Of one piece. */
  readonly price: Money;
  readonly image?: string | undefined;
}

/** The shop's own cart, as the shop states it. The room never computes a total itself. */
export interface Cart {
  readonly lines: readonly CartLine[];
  readonly totalQuantity: number;
  readonly subtotal: Money | null;
}

export type CartResult =
  | { readonly ok: true; readonly cart: Cart }
  | { readonly ok: false; readonly reason: Reason; readonly message?: string | undefined };

/**
 * The port to the shop's own cart. Every method may reject when the shop cannot be reached;
 * a refusal (sold out, login needed) is an answer, not a rejection.
 */
export interface CartProvider {
  load(signal: AbortSignal): Promise<CartResult>;
  add(
    line: { productId: string; variantId: string; quantity: number },
    signal: AbortSignal,
  ): Promise<CartResult>;
  /** Quantity 0 removes the line. */
  update(line: { lineId: string; quantity: number }, signal: AbortSignal): Promise<CartResult>;
  /** Where to pay; null when the provider has taken the viewer there itself. */
  checkout(signal: AbortSignal): Promise<{ readonly url: string | null }>;
  /** Changes made elsewhere on the site. Returns the way out. */
  onChange?(listener: (cart: Cart) => void): () => void;
}
