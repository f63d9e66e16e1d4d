import type { LiveElement } from './live-element.js';

/** Ways to pay go by the name that people of their market know. These are names, not words. */
const NAMES: Readonly<Record<string, string>> = {
  alipay: 'Alipay',
  'amazon-pay': 'Amazon Pay',
  'apple-pay': 'Apple Pay',
  bancontact: 'Bancontact',
  blik: 'BLIK',
  boleto: 'Boleto',
  'google-pay': 'Google Pay',
  grabpay: 'GrabPay',
  ideal: 'iDEAL',
  kakaopay: '카카오페이',
  klarna: 'Klarna',
  knet: 'KNET',
  konbini: 'コンビニ決済',
  mada: 'mada',
  mercadopago: 'Mercado Pago',
  momo: 'MoMo',
  naverpay: '네이버페이',
  paypal: 'PayPal',
  paypay: 'PayPay',
  pix: 'Pix',
  promptpay: 'พร้อมเพย์ PromptPay',
  'shop-pay': 'Shop Pay',
  tabby: 'Tabby',
  twint: 'TWINT',
  upi: 'UPI',
  wechat: '微信支付 WeChat Pay',
};

/** Those that are called otherwise in every language. */
const WORDS = ['card', 'cash-on-delivery', 'bank-transfer', 'cheque'] as const;

/** What a way to pay is called; the shop's own word for one that nobody here knows. */
export function methodName(view: LiveElement, method: string): string {
  const word = WORDS.find((one) => one === method);
  return word ? view.t(`cart.method.${word}`) : (NAMES[method] ?? method);
}
