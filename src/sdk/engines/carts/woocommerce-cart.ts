import type { Reason } from '../../room/room-events.js';
import type { Cart, CartLine, CartNotice } from '../../shop/cart-provider.js';
import { decimalOf } from './minor-units.js';
import type { WooCart } from './woocommerce-decode.js';

/** WooCommerce's gateways in the room's words; others go by their own. */
const METHODS: Readonly<Record<string, string>> = {
  cod: 'cash-on-delivery',
  bacs: 'bank-transfer',
  cheque: 'cheque',
  stripe: 'card',
  woocommerce_payments: 'card',
  'woo-mercado-pago-pix': 'pix',
};

/** @param productOf the product that a variant was added as: the API tells variants only */
export function cartOf(cart: WooCart, productOf: (variantId: string) => string): Cart {
  const lines = cart.items.map((item): CartLine => {
    const variantId = String(item.id);
    const { price, currency_code: currency, currency_minor_unit: digits } = item.prices;
    const [image] = item.images;
    const options = item.variation.map(({ value }) => plainText(value)).join(', ');
    return {
      id: item.key,
      productId: productOf(variantId),
      variantId,
      title: plainText(item.name),
      options: options === '' ? undefined : options,
      quantity: item.quantity,
      price: { amount: decimalOf(price, digits), currency },
      image: image?.thumbnail ?? image?.src,
    };
  });
  const { totals } = cart;
  const digits = totals.currency_minor_unit;
  // What it comes to before it is sent: with taxes and discounts, as the shop has reckoned them.
  const sum =
    BigInt(totals.total_price) -
    BigInt(totals.total_shipping ?? 0) -
    BigInt(totals.total_shipping_tax ?? 0);
  return {
    lines,
    totalQuantity: cart.items_count,
    subtotal: { amount: decimalOf(sum.toString(), digits), currency: totals.currency_code },
    codes: cart.coupons.map(({ code, totals: saved }) => ({
      code,
      status: 'applied',
      amount: {
        amount: decimalOf(saved.total_discount, saved.currency_minor_unit),
        currency: saved.currency_code,
      },
    })),
    notices: cart.errors.map(noticeOf),
    paymentMethods: cart.payment_methods.map((name) => METHODS[name] ?? name),
  };
}

function noticeOf({ code, message }: { code: string; message: string }): CartNotice {
  const kind = /partially/.test(code)
    ? 'capped'
    : /stock|not_purchas/.test(code)
      ? 'gone'
      : 'other';
  return { kind, message: plainText(message) };
}

/** Why a change was refused, by the Store API's codes. */
export function reasonOf(code: string): Reason {
  if (/stock/.test(code)) return 'out-of-stock';
  if (/invalid_key|cart_item|coupon_error.*expired/.test(code)) return 'expired';
  if (/too_many|quantity/.test(code)) return 'limit-reached';
  if (/missing_(attributes|variation)|invalid_variation/.test(code)) return 'more-info-required';
  return 'custom-error';
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  ndash: '–',
};

/** WordPress writes HTML into its texts. What is shown here is text. */
export function plainText(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&(#\d{1,7}|[a-z]+);/g, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const point = Number(name.slice(1));
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
