import type { Cart, CartLine } from './cart-provider.js';

/** A change of the cart that the shop has not answered yet. */
export type CartChange =
  | { readonly kind: 'add'; readonly line: CartLine }
  | { readonly kind: 'update'; readonly lineId: string; readonly quantity: number };

/** Id of a line that the shop has not stated yet. */
export function pendingId(variantId: string): string {
  return `pending:${variantId}`;
}

const EMPTY: Cart = { lines: [], totalQuantity: 0, subtotal: null };

/**
 * The cart as it will be if the shop agrees. The sum is left open: only the shop knows its
 * discounts.
 */
export function withChanges(cart: Cart | null, changes: readonly CartChange[]): Cart | null {
  if (changes.length === 0) return cart;
  const base = cart ?? EMPTY;
  const lines = changes.reduce(apply, base.lines);
  const pieces = (all: readonly CartLine[]): number =>
    all.reduce((sum, { quantity }) => sum + quantity, 0);
  return {
    lines,
    // The shop may count otherwise than we do (samples, gifts): only the difference is ours.
    totalQuantity: Math.max(0, base.totalQuantity + pieces(lines) - pieces(base.lines)),
    subtotal: null,
  };
}

function apply(lines: readonly CartLine[], change: CartChange): readonly CartLine[] {
  if (change.kind === 'update') {
    const { lineId, quantity } = change;
    return lines.flatMap((line) => {
      // The shop may have given a new line its own id since the viewer changed it.
      const meant = line.id === lineId || pendingId(line.variantId) === lineId;
      if (!meant) return [line];
      return quantity === 0 ? [] : [{ ...line, quantity }];
    });
  }
  const { variantId, quantity } = change.line;
  if (!lines.some((line) => line.variantId === variantId)) return [...lines, change.line];
  return lines.map((line) =>
    line.variantId === variantId ? { ...line, quantity: line.quantity + quantity } : line,
  );
}
