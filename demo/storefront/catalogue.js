import { loadProducts } from './shop-api.js';
import { localized } from './texts.js';

/** @type {import('live-room/sdk').Product[]} */
let products = [];

/** What the shop sells; empty until loaded. */
export function allProducts() {
  return products;
}

export async function loadCatalogue() {
  products = await loadProducts();
}

/** @param {string} id */
export function productById(id) {
  return products.find((product) => product.id === id);
}

/** A product's name in the language of the page; its English one until the catalogue is loaded. */
export function lineTitle({ productId, title }) {
  return localized(productById(productId)?.name) || title;
}

/** What was chosen, in the language of the page: "Coral, 41". */
export function lineOptions({ productId, options }) {
  const known = productById(productId)?.options ?? [];
  return Object.entries(options)
    .map(([optionId, valueId]) => {
      const values = known.find(({ id }) => id === optionId)?.values;
      return localized(values?.find(({ id }) => id === valueId)?.name) || valueId;
    })
    .join(', ');
}
