import { byId, make } from './dom.js';
import { number, percent, t } from './texts.js';

/** What a show of this kind should reach. */
const GOALS = {
  interactionRate: { least: 0.05 },
  conversion: { least: 0.012, most: 0.03 },
};

/** @param {any} report @param {{ count: number, repeats: number }} book */
export function showIndicators(report, book) {
  byId('indicators-note').textContent = t('counted', {
    visits: number(report.visits),
    facts: number(book.count),
    repeats: number(book.repeats),
  });
  const minutes = Math.floor(report.watchSeconds / 60);
  const seconds = String(Math.round(report.watchSeconds % 60)).padStart(2, '0');
  const revenue = Object.entries(report.revenue).map(([currency, amount]) =>
    number(/** @type {number} */ (amount), {
      style: 'currency',
      currency,
      maximumFractionDigits: 0,
    }),
  );
  byId('indicators').replaceChildren(
    tile('interactionRate', percent(report.interactionRate), goal('interactionRate', report)),
    tile('conversion', percent(report.conversion), goal('conversion', report)),
    tile('watchTime', `${number(minutes)}:${seconds}`),
    tile('visits', number(report.visits)),
    tile('couponRate', percent(report.couponRate)),
    tile('revenue', revenue.join(' · ') || '–'),
  );
}

/** @param {string} key @param {string} value @param {Node} [below] */
function tile(key, value, below) {
  const item = make('li', { class: 'tile' });
  item.append(
    make('span', { class: 'label' }, t(key)),
    make('strong', { class: 'value' }, make('bdi', {}, value)),
  );
  if (below) item.append(below);
  return item;
}

/** @param {'interactionRate' | 'conversion'} key @param {any} report */
function goal(key, report) {
  const { least, most } = /** @type {{ least: number, most?: number }} */ (GOALS[key]);
  const value = report[key];
  const state = value < least ? 'below' : most !== undefined && value > most ? 'above' : 'reached';
  const words =
    most === undefined
      ? t('targetAtLeast', { least: percent(least, 0) })
      : t('targetBetween', { least: percent(least), most: percent(most, 0) });
  return make('span', { class: `goal ${state}` }, `${words} · ${t(state)}`);
}

/** @param {any} report */
export function showFunnel({ funnel }) {
  byId('funnel').replaceChildren(
    ...funnel.map(({ step, visits, share, dropOff }, index) => {
      const bar = make('span', { class: 'bar' });
      bar.style.setProperty('inline-size', `${Math.max(0.4, share * 100)}%`);
      const item = make(
        'li',
        {},
        make('span', { class: 'step' }, t(step)),
        make('bdi', { class: 'figures' }, `${number(visits)} · ${percent(share)}`),
        make('span', { class: 'track' }, bar),
      );
      if (index > 0) {
        item.append(make('span', { class: 'lost' }, t('dropOff', { share: percent(dropOff, 0) })));
      }
      return item;
    }),
  );
}

/** @param {any} report */
export function showHealth({ health }) {
  const columns = [
    ['device', (row) => t(row.device)],
    ['network', (row) => (row.network === 'unknown' ? t('unknown') : row.network)],
    ['visits', (row) => number(row.visits)],
    ['stalls', (row) => number(row.stallsAnHour, { maximumFractionDigits: 1 })],
    ['stalled', (row) => percent(row.stalled, 2)],
    ['latency', (row) => inSeconds(row.latencyMs)],
    ['lines', (row) => (row.height === null ? '–' : number(row.height))],
    ['captionDelay', (row) => inSeconds(row.captionDelayMs)],
    ['model', (row) => (row.modelFailed === null ? '–' : percent(row.modelFailed, 0))],
  ];
  const head = make('tr');
  for (const [key] of columns) head.append(make('th', { scope: 'col' }, t(String(key))));
  const body = make('tbody');
  for (const row of health) {
    const line = make('tr');
    columns.forEach(([key, write], index) => {
      const text = /** @type {(row: any) => string} */ (write)(row);
      const bad = key === 'stalled' && row.stalled > 0.01;
      line.append(
        index === 0
          ? make('th', { scope: 'row' }, text)
          : make('td', bad ? { class: 'bad' } : {}, make('bdi', {}, bad ? `▲ ${text}` : text)),
      );
    });
    body.append(line);
  }
  byId('health').replaceChildren(make('thead', {}, head), body);
}

/** @param {number | null} ms */
function inSeconds(ms) {
  if (ms === null) return '–';
  return t('seconds', {
    value: number(ms / 1000, { maximumFractionDigits: 1, minimumFractionDigits: 1 }),
  });
}

/** @param {any} result of `experimentReport` */
export function showExperiment({ arms }) {
  if (arms.length === 0) {
    byId('experiment').replaceChildren(make('p', { class: 'note' }, t('noExperiment')));
    return;
  }
  byId('experiment').replaceChildren(...arms.map(armCard));
}

function armCard({ arm, visits, successes, share, lift }) {
  const card = make(
    'div',
    { class: 'arm' },
    make('strong', {}, lift ? arm : `${arm} (${t('control')})`),
    make(
      'span',
      { class: 'figures' },
      `${number(successes)} / ${number(visits)} · ${percent(share, 2)}`,
    ),
  );
  if (!lift) return card;
  const { low, high } = lift.differenceInterval;
  /** Points of percent, with their sign. @param {number} value */
  const points = (value) =>
    `\u2066${number(value * 100, { signDisplay: 'always', maximumFractionDigits: 2 })}\u2069`;
  const span = Math.max(Math.abs(low), Math.abs(high)) * 1.15;
  const range = make('span', { class: 'range' });
  const place = (value) => `${50 + (value / span) * 50}%`;
  range.style.setProperty('inset-inline-start', place(low));
  range.style.setProperty('inline-size', `${((high - low) / span) * 50}%`);
  const dot = make('span', { class: 'dot' });
  dot.style.setProperty('inset-inline-start', place(lift.difference));
  card.append(
    make('span', { class: 'scale', 'aria-hidden': 'true' }, range, dot),
    make(
      'span',
      { class: 'note' },
      t('liftText', { difference: points(lift.difference), low: points(low), high: points(high) }),
    ),
    make(
      'span',
      { class: `verdict ${lift.significant ? 'sure' : ''}` },
      t(lift.significant ? (lift.difference > 0 ? 'better' : 'worse') : 'undecided'),
    ),
  );
  return card;
}
