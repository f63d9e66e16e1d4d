import { lineOptions, lineTitle } from '../catalogue.js';
import { announce, byId, h } from '../dom.js';
import { showPayment } from '../live-show.js';
import { currentMarket } from '../market.js';
import { placeOrder } from '../shop-api.js';
import { shopCart } from '../shop-cart.js';
import { currentLanguage, localized, price, refusalText, t } from '../texts.js';
import { backToGoods, deliveryText } from './cart.js';

/** The order that was placed last; shown until another page is opened. */
let confirmed = null;

/** How the visitor wants to pay; kept while the cart changes underneath. @type {string | null} */
let chosenMethod = null;

/** Another page was opened. */
export function forgetOrder() {
  confirmed = null;
}

/** What is bought, how it is paid in this market, and after that what happens next. */
export function checkoutPage() {
  if (confirmed) return [confirmation(confirmed)];
  const { lines, subtotal } = shopCart.current;
  if (lines.length === 0) {
    return [
      h(
        'article',
        { class: 'page-checkout' },
        h('h1', {}, t('checkout')),
        h('p', { class: 'lead' }, t('cartEmpty')),
        backToGoods(),
      ),
    ];
  }
  const { methods, taxNote } = currentMarket();
  const problem = h('p', { class: 'error', role: 'alert' });
  const button = /** @type {HTMLButtonElement} */ (
    h('button', { class: 'button', type: 'submit' }, t('placeOrder'))
  );
  const form = /** @type {HTMLFormElement} */ (
    h(
      'form',
      { onsubmit: pay },
      h(
        'fieldset',
        { class: 'methods' },
        h('legend', {}, t('payWith')),
        ...methods.map(methodChoice),
      ),
      problem,
      button,
    )
  );
  return [
    h(
      'article',
      { class: 'page-checkout' },
      h('h1', {}, t('checkout')),
      summary(lines),
      h(
        'div',
        { class: 'sum' },
        h('span', {}, t('total')),
        h('strong', {}, subtotal ? price(subtotal) : '…'),
      ),
      h('p', { class: 'market-note' }, `${localized(taxNote)} · ${deliveryText()}`),
      form,
      h('p', { class: 'small' }, t('demoNote')),
    ),
  ];

  async function pay(event) {
    event.preventDefault();
    const method = new FormData(form).get('method');
    if (typeof method !== 'string') {
      problem.textContent = t('chooseMethod');
      return;
    }
    button.disabled = true;
    button.textContent = t('placing');
    try {
      confirmed = await placeOrder(method);
      showPayment(confirmed);
      announce(t('orderThanks', { number: confirmed.number }));
      // The cart may have been told to be empty already, and this form taken away.
      byId('page').replaceChildren(confirmation(confirmed));
    } catch (error) {
      problem.textContent = refusalText(error);
      button.disabled = false;
      button.textContent = t('placeOrder');
    }
  }
}

/** @param {import('../market.js').Market['methods'][number]} method */
function methodChoice({ id, name, pending }) {
  return h(
    'label',
    { class: 'method' },
    h('input', {
      type: 'radio',
      name: 'method',
      value: id,
      checked: chosenMethod === id,
      onchange: () => (chosenMethod = id),
    }),
    h(
      'span',
      {},
      h('strong', {}, h('bdi', {}, localized(name))),
      pending && h('small', {}, t('methodPending')),
    ),
  );
}

function summary(lines) {
  return h(
    'ul',
    { class: 'lines' },
    ...lines.map((line) =>
      h(
        'li',
        { class: 'line' },
        h('img', { src: line.image, alt: '', width: 64, height: 64 }),
        h(
          'div',
          { class: 'line-text' },
          h('p', { class: 'line-title' }, h('bdi', {}, `${line.quantity} × ${lineTitle(line)}`)),
          h('p', { class: 'small' }, lineOptions(line)),
        ),
        h('p', { class: 'price' }, price(line.price)),
      ),
    ),
  );
}

const PENDING = /** @type {const} */ ({
  code: 'pendingCode',
  slip: 'pendingSlip',
  invoice: 'pendingInvoice',
  cash: 'pendingCash',
});

function confirmation({ number, status, pending, payBy, reference, method, total, lines }) {
  const date =
    payBy &&
    new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'long' }).format(new Date(payBy));
  return h(
    'article',
    { class: 'page-checkout' },
    h(
      'div',
      { class: 'confirmation' },
      h(
        'p',
        { class: `status ${status}` },
        t(status === 'pending' ? 'orderPending' : 'orderPaid'),
        ' · ',
        h('bdi', {}, localized(method.name)),
      ),
      h('h1', {}, t('orderThanks', { number })),
      pending && h('p', { class: 'lead' }, t(PENDING[pending], date ? { date } : {})),
      reference && h('p', { class: 'reference' }, h('bdi', {}, reference)),
      h('p', {}, h('strong', {}, price(total))),
    ),
    summary(lines),
    h('p', { class: 'small' }, t('demoNote')),
    backToGoods(),
  );
}
