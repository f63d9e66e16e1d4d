import { h } from './dom.js';
import { currentMarket } from './market.js';
import { localized, t } from './texts.js';

const EU = ['DE', 'ES'];

/**
 * What a buyer should know of it in this market.
 * @param {import('live-room/sdk').Product} product
 */
export function factsOf({ facts = [] }) {
  const { country } = currentMarket();
  const here = facts.filter(
    ({ markets }) =>
      !markets || markets.includes(country) || (EU.includes(country) && markets.includes('EU')),
  );
  if (here.length === 0) return null;
  return h(
    'details',
    { class: 'more' },
    h('summary', {}, t('facts')),
    h(
      'dl',
      { class: 'facts' },
      ...here.flatMap(({ name, text }) => [
        h('dt', {}, h('bdi', {}, localized(name))),
        h('dd', {}, h('bdi', {}, localized(text) || '✓')),
      ]),
    ),
  );
}

/**
 * The table of sizes, in centimetres.
 * @param {import('live-room/sdk').Product} product
 */
export function sizesOf({ sizes, options }) {
  if (!sizes) return null;
  const values = options.find(({ id }) => id === sizes.option)?.values ?? [];
  const row = (cells, tag) => h('tr', {}, ...cells.map((cell) => h(tag, {}, h('bdi', {}, cell))));
  return h(
    'details',
    { class: 'more' },
    h('summary', {}, t('sizeHelp')),
    h(
      'table',
      { class: 'sizes' },
      h(
        'thead',
        {},
        row(
          [
            '',
            ...sizes.columns.map((one) => localized(one.name) + (one.unit ? ` (${one.unit})` : '')),
          ],
          'th',
        ),
      ),
      h(
        'tbody',
        {},
        ...sizes.rows.map(({ size, cells }) => {
          const name = localized(values.find(({ id }) => id === size)?.name) || size;
          return row(
            [name, ...cells.map((cell) => (Array.isArray(cell) ? cell.join('–') : String(cell)))],
            'td',
          );
        }),
      ),
    ),
    sizes.howTo && h('p', { class: 'small' }, localized(sizes.howTo)),
  );
}
