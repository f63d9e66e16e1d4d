/** Where the visitor shops: it decides prices, taxes, delivery and the ways to pay. */

/**
 * @typedef {object} Market
 * @property {string} country
 * @property {string} currency
 * @property {string} [shownIn] What the show names prices in, where the shop charges another money.
 * @property {boolean} taxIncluded
 * @property {Record<string, string>} taxNote
 * @property {{ id: string, name: Record<string, string> | string, pending?: string }[]} methods
 */

/** Until the shop has said which there are. @type {Market[]} */
let markets = [
  { country: 'US', currency: 'USD', taxIncluded: false, taxNote: { en: '' }, methods: [] },
];
let country = new URLSearchParams(location.search).get('country') ?? 'US';

export function allMarkets() {
  return markets;
}

/** @returns {Market} */
export function currentMarket() {
  return markets.find((one) => one.country === country) ?? markets[0];
}

/** @param {Market[]} all */
export function setMarkets(all) {
  if (all.length > 0) markets = all;
}

/** @param {string} next A country the shop sells to. */
export function chooseMarket(next) {
  country = next;
  const address = new URL(location.href);
  address.searchParams.set('country', next);
  history.replaceState(history.state, '', address);
}

/**
 * What a variant costs here.
 * @param {import('live-room/sdk').Variant} variant
 * @returns {import('live-room/sdk').Money}
 */
export function priceHere({ price, prices = [] }) {
  const { currency } = currentMarket();
  return [price, ...prices].find((one) => one.currency === currency) ?? price;
}
