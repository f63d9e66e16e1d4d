/** What lists and sheets of products are made with. One file: they are wanted together. */
export { categoriesOf, findProducts, foldText } from './find-products.js';
export { factsFor, inUnit } from './market-facts.js';
export { missedProducts } from './missed-products.js';
