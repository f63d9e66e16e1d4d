// @ts-check
// Products as show documents and the shop's API state them: the catalogue with today's stock.

import { CATALOG } from './catalog.js';

/** @typedef {import('./shop.js').Shop} Shop */

/**
 * @param {Shop} shop
 * @param {string} base What goes before `/media` and `/shop` in addresses.
 */
export function describeProducts(shop, base) {
  return CATALOG.map((product) => describe(product, shop, base));
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
function describe({ id, name, description, price, options, variants }, shop, base) {
  const colors = options.find((option) => option.id === 'color')?.values ?? [];
  return {
    id,
    name,
    description,
    url: `${base}/shop/products/${id}`,
    images: colors.map((color) => ({
      url: `${base}/media/products/${id}-${color.id}.jpg`,
      alt: describeInColor(name, color.name),
    })),
    options,
    variants: variants.map((variant) => {
      const { quantity, availability, source, asOf } = shop.stockOf(variant.id);
      return {
        id: variant.id,
        options: variant.options,
        price,
        availability,
        stock: { quantity, source, asOf },
        image: `${base}${variant.image}`,
      };
    }),
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
