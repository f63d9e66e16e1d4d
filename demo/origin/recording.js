// @ts-check
// What was recorded beside the picture of the show that is over: the log of its channel, as a
// recorder would have kept it, and the agenda of its chapters.

import { chatBetween, crowdTaps } from './chat-script.js';
import { eventsSentBetween } from './director.js';
import { OrderDesk } from './order-desk.js';
import { VOD_EPOCH } from './stream-routes.js';

/** @typedef {import('./media-library.js').Script} Script */

/** Titles by second of the show. */
export const AGENDA = [
  {
    at: 0,
    title: { en: 'Welcome', es: 'Bienvenida', zh: '开场', ar: 'ترحيب' },
  },
  {
    at: 10,
    productId: 'sneaker',
    title: {
      en: 'The shoe for the trail',
      es: 'La zapatilla para el sendero',
      zh: '越野跑鞋',
      ar: 'حذاء المسارات',
    },
  },
  {
    at: 85,
    title: {
      en: 'In the warehouse, and goodbye',
      es: 'En el almacén, y despedida',
      zh: '参观仓库与告别',
      ar: 'في المستودع، ثم الوداع',
    },
  },
];

/** What was played during the show, and how it came out. */
const ACTIVITIES = [
  {
    at: 16,
    open: 20,
    kind: 'poll',
    title: {
      en: 'Which colour next?',
      es: '¿Qué color sigue?',
      zh: '接下来看哪个颜色？',
      ar: 'أي لون بعد ذلك؟',
    },
    details: {
      choices: [
        { id: 'coral', text: { en: 'Coral', es: 'Coral', zh: '珊瑚色', ar: 'مرجاني' } },
        { id: 'blue', text: { en: 'Blue', es: 'Azul', zh: '蓝色', ar: 'أزرق' } },
        { id: 'black', text: { en: 'Black', es: 'Negro', zh: '黑色', ar: 'أسود' } },
      ],
    },
    result: { counts: { coral: 412, blue: 655, black: 238 } },
  },
  {
    at: 58,
    open: 25,
    kind: 'coupon',
    title: {
      en: '10 % off everything',
      es: '10 % de descuento en todo',
      zh: '全场九折',
      ar: 'خصم ١٠٪ على كل شيء',
    },
    details: { percent: 10, limit: 500, left: 120, minimum: null },
    result: { left: 0 },
  },
];

const STOCK = [
  { at: 10.8, productId: 'sneaker', variantId: 'sneaker-blue-42', quantity: 14 },
  { at: 24, productId: 'sneaker', variantId: 'sneaker-blue-42', quantity: 9 },
  { at: 34, productId: 'sneaker', variantId: 'sneaker-blue-42', quantity: 3 },
];

/**
 * The log, one envelope a line.
 *
 * @param {Script} script
 */
export function recordedLog(script) {
  const epoch = VOD_EPOCH;
  const loopMs = script.duration * 1000;
  const end = epoch + loopMs;
  /** @type {{ type: string, at: number, data: unknown }[]} */
  const events = [];
  const say = (
    /** @type {string} */ type,
    /** @type {number} */ at,
    /** @type {unknown} */ data,
  ) => {
    if (at >= epoch && at < end) events.push({ type, at, data });
  };
  for (const { type, at, data } of eventsSentBetween(script, epoch, epoch - 5000, end)) {
    say(type, at, data);
  }
  for (const { type, at, data } of chatBetween(epoch, loopMs, epoch - 1, end)) {
    const { likes, counts } = crowdTaps(epoch, loopMs, at);
    if (type === 'chat') say('chat', at, data);
    else {
      say('likes', at, { total: likes });
      say('reactions', at, { counts });
    }
  }
  const desk = new OrderDesk({
    epoch,
    loopMs,
    tell: (type, data, { at }) => say(type, at, data),
    tellDesk: () => undefined,
  });
  for (let at = epoch; at < end; at += 5000) desk.advance(at, at + 5000);
  for (const [index, { at, open, kind, title, details, result }] of ACTIVITIES.entries()) {
    const opensAt = epoch + at * 1000;
    const closesAt = opensAt + open * 1000;
    const about = { id: `recorded-${index}`, kind, title, opensAt, closesAt };
    say('interaction', opensAt - 4000, { ...about, revision: 1, phase: 'scheduled', details });
    say('interaction', opensAt, { ...about, revision: 2, phase: 'open', details });
    const over = { ...about, revision: 3, phase: 'closed', details: { ...details, ...result } };
    say('interaction', closesAt, over);
  }
  for (const { at, ...statement } of STOCK) {
    const asOf = epoch + at * 1000;
    say('stock', asOf, { ...statement, source: 'Harbour & Co', asOf });
  }
  return events
    .sort((one, other) => one.at - other.at)
    .map(({ type, at, data }) =>
      JSON.stringify({ v: 1, type, at: new Date(at).toISOString(), ts: at, data }),
    )
    .join('\n');
}
