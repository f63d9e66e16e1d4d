import type { Cart, CartCode, CartLine } from './cart-provider.js';

/** A change of the cart that the shop has not answered yet. */
export type CartChange =
  | { readonly kind: 'add'; readonly line: CartLine }
  | { readonly kind: 'update'; readonly lineId: string; readonly quantity: number }
  | { readonly kind: 'code'; readonly code: string; readonly remove: boolean };

/** Id of a line that the shop has not stated yet. */
export function pendingId(variantId: string): string {
  return `pending:${variantId}`;
}

/** The shop may have given a new line its own id since the viewer changed it. */
export function isMeant(line: CartLine, lineId: string): boolean {
  return line.id === lineId || pendingId(line.variantId) === lineId;
}

const EMPTY: Cart = { lines: [], totalQuantity: 0, subtotal: null };

/** How many pieces of a variant are in the cart. */
export function piecesOf(cart: Cart | null, variantId: string): number {
  const lines = cart?.lines.filter((line) => line.variantId === variantId) ?? [];
  return sum(lines);
}

/**
 * The cart as it will be if the shop agrees. The sum is left open: only the shop knows its
 * discounts.
 */
export function withChanges(cart: Cart | null, changes: readonly CartChange[]): Cart | null {
  if (changes.length === 0) return cart;
  const base = cart ?? EMPTY;
  const lines = changes.reduce(apply, base.lines);
  const codes = changes.reduce(applyCode, base.codes ?? []);
  return {
    ...base,
    lines,
    ...(codes.length > 0 || base.codes ? { codes } : {}),
    // The shop may count otherwise than we do (samples, gifts): only the difference is ours.
    totalQuantity: Math.max(0, base.totalQuantity + sum(lines) - sum(base.lines)),
    subtotal: null,
  };
}

function apply(lines: readonly CartLine[], change: CartChange): readonly CartLine[] {
  if (change.kind === 'code') return lines;
  if (change.kind === 'update') {
    const { lineId, quantity } = change;
    return lines.flatMap((line) => {
      if (!isMeant(line, lineId)) return [line];
      return quantity === 0 ? [] : [{ ...line, quantity }];
    });
  }
  const { variantId, quantity } = change.line;
  // Two lines of one variant differ in something we do not know of: one of them is meant.
  const index = lines.findIndex((line) => line.variantId === variantId);
  if (index < 0) return [...lines, change.line];
  return lines.map((line, at) =>
    at === index ? { ...line, quantity: line.quantity + quantity } : line,
  );
}

function applyCode(codes: readonly CartCode[], change: CartChange): readonly CartCode[] {
  if (change.kind !== 'code') return codes;
  const others = codes.filter(({ code }) => !sameCode(code, change.code));
  return change.remove ? others : [...others, { code: change.code, status: 'pending' }];
}

/** Codes are typed by hand: shops read them without regard to case. */
export function sameCode(one: string, other: string): boolean {
  return one.trim().toUpperCase() === other.trim().toUpperCase();
}

function sum(lines: readonly CartLine[]): number {
  return lines.reduce((all, { quantity }) => all + quantity, 0);
}
