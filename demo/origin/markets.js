// @ts-check
// Where the demo shop sells: prices, taxes and ways to pay, by country.

import { text } from './catalog-kit.js';

/** @typedef {{ amount: string, currency: string }} Money */
/** @typedef {{ id: string, name: import('./catalog-kit.js').Text | string, pending?: 'code' | 'slip' | 'cash' | 'invoice' }} Method */

/**
 * @typedef {object} Market
 * @property {string} country
 * @property {string} currency
 * @property {boolean} taxIncluded
 * @property {import('./catalog-kit.js').Text} taxNote
 * @property {Method[]} methods
 * @property {string} [shownIn] Another currency the show names prices in, at the day's rate.
 */

/** The shop's own price list: what a dollar is there, and how its prices end. */
const LISTS =
  /** @type {Record<string, { factor: number, round: (amount: number) => number, decimals: number }>} */ ({
    USD: { factor: 1, round: (amount) => amount, decimals: 2 },
    EUR: { factor: 1, round: (amount) => amount, decimals: 2 },
    GBP: { factor: 0.85, round: Math.round, decimals: 2 },
    BRL: { factor: 5.5, round: (amount) => Math.round(amount / 10) * 10 - 0.1, decimals: 2 },
    JPY: { factor: 150, round: (amount) => Math.round(amount / 100) * 100, decimals: 0 },
    CNY: { factor: 7.2, round: Math.round, decimals: 2 },
    AED: { factor: 3.7, round: Math.round, decimals: 2 },
    INR: { factor: 84, round: (amount) => Math.round(amount / 10) * 10 - 1, decimals: 2 },
  });

const VAT = text('VAT included', 'IVA incluido', '含增值税', 'شاملة ضريبة القيمة المضافة');
const SALES_TAX = text('plus sales tax', 'más impuestos', '不含销售税', 'دون ضريبة المبيعات');
const CARD = { id: 'card', name: text('Card', 'Tarjeta', '银行卡', 'بطاقة') };
const CASH = /** @type {Method} */ ({
  id: 'cash',
  name: text('Cash on delivery', 'Pago contra entrega', '货到付款', 'الدفع عند الاستلام'),
  pending: 'cash',
});

/** @type {Market[]} The first is where nobody has said otherwise. */
export const MARKETS = [
  market('US', 'USD', SALES_TAX, [CARD, { id: 'paypal', name: 'PayPal' }], false),
  market('DE', 'EUR', VAT, [
    CARD,
    { id: 'invoice', name: text('Invoice', 'Factura', '账单付款', 'فاتورة'), pending: 'invoice' },
  ]),
  market('ES', 'EUR', VAT, [CARD, { id: 'bizum', name: 'Bizum' }]),
  market('GB', 'GBP', VAT, [CARD, { id: 'paypal', name: 'PayPal' }]),
  market('BR', 'BRL', VAT, [
    { id: 'pix', name: 'Pix', pending: 'code' },
    { id: 'boleto', name: 'Boleto', pending: 'slip' },
    CARD,
  ]),
  market('JP', 'JPY', VAT, [CARD, { id: 'konbini', name: 'コンビニ', pending: 'slip' }]),
  market('CN', 'CNY', VAT, [
    { id: 'alipay', name: text('Alipay', 'Alipay', '支付宝', 'Alipay') },
    { id: 'wechat', name: text('WeChat Pay', 'WeChat Pay', '微信支付', 'WeChat Pay') },
  ]),
  market('AE', 'AED', VAT, [CARD, CASH]),
  // No price list of its own: the shop charges dollars, and the show says what they are in riyals.
  { ...market('SA', 'USD', VAT, [CARD, CASH]), shownIn: 'SAR' },
  market('IN', 'INR', VAT, [{ id: 'upi', name: 'UPI', pending: 'code' }, CASH]),
];

/** @param {unknown} country The market of a country; the first one where the shop has none. */
export function marketOf(country) {
  return MARKETS.find((one) => one.country === country) ?? MARKETS[0];
}

/**
 * What a product costs, by the price list of a currency.
 *
 * @param {import('./catalog-kit.js').Product | undefined} product
 * @param {string} currency
 * @param {boolean} [onOffer] While its offer holds.
 * @returns {Money}
 */
export function priceIn(product, currency, onOffer = false) {
  const { factor, round, decimals } = LISTS[currency] ?? LISTS.USD;
  const dollars = (onOffer && product?.offer?.amount) || product?.price.amount;
  const amount = round(Number(dollars ?? 0) * factor);
  return { amount: amount.toFixed(decimals), currency };
}

/**
 * All prices of a product, each with its tax, and the unit price where there is something to weigh;
 * while there is an offer also what it cost before, which is the lowest of the 30 days before, and
 * what it costs afterwards.
 *
 * @param {import('./catalog-kit.js').Product} product
 * @param {{ onOffer: boolean, endsAt: number }} offers
 */
export function allPrices(product, { onOffer, endsAt }) {
  const offer = onOffer ? product.offer : undefined;
  const currencies = [...new Map(MARKETS.map((one) => [one.currency, one])).values()];
  return currencies.map(({ currency, taxIncluded, taxNote }) => {
    const price = priceIn(product, currency, onOffer);
    const before = priceIn(product, currency);
    const per100 = product.grams && (Number(price.amount) / product.grams) * 100;
    const { decimals } = LISTS[currency];
    return {
      ...price,
      taxIncluded,
      taxNote,
      ...(per100 && { unitPrice: { amount: per100.toFixed(decimals), currency, unit: '100 g' } }),
      ...(offer && {
        referencePrices: [{ kind: 'lowest30d', ...before }],
        promo: { endsAt: new Date(endsAt).toISOString(), label: offer.label, then: before },
      }),
    };
  });
}

/**
 * @param {string} country
 * @param {string} currency
 * @param {import('./catalog-kit.js').Text} taxNote
 * @param {Method[]} methods
 * @returns {Market}
 */
function market(country, currency, taxNote, methods, taxIncluded = true) {
  return { country, currency, taxIncluded, taxNote, methods };
}
