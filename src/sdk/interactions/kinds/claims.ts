import {
  boolean,
  fallback,
  integer,
  maxLength,
  maxValue,
  minValue,
  nullable,
  number,
  object,
  optional,
  pipe,
  string,
  type InferOutput,
} from 'valibot';
import { idSchema } from '../../state/foreign-data.js';
import type {
  Move,
  MoveReason,
  OwnClaim,
  OwnMove,
  OwnPlace,
  OwnPurchases,
} from '../interaction.js';
import {
  commonOf,
  NOT_ALLOWED,
  outsideOf,
  type KindDesk,
  type Outcome,
  type Tools,
} from '../kind-desk.js';
import type { InteractionPhase } from '../phase.js';
import { count, moment, money, orNull, stockLeft, words } from '../read-interaction.js';

/** The kinds in which a viewer takes what is there: one claim, which the site grants or refuses. */

const grant = object({
  text: orNull(words),
  amount: orNull(money),
  code: orNull(pipe(string(), maxLength(100))),
  expiresAt: moment,
});
export const claimEntries = {
  claimed: optional(boolean()),
  grant: optional(nullable(grant)),
};
export const NO_CLAIM: OwnClaim = { claimed: false, grant: null, applied: 'no' };

interface Claiming {
  readonly phase: InteractionPhase;
  readonly own: OwnClaim & OwnMove;
  readonly serverNow: number;
}

/** One claim a viewer, of something of which so many are left; null: no end of it. */
export function claimOnce({ phase, own }: Claiming, left: number | null): Outcome {
  const outside = outsideOf(phase);
  if (outside) return outside;
  if (own.claimed) return { done: true };
  return left === 0 ? { refused: 'sold-out' } : { send: {} };
}

/** Puts the code that was granted into the cart. */
export async function applyGrant(
  { own, serverNow }: Claiming,
  { cart, patch }: Tools<OwnClaim>,
): Promise<Outcome> {
  const { code = null, expiresAt = null } = own.grant ?? {};
  if (code === null) return NOT_ALLOWED;
  if (own.applied === 'applied') return { done: true };
  if (own.applied === 'applying') return { refused: 'already-done' };
  if (expiresAt !== null && serverNow >= expiresAt) return { refused: 'expired' };
  // Without a way into the cart the viewer types the code at the shop.
  if (!cart.applyCode) return NOT_ALLOWED;
  patch({ applied: 'applying' });
  const answer = await cart.applyCode(code);
  patch({ applied: answer.ok ? 'applied' : 'refused' });
  return answer.ok ? { done: true } : { refused: answer.reason };
}

function moveClaim(
  move: Move,
  standing: Claiming,
  tools: Tools<OwnClaim>,
  left: number | null,
): Outcome | Promise<Outcome> {
  if (move.type === 'apply') return applyGrant(standing, tools);
  return move.type === 'claim' ? claimOnce(standing, left) : NOT_ALLOWED;
}

/** Also where the site says no more than yes. */
export function tookClaim({ type }: Move, _standing: unknown, { patch }: Tools<OwnClaim>): null {
  if (type === 'claim') patch({ claimed: true });
  return null;
}

const packetDetails = object({ budget: orNull(money), packets: count, left: stockLeft });

export const redPacket: KindDesk<InferOutput<typeof packetDetails>, OwnClaim> = {
  kind: 'red-packet',
  details: packetDetails,
  own: object(claimEntries),
  fresh: NO_CLAIM,
  personal: ['open', 'closed', 'settled'],
  show: (standing) => ({
    ...commonOf(standing),
    kind: 'red-packet',
    details: standing.said.details,
    own: standing.own,
  }),
  // Also when none is left as far as known: whoever taps hears it from the site itself.
  move: (move, standing, tools) => moveClaim(move, standing, tools, null),
  took: tookClaim,
};

const couponDetails = object({
  percent: orNull(pipe(number(), minValue(0), maxValue(100))),
  amount: orNull(money),
  minimum: orNull(money),
  left: orNull(stockLeft),
  nextAt: moment,
});

export const coupon: KindDesk<InferOutput<typeof couponDetails>, OwnClaim> = {
  kind: 'coupon',
  details: couponDetails,
  own: object(claimEntries),
  fresh: NO_CLAIM,
  personal: ['open', 'closed', 'settled'],
  show: (standing) => ({
    ...commonOf(standing),
    kind: 'coupon',
    details: standing.said.details,
    own: standing.own,
  }),
  move: (move, standing, tools) => moveClaim(move, standing, tools, standing.said.details.left),
  took: tookClaim,
};

const benefitDetails = object({ limit: count, left: stockLeft });

export const benefit: KindDesk<InferOutput<typeof benefitDetails>, OwnClaim & OwnPlace> = {
  kind: 'benefit',
  details: benefitDetails,
  own: object({ ...claimEntries, place: optional(nullable(count)) }),
  fresh: { ...NO_CLAIM, place: null },
  personal: ['open', 'closed', 'settled'],
  show: (standing) => ({
    ...commonOf(standing),
    kind: 'benefit',
    details: standing.said.details,
    own: standing.own,
  }),
  move: (move, standing, tools) => moveClaim(move, standing, tools, standing.said.details.left),
  took: tookClaim,
};

const saleDetails = object({
  productId: idSchema,
  variantId: orNull(idSchema),
  price: money,
  regularPrice: orNull(money),
  stock: count,
  left: stockLeft,
  perBuyer: fallback(pipe(number(), integer(), minValue(1)), 1),
});

export const flashSale: KindDesk<InferOutput<typeof saleDetails>, OwnClaim & OwnPurchases> = {
  kind: 'flash-sale',
  details: saleDetails,
  own: object({ ...claimEntries, bought: optional(count) }),
  fresh: { ...NO_CLAIM, bought: 0 },
  personal: ['open', 'closed', 'settled'],
  trouble: ({ stock, left }) => (left > stock ? 'stock-wrong' : null),
  show: (standing) => ({
    ...commonOf(standing),
    kind: 'flash-sale',
    details: standing.said.details,
    own: standing.own,
  }),
  move(move, standing, tools) {
    if (move.type !== 'claim') return moveClaim(move, standing, tools, 0);
    const { said, phase, own } = standing;
    const { left, perBuyer } = said.details;
    const outside = outsideOf(phase);
    if (outside) return outside;
    const quantity = move.quantity ?? 1;
    if (!Number.isInteger(quantity) || quantity < 1) return NOT_ALLOWED;
    if (own.bought + quantity > perBuyer) return { refused: 'limit-reached' };
    return left < quantity ? { refused: 'sold-out' } : { send: { quantity } };
  },
  /** What was reserved goes into the cart, at its price: with the code that makes it so. */
  async took(move, { said, own }, { cart, patch }): Promise<MoveReason | null> {
    const { productId, variantId } = said.details;
    if (move.type !== 'claim') return null;
    patch({ claimed: true });
    if (variantId === null) return null;
    const added = await cart.add({ productId, variantId, quantity: move.quantity ?? 1 });
    if (!added.ok) return added.reason;
    const code = own.grant?.code ?? null;
    if (code === null || !cart.applyCode || own.applied === 'applied') return null;
    const applied = await cart.applyCode(code);
    patch({ applied: applied.ok ? 'applied' : 'refused' });
    return applied.ok ? null : applied.reason;
  },
};
