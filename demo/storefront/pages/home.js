import { allProducts } from '../catalogue.js';
import { h, icon } from '../dom.js';
import { productCard } from '../product-card.js';
import { t } from '../texts.js';

/** The first ones of the catalogue are in the show. */
const IN_THE_SHOW = 4;

/** The show stands beside this page; see `.live` in index.html. */
export function homePage({ pins }) {
  return [
    h(
      'header',
      { class: 'hero' },
      h('p', { class: 'kicker' }, t('heroKicker')),
      h('h1', {}, t('heroTitle')),
      h('p', { class: 'lead' }, t('heroText')),
    ),
    h(
      'section',
      { class: 'shelf', 'aria-labelledby': 'today' },
      h(
        'div',
        { class: 'shelf-head' },
        h('h2', { id: 'today' }, t('today')),
        h(
          'a',
          { class: 'arrow-link', href: '/storefront/goods', 'data-link': true },
          t('seeAll'),
          icon('arrow'),
        ),
      ),
      h(
        'div',
        { class: 'grid' },
        ...allProducts()
          .slice(0, IN_THE_SHOW)
          .map((product) => productCard(product, { onStage: pins.has(product.id) })),
      ),
    ),
    h(
      'section',
      { class: 'story-band' },
      h('h2', {}, t('storyTitle')),
      h('p', {}, t('storyText2')),
      h(
        'a',
        { class: 'arrow-link', href: '/storefront/story', 'data-link': true },
        t('navStory'),
        icon('arrow'),
      ),
    ),
  ];
}
