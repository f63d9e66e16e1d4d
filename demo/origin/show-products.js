// @ts-check
// Products as show documents and the shop's API state them: the catalogue with today's stock.

import { CATALOG, DELIVERY } from './catalog.js';
import { text } from './catalog-kit.js';
import { allPrices } from './markets.js';

/** @typedef {import('./shop.js').Shop} Shop */

/** The riyal is fixed to the dollar. */
const RATES = [{ from: 'USD', to: 'SAR', rate: '3.75', decimals: 2, source: 'SAMA' }];
const LATE = text(
  'the delivery costs nothing',
  'el envío no cuesta nada',
  '免运费',
  'التوصيل مجاني',
);
const HOURS = text(
  'Monday to Friday, 9 to 17',
  'De lunes a viernes, de 9 a 17',
  '周一至周五 9–17 点',
  'من الإثنين إلى الجمعة، 9–17',
);

/**
 * @param {Shop} shop
 * @param {string} base What goes before `/media` and `/shop` in addresses.
 */
export function describeProducts(shop, base) {
  return CATALOG.map((product) => describe(product, shop, base));
}

/**
 * What holds for all products: rates, how long delivery takes, who helps, and what viewers have to
 * be told about the show. Each with who says so, and when.
 *
 * @param {number} now
 * @param {object} [disclosures]
 */
export function describeShop(now, disclosures = {}) {
  const asOf = new Date(now).toISOString();
  return {
    rates: RATES.map((rate) => ({ ...rate, asOf })),
    delivery: DELIVERY.map(({ region, days: [min, max] }) => ({
      to: [region],
      days: { min, max },
      source: 'Harbour & Co',
      asOf,
      late: LATE,
    })),
    service: { support: { name: 'Harbour & Co', hours: HOURS } },
    disclosures,
  };
}

/**
 * @param {Shop} shop
 * @param {string} productId
 * @param {string} base
 */
export function describeProduct(shop, productId, base) {
  const product = CATALOG.find(({ id }) => id === productId);
  return product && describe(product, shop, base);
}

/**
 * @param {import('./catalog.js').Product} product
 * @param {Shop} shop
 * @param {string} base
 */
function describe({ id, name, description, options, variants, ...rest }, shop, base) {
  const [first] = options;
  const { pictures, categories, facts, sizes, hot, model, worn } = rest;
  const product = { id, name, description, options, variants, ...rest };
  const [price, ...prices] = allPrices(product, shop.offers());
  return {
    id,
    name,
    description,
    url: `${base}/shop/products/${id}`,
    categories,
    images: pictures.map((url, index) => ({
      url: `${base}${url}`,
      alt: describeInColor(name, first.values[index].name),
    })),
    options,
    variants: variants.map((variant) => {
      const { quantity, availability, source, asOf } = shop.stockOf(variant.id);
      return {
        id: variant.id,
        options: variant.options,
        price,
        prices,
        availability,
        stock: { quantity, source, asOf },
        image: `${base}${variant.image}`,
      };
    }),
    ...(hot && {
      hot: { kind: hot, source: 'Harbour & Co', asOf: new Date(shop.openedAt).toISOString() },
    }),
    ...(facts && { facts }),
    ...(sizes && { sizes }),
    ...(model && { model: { ...model, src: `${base}${model.src}` } }),
    ...(worn && { tryOn: tryOnOf(worn, product, base) }),
  };
}

/**
 * @param {string} kind
 * @param {import('./catalog.js').Product} product
 * @param {string} base
 */
function tryOnOf(kind, { id, options, variants }, base) {
  const [first] = options;
  const model = (/** @type {string} */ value) => `${base}/media/models/${id}-${value}.glb`;
  return {
    kind,
    model: model(first.values[0].id),
    variants: Object.fromEntries(variants.map((each) => [each.id, model(each.options[first.id])])),
  };
}

/**
 * @param {import('./catalog.js').Text} name
 * @param {import('./catalog.js').OptionValue['name']} color
 */
function describeInColor(name, color) {
  return Object.fromEntries(
    /** @type {(keyof import('./catalog.js').Text)[]} */ (Object.keys(name)).map((language) => [
      language,
      `${name[language]} (${typeof color === 'string' ? color : color[language]})`,
    ]),
  );
}
