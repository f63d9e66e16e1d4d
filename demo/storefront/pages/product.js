import { announce, h, icon } from '../dom.js';
import { productById } from '../catalogue.js';
import { openCart } from '../cart-drawer.js';
import { priceHere, currentMarket } from '../market.js';
import { factsOf, sizesOf } from '../product-facts.js';
import { shopCart } from '../shop-cart.js';
import { localized, price, refusalText, t } from '../texts.js';
import { deliveryText } from './cart.js';
import { notFoundPage } from './plain-pages.js';

/** @typedef {import('live-room/sdk').Product} Product */
/** @typedef {import('live-room/sdk').Variant} Variant */

export function productPage({ id }) {
  const product = productById(id);
  if (!product) return notFoundPage();
  return [buyBox(product)];
}

/** @param {Product} product */
function buyBox(product) {
  /** What the shopper has chosen so far, option id → value id. @type {Record<string, string>} */
  const chosen = {};
  for (const option of product.options) {
    // A colour is chosen from the start, so that there is a picture; a size is not.
    if (option.values.some((value) => value.swatch)) chosen[option.id] = option.values[0].id;
  }

  const picture = /** @type {HTMLImageElement} */ (
    h('img', { alt: localized(product.name), width: 720, height: 720 })
  );
  const cost = h('p', { class: 'price price-big' });
  const stock = h('p', { class: 'stock small' });
  const problem = h('p', { class: 'error', role: 'alert' });
  const button = /** @type {HTMLButtonElement} */ (
    h('button', { class: 'button', type: 'submit' }, t('addToCart'))
  );

  const form = h(
    'form',
    { class: 'buy', onsubmit: add },
    ...product.options.map((option) => optionSet(option, chosen, show)),
    problem,
    button,
    stock,
  );
  show();

  return h(
    'article',
    { class: 'product' },
    h('div', { class: 'gallery' }, picture, thumbnails(product, picture)),
    h(
      'div',
      { class: 'product-text' },
      h('h1', {}, h('bdi', {}, localized(product.name))),
      cost,
      h('p', { class: 'market-note' }, localized(currentMarket().taxNote)),
      product.description && h('p', { class: 'lead' }, localized(product.description)),
      form,
      h(
        'a',
        { class: 'seen-live', href: '/storefront/', 'data-link': true },
        icon('play'),
        h('span', {}, h('strong', {}, t('seenLive')), h('span', {}, t('watch'))),
      ),
      sizesOf(product),
      factsOf(product),
      more(t('delivery'), deliveryText()),
      more(t('care'), t('careText')),
    ),
  );

  /** Whether there is anything with this value and the rest as it is chosen. */
  function isMade(option, value) {
    const wanted = { ...chosen, [option]: value };
    return product.variants.some(({ options }) =>
      Object.entries(wanted).every(([id, wish]) => options[id] === wish),
    );
  }

  /** @returns {Variant | undefined} */
  function variant() {
    return product.variants.find((one) =>
      product.options.every((option) => one.options[option.id] === chosen[option.id]),
    );
  }

  function show() {
    const match = variant();
    const nearest =
      match ??
      product.variants.find((one) =>
        Object.entries(chosen).every(([option, value]) => one.options[option] === value),
      ) ??
      product.variants[0];
    picture.src = nearest.image ?? product.images[0]?.url ?? '';
    cost.textContent = price(priceHere(nearest));
    for (const input of form.querySelectorAll('input')) {
      const label = /** @type {HTMLElement} */ (input.nextElementSibling);
      label.classList.toggle('not-made', !isMade(input.dataset.option, input.dataset.value));
    }
    problem.textContent = '';
    const gone = match && /OutOfStock|SoldOut/.test(match.availability);
    button.disabled = Boolean(gone);
    button.textContent = gone
      ? t('soldOut')
      : t(match?.availability === 'PreOrder' ? 'preOrder' : 'addToCart');
    stock.textContent = stockText(match);
  }

  async function add(event) {
    event.preventDefault();
    const match = variant();
    if (!match) {
      const open = product.options.find((option) => !chosen[option.id]);
      problem.textContent = open ? t('choose', { option: localized(open.name) }) : t('soldOut');
      return;
    }
    button.disabled = true;
    button.textContent = t('adding');
    try {
      await shopCart.add({ variantId: match.id, quantity: 1 });
      announce(t('added'));
      openCart();
      show();
    } catch (error) {
      show();
      problem.textContent = refusalText(error);
    }
  }
}

function optionSet(option, chosen, onChange) {
  const group = `option-${option.id}`;
  return h(
    'fieldset',
    { class: 'options' },
    h('legend', {}, localized(option.name)),
    ...option.values.map((value) => {
      const input = h('input', {
        type: 'radio',
        class: 'visually-hidden',
        name: group,
        id: `${group}-${value.id}`,
        'data-option': option.id,
        'data-value': value.id,
        checked: chosen[option.id] === value.id,
        onchange() {
          chosen[option.id] = value.id;
          onChange();
        },
      });
      const name = localized(value.name);
      const label = h('label', { for: `${group}-${value.id}` });
      if (value.swatch) {
        const dot = h('span', { class: 'dot dot-big' });
        dot.style.backgroundColor = value.swatch;
        label.append(dot);
      }
      label.append(name);
      return h('span', { class: 'option' }, input, label);
    }),
  );
}

/** @param {Variant | undefined} variant */
function stockText(variant) {
  if (!variant || /OutOfStock|SoldOut/.test(variant.availability)) return '';
  const left = variant.stock?.quantity;
  return left !== undefined && left <= 5 ? t('left', { count: left }) : t('inStock');
}

function thumbnails(product, picture) {
  if (product.images.length < 2) return null;
  const buttons = product.images.map((image, index) =>
    h(
      'button',
      {
        type: 'button',
        'aria-label': localized(image.alt) || `${localized(product.name)} ${index + 1}`,
        onclick: () => (picture.src = image.url),
      },
      h('img', { src: image.url, alt: '', width: 72, height: 72 }),
    ),
  );
  return h('div', { class: 'thumbnails' }, ...buttons);
}

function more(title, text) {
  return h('details', { class: 'more' }, h('summary', {}, title), h('p', {}, text));
}
