import { h } from './dom.js';
import { priceHere } from './market.js';
import { productPath } from './router.js';
import { localized, price, t } from './texts.js';

/**
 * One product in a grid.
 * @param {import('live-room/sdk').Product} product
 * @param {{ onStage?: boolean }} [state]
 */
export function productCard(product, { onStage = false } = {}) {
  const [first, second] = product.images;
  return h(
    'a',
    { class: 'card', href: productPath(product.id), 'data-link': true, 'data-product': product.id },
    h(
      'div',
      { class: 'card-picture' },
      first && h('img', { src: first.url, alt: '', loading: 'lazy', width: 480, height: 480 }),
      second &&
        h('img', {
          class: 'second',
          src: second.url,
          alt: '',
          loading: 'lazy',
          width: 480,
          height: 480,
        }),
      h('span', { class: 'stage-flag', hidden: !onStage }, t('onStage')),
    ),
    h(
      'div',
      { class: 'card-text' },
      h('h3', {}, h('bdi', {}, localized(product.name))),
      h('p', { class: 'price' }, lowestPrice(product)),
      swatches(product),
    ),
  );
}

/** Shows or hides "on stage now" on every card of the product. */
export function markOnStage(pins) {
  for (const card of document.querySelectorAll('[data-product]')) {
    const flag = /** @type {HTMLElement} */ (card.querySelector('.stage-flag'));
    flag.hidden = !pins.has(/** @type {HTMLElement} */ (card).dataset.product);
  }
}

/** "$89", or "from $89" when the variants differ. */
export function lowestPrice({ variants }) {
  const prices = variants.map(priceHere);
  const lowest = prices.reduce((low, one) => (Number(one.amount) < Number(low.amount) ? one : low));
  const differ = prices.some(({ amount }) => Number(amount) !== Number(lowest.amount));
  return differ ? t('from', { price: price(lowest) }) : price(lowest);
}

function swatches({ options }) {
  const colours = options.flatMap((option) => option.values).filter((value) => value.swatch);
  if (colours.length === 0) return null;
  const dots = colours.map((value) => {
    const dot = h('span', { class: 'dot' });
    // Through the object model: a style attribute would need 'unsafe-inline'.
    dot.style.backgroundColor = /** @type {string} */ (value.swatch);
    return dot;
  });
  const names = colours.map((value) => localized(value.name)).join(', ');
  return h('p', { class: 'dots', role: 'img', 'aria-label': names }, ...dots);
}
