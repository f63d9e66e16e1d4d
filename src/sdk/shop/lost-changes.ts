import type { Cart, CartOperation } from './cart-provider.js';
import { isMeant, piecesOf, type CartChange } from './optimistic-cart.js';

/** A change without an answer. */
export interface Lost {
  readonly operation: CartOperation;
  readonly change: CartChange;
  /** Pieces of the variant before it was first sent. */
  readonly before: number;
}

/** Changes whose fate can be asked for; more than these are no slip of the network. */
const MOST = 20;

/**
 * Changes that were sent and never answered. Whoever asks for the same again means the same wish:
 * it carries the same key, so that the shop does not add twice.
 */
export class LostChanges {
  #lost = new Map<string, Lost>();

  /** What a repeat of this change has to carry; undefined when there is nothing to repeat. */
  take(change: CartChange): Lost | undefined {
    const name = nameOf(change);
    const lost = this.#lost.get(name);
    this.#lost.delete(name);
    return lost;
  }

  keep(lost: Lost): void {
    this.#lost.set(nameOf(lost.change), lost);
    const [oldest] = this.#lost.keys();
    if (this.#lost.size > MOST && oldest !== undefined) this.#lost.delete(oldest);
  }

  /** The shop states a cart: what is in it by now has arrived, and is nobody's to repeat. */
  seen(cart: Cart): void {
    for (const [name, { change, before }] of this.#lost)
      if (isIn(cart, change, before)) this.#lost.delete(name);
  }

  clear(): void {
    this.#lost.clear();
  }
}

/** Whether a cart shows that a change has been carried out. */
export function isIn(cart: Cart | null, change: CartChange, before: number): boolean {
  if (!cart) return false;
  switch (change.kind) {
    case 'add':
      return piecesOf(cart, change.line.variantId) >= before + change.line.quantity;
    case 'update':
      return (
        (cart.lines.find((line) => isMeant(line, change.lineId))?.quantity ?? 0) === change.quantity
      );
    // What became of a code only its answer tells; to apply it again does no harm.
    case 'code':
      return false;
  }
}

function nameOf(change: CartChange): string {
  switch (change.kind) {
    case 'add':
      return `add ${change.line.variantId} ${change.line.quantity}`;
    case 'update':
      return `update ${change.lineId} ${change.quantity}`;
    case 'code':
      return `code ${change.code} ${change.remove}`;
  }
}
