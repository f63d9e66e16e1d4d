import {
  boolean,
  fallback,
  integer,
  maxValue,
  minValue,
  nullable,
  number,
  object,
  optional,
  picklist,
  pipe,
  regex,
  string,
  unknown,
  type GenericSchema,
} from 'valibot';
import { idSchema, instantSchema, localizedTextSchema, urlSchema } from '../state/foreign-data.js';

/** The pieces that the decoders of the kinds are made of. */

export const count = pipe(number(), integer(), minValue(0), maxValue(Number.MAX_SAFE_INTEGER));
/** How many are left. Less than none is none: nobody can take what is not there. */
export const stockLeft = fallback(count, 0);
export const moment = optional(nullable(instantSchema), null);
/** A day is longer than any show. */
export const span = pipe(number(), integer(), minValue(0), maxValue(86_400_000));
export const hash = pipe(string(), regex(/^[\da-f]{64}$/));
export const words = localizedTextSchema(500);
export const money = object({
  amount: pipe(string(), regex(/^\d{1,15}(\.\d{1,6})?$/)),
  currency: pipe(string(), regex(/^[A-Z]{3}$/)),
});

export function orNull<Value>(
  schema: GenericSchema<unknown, Value>,
): GenericSchema<unknown, Value | null> {
  return optional(nullable(schema), null);
}

const phase = picklist([
  'scheduled',
  'countdown',
  'open',
  'closed',
  'drawing',
  'revealed',
  'settled',
  'cancelled',
]);
const kind = picklist([
  'poll',
  'quiz',
  'giveaway',
  'red-packet',
  'coupon',
  'flash-sale',
  'benefit',
  'watch-reward',
  'blind-box',
]);

/** For the viewers of one arm of an experiment. */
const audience = object({
  experiment: idSchema,
  arm: idSchema,
  unassigned: optional(boolean(), false),
});

/** What every interaction says; its `details` are read by its kind. */
export function interactionSchema(baseUrl: string | undefined) {
  return object({
    id: idSchema,
    kind,
    revision: count,
    phase,
    title: words,
    text: orNull(localizedTextSchema(2000)),
    opensAt: moment,
    windowMs: orNull(span),
    closesAt: moment,
    // An address that cannot be read is none, and what needs one is not for sale.
    rulesUrl: fallback(orNull(urlSchema(baseUrl)), null),
    verifyUrl: fallback(orNull(urlSchema(baseUrl)), null),
    only: orNull(audience),
    details: optional(unknown(), {}),
  });
}
