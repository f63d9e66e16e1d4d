import type { Money } from '../show/show-document.js';
import type { Reason } from '../room/room-events.js';
import type { Payment } from './payment.js';

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
  /** It is in the cart, and cannot be bought any more. */
  readonly gone?: boolean | undefined;
}

/** A discount code, and what became of it. */
export interface CartCode {
  readonly code: string;
  readonly status: 'pending' | 'applied' | 'refused';
  /** What it takes off. */
  readonly amount?: Money | undefined;
  /** Why it was refused. */
  readonly reason?: CodeReason | undefined;
  /** The shop's own words about it. */
  readonly message?: string | undefined;
}

export type CodeReason =
  'unknown' | 'expired' | 'not-applicable' | 'limit-reached' | 'login-required';

/** What the shop has changed in the cart by itself, for the viewer to know. */
export interface CartNotice {
  /** `capped`: fewer than asked for. `gone`: it cannot be bought any more. */
  readonly kind: 'capped' | 'gone' | 'price-changed' | 'other';
  readonly variantId?: string | undefined;
  readonly message?: string | undefined;
}

/** The shop's own cart, as the shop states it. The room never computes a total itself. */
export interface Cart {
  readonly lines: readonly CartLine[];
  readonly totalQuantity: number;
  readonly subtotal: Money | null;
  /**
   * Grows with every change of this cart. With it the room knows the newer of two statements;
   * without it, it asks again when statements may have overtaken each other.
   */
  readonly revision?: number | undefined;
  /** Which cart it is: revisions of another one begin anew. */
  readonly id?: string | undefined;
  readonly codes?: readonly CartCode[] | undefined;
  readonly notices?: readonly CartNotice[] | undefined;
  /** How it may be paid, in the shop's order: `card`, `pix`, `boleto`, `cash-on-delivery` … */
  readonly paymentMethods?: readonly string[] | undefined;
}

export type CartResult =
  | { readonly ok: true; readonly cart: Cart }
  | {
      readonly ok: false;
      readonly reason: Reason;
      readonly message?: string | undefined;
      /** How the cart stands instead, if the shop says so. */
      readonly cart?: Cart | undefined;
    };

/** One wish of the viewer, however often it has to be asked for. */
export interface CartOperation {
  /** The same in every repeat. A shop that knows it again answers as it did then. */
  readonly key: string;
  /** 1, and more when it is repeated. */
  readonly attempt: number;
}

/**
 * The port to the shop's own cart. Every method may reject when the shop cannot be reached;
 * a refusal (sold out, login needed) is an answer, not a rejection.
 */
export interface CartProvider {
  /**
   * The shop knows an operation's key again and does not carry it out twice. Without that, the
   * room looks into the cart before it repeats something.
   */
  readonly idempotent?: boolean;
  load(signal: AbortSignal): Promise<CartResult>;
  add(
    line: { productId: string; variantId: string; quantity: number },
    signal: AbortSignal,
    operation: CartOperation,
  ): Promise<CartResult>;
  /** Quantity 0 removes the line, if there is no `remove`. */
  update(
    line: { lineId: string; quantity: number },
    signal: AbortSignal,
    operation: CartOperation,
  ): Promise<CartResult>;
  remove?(
    line: { lineId: string },
    signal: AbortSignal,
    operation: CartOperation,
  ): Promise<CartResult>;
  applyCode?(code: string, signal: AbortSignal, operation: CartOperation): Promise<CartResult>;
  removeCode?(code: string, signal: AbortSignal, operation: CartOperation): Promise<CartResult>;
  /**
   * Where to pay; null when the provider has taken the viewer there itself. `payment` says that
   * the order is placed and waits for its money.
   */
  checkout(
    signal: AbortSignal,
  ): Promise<{ readonly url: string | null; readonly payment?: Payment | undefined }>;
  /**
   * Changes made elsewhere on the site; null when it is only known that there was one. Returns
   * the way out.
   */
  onChange?(listener: (cart: Cart | null) => void): () => void;
  /** News of payments that take their time. Returns the way out. */
  onPayment?(listener: (payment: Payment) => void): () => void;
}
