import { allProducts } from '../catalogue.js';
import { h } from '../dom.js';
import { productCard } from '../product-card.js';
import { t } from '../texts.js';

export function goodsPage({ pins }) {
  return [
    h(
      'header',
      { class: 'hero' },
      h('h1', {}, t('goodsTitle')),
      h('p', { class: 'lead' }, t('goodsText')),
    ),
    h(
      'div',
      { class: 'grid grid-wide' },
      ...allProducts().map((product) => productCard(product, { onStage: pins.has(product.id) })),
    ),
  ];
}
