import { lineOptions, lineTitle } from './catalogue.js';
import { h, icon } from './dom.js';
import { shopCart } from './shop-cart.js';
import { price, t } from './texts.js';

/**
 * The lines of the cart, with their steppers: in the drawer and on the cart page.
 * @param {(change: Promise<unknown>) => unknown} carryOut hears of each change, and says why not
 */
export function lineList(carryOut) {
  /** @param {number} quantity */
  const change = (line, quantity) => carryOut(shopCart.update({ lineId: line.id, quantity }));
  const items = shopCart.current.lines.map((line) => {
    const title = lineTitle(line);
    return h(
      'li',
      { class: 'line' },
      h('img', { src: line.image, alt: '', width: 88, height: 88 }),
      h(
        'div',
        { class: 'line-text' },
        h('p', { class: 'line-title' }, h('bdi', {}, title)),
        h('p', { class: 'small' }, lineOptions(line)),
        h(
          'div',
          { class: 'stepper', role: 'group', 'aria-label': `${t('quantity')}, ${title}` },
          stepButton(line, -1, change),
          h('output', {}, String(line.quantity)),
          stepButton(line, +1, change),
        ),
      ),
      h(
        'div',
        { class: 'line-end' },
        h('p', { class: 'price' }, price(line.price)),
        h(
          'button',
          {
            class: 'text-button',
            type: 'button',
            'data-key': `remove-${line.id}`,
            'aria-label': `${t('remove')}, ${title}`,
            onclick: () => change(line, 0),
          },
          t('remove'),
        ),
      ),
    );
  });
  return h('ul', { class: 'lines' }, ...items);
}

function stepButton(line, step, change) {
  return h(
    'button',
    {
      type: 'button',
      'data-key': `step${step}-${line.id}`,
      'aria-label': t(step > 0 ? 'more' : 'fewer'),
      onclick: () => change(line, line.quantity + step),
    },
    icon(step > 0 ? 'plus' : 'minus'),
  );
}
