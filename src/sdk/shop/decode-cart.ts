import {
  array,
  boolean,
  check,
  fallback,
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
  regex,
  safeParse,
  string,
  variant,
  type GenericSchema,
} from 'valibot';
import { RoomError, type Decoded } from '../room/room-error.js';
import type { Money } from '../show/show-document.js';
import { epochSchema, idSchema, textSchema, urlSchema } from '../state/foreign-data.js';
import type { Cart, CartResult } from './cart-provider.js';
import { refusalSchema } from './decode-answer.js';
import type { Payment } from './payment.js';

const money: GenericSchema<unknown, Money> = object({
  amount: pipe(string(), maxLength(30), regex(/^-?\d+(\.\d+)?$/, 'An amount is a decimal.')),
  currency: pipe(string(), regex(/^[A-Z]{3}$/, 'A currency has three letters.')),
});
const count = pipe(number(), integer(), minValue(0));
const code = object({
  code: pipe(string(), maxLength(100)),
  status: picklist(['pending', 'applied', 'refused']),
  amount: optional(money),
  reason: optional(
    picklist(['unknown', 'expired', 'not-applicable', 'limit-reached', 'login-required']),
  ),
  message: optional(textSchema(500)),
});
const notice = object({
  kind: picklist(['capped', 'gone', 'price-changed', 'other']),
  variantId: optional(idSchema),
  message: optional(textSchema(500)),
});
const methodsSchema = pipe(array(pipe(string(), maxLength(60))), maxLength(40));
const line = object({
  id: idSchema,
  productId: idSchema,
  variantId: idSchema,
  title: textSchema(300),
  options: optional(textSchema(300)),
  quantity: count,
  price: money,
  // A picture that cannot be shown costs the picture, not the cart.
  image: fallback(optional(urlSchema(undefined)), undefined),
  gone: optional(boolean()),
});
const cart = object({
  lines: pipe(
    array(line),
    maxLength(500),
    check((all) => new Set(all.map(({ id }) => id)).size === all.length, 'A line is there twice.'),
  ),
  totalQuantity: count,
  subtotal: nullable(money),
  revision: optional(count),
  id: optional(pipe(string(), maxLength(500))),
  codes: optional(pipe(array(code), maxLength(50))),
  notices: optional(pipe(array(notice), maxLength(50))),
  paymentMethods: optional(methodsSchema),
});
const payment = object({
  id: idSchema,
  method: pipe(string(), maxLength(60)),
  status: picklist(['pending', 'paid', 'failed', 'expired']),
  amount: optional(money),
  expiresAt: optional(epochSchema),
  url: optional(urlSchema(undefined)),
  message: optional(textSchema(500)),
});
const result = variant('ok', [
  object({ ok: literal(true), cart }),
  object({ ...refusalSchema.entries, cart: optional(cart) }),
]);
const checkout = object({ url: nullable(urlSchema(undefined)), payment: optional(payment) });

/** Reads what a cart provider answered: it may come from anywhere. */
export function decodeCartResult(value: unknown): Decoded<CartResult> {
  return orError(safeParse(result, value));
}

/** Reads a cart that a provider announced. */
export function decodeCart(value: unknown): Decoded<Cart> {
  return orError(safeParse(cart, value));
}

export function decodeCheckout(
  value: unknown,
): Decoded<{ url: string | null; payment?: Payment | undefined }> {
  return orError(safeParse(checkout, value));
}

/** Reads what the site says about a payment. */
export function decodePayment(value: unknown): Decoded<Payment> {
  return orError(safeParse(payment, value));
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
