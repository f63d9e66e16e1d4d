// @ts-check
// What an order becomes: paid, or waiting for a payment that the buyer makes elsewhere.

/** Days within which a payment is waited for, by its kind. */
const PAY_WITHIN = { code: 1, slip: 3, invoice: 14 };
const DAY_MS = 86_400_000;

/**
 * @param {string} number
 * @param {{ lines: object[], subtotal: import('./markets.js').Money, country: string }} sold
 * @param {import('./markets.js').Method} method
 * @param {number} now
 */
export function orderOf(number, { lines, subtotal, country }, { id, name, pending }, now) {
  const days = pending && pending !== 'cash' ? PAY_WITHIN[pending] : undefined;
  return {
    number,
    country,
    lines,
    total: subtotal,
    method: { id, name },
    status: pending ? 'pending' : 'paid',
    ...(pending && { pending }),
    ...(days && { payBy: new Date(now + days * DAY_MS).toISOString() }),
    // What the buyer types in or shows at the till. Invented, like everything here.
    ...(days && { reference: `${number}-${id.toUpperCase()}` }),
  };
}
