import type { CartCode, CartNotice, CodeReason } from '../../shop/cart-provider.js';
import type { Reason } from '../../room/room-events.js';
import type { ShopifyError, ShopifyWarning } from './shopify-decode.js';

/** Shopify's codes in the room's words. */

export const OUT_OF_STOCK = 'MERCHANDISE_OUT_OF_STOCK';
const CAPPED = 'MERCHANDISE_NOT_ENOUGH_STOCK';

const REASONS: Readonly<Record<string, Reason>> = {
  [OUT_OF_STOCK]: 'out-of-stock',
  [CAPPED]: 'out-of-stock',
  MERCHANDISE_NOT_APPLICABLE: 'out-of-stock',
  MAXIMUM_EXCEEDED: 'limit-reached',
  MERCHANDISE_LINE_LIMIT_REACHED: 'limit-reached',
  CART_TOO_LARGE: 'limit-reached',
  INVALID_MERCHANDISE_LINE: 'expired',
  THROTTLED: 'timeout',
};

const CODE_REASONS: Readonly<Record<string, CodeReason>> = {
  DISCOUNT_NOT_FOUND: 'unknown',
  DISCOUNT_CURRENTLY_INACTIVE: 'expired',
  DISCOUNT_USAGE_LIMIT_REACHED: 'limit-reached',
  DISCOUNT_CUSTOMER_USAGE_LIMIT_REACHED: 'limit-reached',
  DISCOUNT_CUSTOMER_NOT_ELIGIBLE: 'login-required',
  DISCOUNT_ELIGIBLE_CUSTOMER_MISSING: 'login-required',
};

/** Why a change did not apply. */
export function refusalOf(error: ShopifyError): { ok: false; reason: Reason; message: string } {
  const reason = REASONS[error.code ?? ''] ?? 'custom-error';
  return { ok: false, reason, message: error.message };
}

/** What Shopify has adjusted by itself. Words about codes stand with the codes. */
export function noticesOf(
  warnings: readonly ShopifyWarning[],
  variantOf: (lineId: string | undefined) => string | undefined,
): CartNotice[] {
  return warnings
    .filter(({ code }) => !code?.startsWith('DISCOUNT_'))
    .map(({ code, message, target }) => ({
      kind: code === CAPPED ? 'capped' : code === OUT_OF_STOCK ? 'gone' : 'other',
      variantId: variantOf(target),
      message,
    }));
}

/** Codes that Shopify keeps and does not honour say why only while they are fresh. */
export function codesOf(
  codes: readonly { code: string; applicable: boolean }[],
  warnings: readonly ShopifyWarning[],
  amountOf: (code: string) => CartCode['amount'],
): CartCode[] {
  const about = warnings.find(({ code }) => code?.startsWith('DISCOUNT_'));
  return codes.map(({ code, applicable }) => {
    if (applicable) return { code, status: 'applied', amount: amountOf(code) };
    const reason = CODE_REASONS[about?.code ?? ''] ?? 'not-applicable';
    return { code, status: 'refused', reason, message: about?.message };
  });
}

const VARIANT = 'gid://shopify/ProductVariant/';

/** A show may name a variant by its number or by its global id; Shopify wants the latter. */
export function globalId(variantId: string): string {
  return /^\d+$/.test(variantId) ? VARIANT + variantId : variantId;
}

/** The number in a global id. */
export function numberOf(id: string): string {
  return /\/(\d+)(\?|$)/.exec(id)?.[1] ?? id;
}
