import { allProducts } from '../catalogue.js';
import { h } from '../dom.js';
import { productCard } from '../product-card.js';
import { localized, t } from '../texts.js';

/** The category on show; kept while the visitor walks around. @type {string | null} */
let chosen = null;

export function goodsPage({ pins }) {
  const grid = h('div', { class: 'grid grid-wide' });
  const filters = h('div', { class: 'filters', role: 'group', 'aria-label': t('filterGoods') });
  show();
  return [
    h(
      'header',
      { class: 'hero' },
      h('h1', {}, t('goodsTitle')),
      h('p', { class: 'lead' }, t('goodsText')),
    ),
    filters,
    grid,
  ];

  function show() {
    const categories = new Map(
      allProducts().flatMap(({ categories = [] }) => categories.map((one) => [one.id, one])),
    );
    filters.replaceChildren(
      filter(null, t('allGoods')),
      ...[...categories.values()].map(({ id, name }) => filter(id, localized(name))),
    );
    const found = allProducts().filter(
      ({ categories = [] }) => !chosen || categories.some(({ id }) => id === chosen),
    );
    grid.replaceChildren(
      ...found.map((product) => productCard(product, { onStage: pins.has(product.id) })),
    );
  }

  function filter(id, name) {
    return h(
      'button',
      {
        type: 'button',
        class: 'filter',
        'aria-pressed': String(chosen === id),
        onclick() {
          chosen = id;
          show();
          /** @type {HTMLElement | null} */ (
            filters.querySelector('[aria-pressed="true"]')
          )?.focus();
        },
      },
      name,
    );
  }
}
