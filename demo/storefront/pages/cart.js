import { lineList } from '../cart-lines.js';
import { h } from '../dom.js';
import { currentMarket } from '../market.js';
import { deliveryTo } from '../shop-api.js';
import { shopCart } from '../shop-cart.js';
import { countryName, localized, price, refusalText, t } from '../texts.js';

/** The shop's own cart, in full. What the live show adds appears here at once. */
export function cartPage() {
  const { lines, subtotal } = shopCart.current;
  const problem = h('p', { class: 'error', role: 'alert' });
  const carryOut = (change) =>
    change.catch((error) => void (problem.textContent = refusalText(error)));
  return [
    h(
      'article',
      { class: 'page-cart' },
      h('h1', {}, t('cartPage')),
      ...(lines.length === 0
        ? [h('p', { class: 'lead' }, t('cartEmpty')), backToGoods()]
        : [
            lineList(carryOut),
            problem,
            h('div', { class: 'sum' }, h('span', {}, t('subtotal')), subtotalOf(subtotal)),
            h(
              'p',
              { class: 'market-note' },
              `${localized(currentMarket().taxNote)} · ${deliveryText()}`,
            ),
            h(
              'a',
              { class: 'button', href: '/storefront/checkout', 'data-link': true },
              t('toCheckout'),
            ),
            backToGoods(),
          ]),
    ),
  ];
}

export function backToGoods() {
  return h(
    'a',
    { class: 'arrow-link', href: '/storefront/goods', 'data-link': true },
    t('continueShopping'),
  );
}

/** "Delivery to Germany: 3–5 working days". */
export function deliveryText() {
  const { country } = currentMarket();
  const days = deliveryTo(country)?.days;
  return days
    ? t('deliveryTo', { country: countryName(country), from: days[0], to: days[1] })
    : t('deliveryText');
}

function subtotalOf(subtotal) {
  return h('strong', { id: 'cart-sum' }, subtotal ? price(subtotal) : '…');
}
