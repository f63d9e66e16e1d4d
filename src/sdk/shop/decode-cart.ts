import {
  array,
  integer,
  literal,
  maxLength,
  minValue,
  nullable,
  number,
  object,
  optional,
  picklist,
  pipe,
  safeParse,
  string,
  variant,
} from 'valibot';
import { RoomError, type Decoded } from '../room/room-error.js';
import type { RequestAnswer } from '../room/room-events.js';
import { idSchema, textSchema, urlSchema } from '../state/foreign-data.js';
import type { Cart, CartResult } from './cart-provider.js';

const money = object({
  amount: pipe(string(), maxLength(30)),
  currency: pipe(string(), maxLength(3)),
});
const count = pipe(number(), integer(), minValue(0));
const cart = object({
  lines: pipe(
    array(
      object({
        id: idSchema,
        productId: idSchema,
        variantId: idSchema,
        title: textSchema(300),
        options: optional(textSchema(300)),
        quantity: count,
        price: money,
        image: optional(urlSchema(undefined)),
      }),
    ),
    maxLength(500),
  ),
  totalQuantity: count,
  subtotal: nullable(money),
});
const reason = picklist([
  'out-of-stock',
  'login-required',
  'more-info-required',
  'region-restricted',
  'limit-reached',
  'expired',
  'payment-pending',
  'timeout',
  'custom-error',
]);
const refusal = object({
  ok: literal(false),
  reason,
  message: optional(textSchema(500)),
});
const result = variant('ok', [object({ ok: literal(true), cart }), refusal]);
const answer = variant('ok', [object({ ok: literal(true) }), refusal]);
const checkout = object({ url: nullable(urlSchema(undefined)) });

/** Reads what a cart provider answered: it may come from anywhere. */
export function decodeCartResult(value: unknown): Decoded<CartResult> {
  return orError(safeParse(result, value));
}

/** Reads a cart that a provider announced. */
export function decodeCart(value: unknown): Decoded<Cart> {
  return orError(safeParse(cart, value));
}

export function decodeCheckout(value: unknown): Decoded<{ url: string | null }> {
  return orError(safeParse(checkout, value));
}

function orError<Value>(
  parsed:
    | { success: true; output: Value }
    | { success: false; issues: [{ message: string }, ...unknown[]] },
): Decoded<Value> {
  if (parsed.success) return { ok: true, value: parsed.output };
  const message = `The shop's answer cannot be read: ${parsed.issues[0].message}`;
  return { ok: false, error: new RoomError('shop', 'cart-failed', message, { recoverable: true }) };
}

/** Reads what a page answered to a request; null when it makes no sense. */
export function decodeAnswer(value: unknown): RequestAnswer | null {
  const parsed = safeParse(answer, value);
  if (!parsed.success) return null;
  const { output } = parsed;
  if (output.ok) return { ok: true };
  const { message } = output;
  return { ok: false, reason: output.reason, ...(message === undefined ? {} : { message }) };
}
