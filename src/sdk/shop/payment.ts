import type { Money } from '../show/show-document.js';

/**
 * A payment that is not over with the click: a Pix code, a Boleto, cash on delivery. The room
 * never sees the money; it shows what the site says about it.
 */
export interface Payment {
  /** The order, or whatever the site tells its payments apart by. */
  readonly id: string;
  /** `pix`, `boleto`, `cash-on-delivery` … */
  readonly method: string;
  readonly status: 'pending' | 'paid' | 'failed' | 'expired';
  readonly amount?: Money | undefined;
  /** Until when it has to be paid, epoch ms. */
  readonly expiresAt?: number | undefined;
  /** The site's page with the code, the slip or the order. */
  readonly url?: string | undefined;
  readonly message?: string | undefined;
}

/** Payments worth keeping: nobody has more of them open in one show. */
const MOST = 10;

/** The list with `payment` in it, the newest first; one of the same id gives way. */
export function withPayment(payments: readonly Payment[], payment: Payment): readonly Payment[] {
  return [payment, ...payments.filter(({ id }) => id !== payment.id)].slice(0, MOST);
}
