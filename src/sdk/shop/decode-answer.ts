import { literal, object, optional, picklist, safeParse, unknown, variant } from 'valibot';
import type { RequestAnswer } from '../room/room-events.js';
import { textSchema } from '../state/foreign-data.js';

export const reasonSchema = picklist([
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
export const refusalSchema = object({
  ok: literal(false),
  reason: reasonSchema,
  message: optional(textSchema(500)),
});
const answer = variant('ok', [
  object({ ok: literal(true), result: optional(unknown()) }),
  refusalSchema,
]);

/** Reads what a page answered to a request; null when it makes no sense. */
export function decodeAnswer(value: unknown): RequestAnswer | null {
  const parsed = safeParse(answer, value);
  if (!parsed.success) return null;
  const { output } = parsed;
  if (output.ok) return output;
  const { message } = output;
  return { ok: false, reason: output.reason, ...(message === undefined ? {} : { message }) };
}
