import { allProducts } from './catalogue.js';
import { byId, h, icon } from './dom.js';
import { lowestPrice } from './product-card.js';
import { productPath } from './router.js';
import { localized, t } from './texts.js';

/** @type {HTMLDialogElement} */
const sheet = byId('search');

export function startSearch() {
  byId('search-button').addEventListener('click', () => {
    sheet.replaceChildren(...content());
    sheet.showModal();
  });
  sheet.addEventListener('click', ({ target }) => {
    const link = /** @type {HTMLElement} */ (target).closest('a');
    if (target === sheet || link) sheet.close();
  });
}

function content() {
  const results = h('ul', { class: 'results' });
  const input = /** @type {HTMLInputElement} */ (
    h('input', {
      id: 'search-input',
      type: 'search',
      autocomplete: 'off',
      placeholder: t('searchHint'),
      oninput: show,
    })
  );
  show();
  return [
    h(
      'div',
      { class: 'search-row' },
      icon('search'),
      h(
        'label',
        { id: 'search-label', for: 'search-input', class: 'visually-hidden' },
        t('search'),
      ),
      input,
      h(
        'button',
        {
          class: 'icon-button',
          type: 'button',
          'aria-label': t('close'),
          onclick: () => sheet.close(),
        },
        icon('close'),
      ),
    ),
    results,
  ];

  function show() {
    const wanted = input.value.trim().toLocaleLowerCase();
    const found = allProducts().filter((product) => words(product).includes(wanted));
    results.replaceChildren(
      ...(found.length > 0 ? found.map(result) : [h('li', {}, t('searchNothing'))]),
    );
  }
}

function words(product) {
  return [product.name, product.description].map(localized).join(' ').toLocaleLowerCase();
}

function result(product) {
  return h(
    'li',
    {},
    h(
      'a',
      { href: productPath(product.id), 'data-link': true },
      product.images[0] && h('img', { src: product.images[0].url, alt: '', width: 56, height: 56 }),
      h('bdi', {}, localized(product.name)),
      h('span', { class: 'price' }, lowestPrice(product)),
    ),
  );
}
