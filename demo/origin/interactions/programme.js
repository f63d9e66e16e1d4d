// @ts-check
// The demo's programme of interactions: one of each kind over every loop of the show.

import { randomBytes } from 'node:crypto';

/** @typedef {import('./ledger.js').Plan} Plan */

/** Viewers are announced to so long before, unless there is a countdown. */
const NOTICE_MS = 4000;
/** The latest viewer that a window waits for, and a moment for his answer to arrive. */
const SLOWEST_MS = 12_000;
const GRACE_MS = 1000;
/** How long what a battle has unlocked is to be had. */
const REWARD_MS = 60_000;
/** A reward for watching spans so many loops. */
const REWARD_LOOPS = 4;

/**
 * @typedef {object} Moment
 * @property {string} kind
 * @property {number} at Seconds into the loop.
 * @property {number} open Seconds for one viewer.
 * @property {number} [countdown] Seconds before, in which it is announced.
 * @property {boolean} [window] Each viewer has the whole time from his picture on.
 * @property {number} [every] Loops, for what is longer than one.
 * @property {object} title
 * @property {object} [text]
 * @property {(loop: number) => object} details
 */

/** @type {Moment[]} */
export const MOMENTS = [
  {
    kind: 'watch-reward',
    at: 2,
    open: 96 * REWARD_LOOPS - 6,
    every: REWARD_LOOPS,
    title: {
      en: 'A thank-you for watching',
      es: 'Un gracias por mirar',
      zh: '观看奖励',
      ar: 'شكرًا على المشاهدة',
    },
    details: () => ({
      requiredMs: 301_000,
      prefix: 'STAY',
      validMs: 900_000,
      grant: { en: 'Free shipping', es: 'Envío gratis', zh: '免运费', ar: 'شحن مجاني' },
    }),
  },
  {
    kind: 'poll',
    at: 4,
    open: 20,
    title: {
      en: 'Which colour next?',
      es: '¿Qué color sigue?',
      zh: '接下来看哪个颜色？',
      ar: 'أي لون بعد ذلك؟',
    },
    details: () => ({
      changeAllowed: true,
      hideUntilVoted: true,
      choices: [
        { id: 'coral', text: { en: 'Coral', es: 'Coral', zh: '珊瑚色', ar: 'مرجاني' } },
        { id: 'blue', text: { en: 'Blue', es: 'Azul', zh: '蓝色', ar: 'أزرق' } },
        { id: 'black', text: { en: 'Black', es: 'Negro', zh: '黑色', ar: 'أسود' } },
      ],
    }),
  },
  {
    kind: 'quiz',
    at: 14,
    open: 10,
    countdown: 8,
    window: true,
    title: {
      en: 'How many grams does one shoe weigh?',
      es: '¿Cuántos gramos pesa una zapatilla?',
      zh: '一只鞋重多少克？',
      ar: 'كم غرامًا يزن الحذاء الواحد؟',
    },
    details: (loop) => ({
      mode: 'streak',
      round: (loop % 3) + 1,
      rounds: 3,
      answer: 'b',
      choices: [
        { id: 'a', text: '180 g' },
        { id: 'b', text: '240 g' },
        { id: 'c', text: '310 g' },
      ],
    }),
  },
  {
    kind: 'coupon',
    at: 30,
    open: 48,
    title: {
      en: '10 % off everything',
      es: '10 % de descuento en todo',
      zh: '全场九折',
      ar: 'خصم ١٠٪ على كل شيء',
    },
    details: () => ({
      percent: 10,
      limit: 500,
      prefix: 'TEN',
      validMs: 600_000,
      minimum: { amount: '20.00', currency: 'USD' },
    }),
  },
  {
    kind: 'red-packet',
    at: 36,
    open: 12,
    countdown: 10,
    window: true,
    title: {
      en: 'Red packet rain',
      es: 'Lluvia de sobres rojos',
      zh: '红包雨',
      ar: 'أمطار الظروف الحمراء',
    },
    details: () => ({
      budget: { amount: '50.00', currency: 'USD' },
      packets: 30,
      prefix: 'RAIN',
      validMs: 600_000,
    }),
  },
  {
    kind: 'giveaway',
    at: 44,
    open: 26,
    title: {
      en: 'Win the sunglasses',
      es: 'Gana las gafas de sol',
      zh: '赢取太阳镜',
      ar: 'اربح النظارة الشمسية',
    },
    details: () => ({
      prize: { en: 'Sunglasses', es: 'Gafas de sol', zh: '太阳镜', ar: 'نظارة شمسية' },
      prizes: 1,
    }),
  },
  {
    kind: 'flash-sale',
    at: 52,
    open: 60,
    countdown: 10,
    title: {
      en: 'One minute: the bottle for less',
      es: 'Un minuto: la botella por menos',
      zh: '一分钟特价：水瓶',
      ar: 'دقيقة واحدة: القارورة بسعر أقل',
    },
    details: () => ({
      productId: 'bottle',
      variantId: 'bottle-sage',
      price: { amount: '19.00', currency: 'USD' },
      regularPrice: null,
      stock: 20,
      perBuyer: 2,
      prefix: 'FLASH',
      validMs: 600_000,
    }),
  },
  {
    kind: 'benefit',
    at: 62,
    open: 28,
    title: {
      en: 'A gift for the first 100 orders',
      es: 'Un regalo para los primeros 100 pedidos',
      zh: '前一百单赠礼',
      ar: 'هدية لأول ١٠٠ طلب',
    },
    details: () => ({
      limit: 100,
      prefix: 'FIRST',
      validMs: 900_000,
      grant: { en: 'A tote bag', es: 'Una bolsa de tela', zh: '帆布袋一个', ar: 'حقيبة قماشية' },
    }),
  },
  {
    kind: 'blind-box',
    at: 70,
    open: 18,
    title: {
      en: 'The studio’s mystery box',
      es: 'La caja sorpresa del estudio',
      zh: '直播间盲盒',
      ar: 'صندوق المفاجآت',
    },
    text: {
      en: 'One box a viewer, free of charge.',
      es: 'Una caja por persona, gratis.',
      zh: '每人一盒，免费。',
      ar: 'صندوق واحد لكل مشاهد، مجانًا.',
    },
    details: () => ({
      access: 'free',
      price: null,
      replacement: true,
      maxPerViewer: 3,
      items: [
        item(
          'sticker',
          'basic',
          649_000,
          '1.00',
          'A sheet of stickers',
          'Pegatinas',
          '一张贴纸',
          'ملصقات',
        ),
        item(
          'pin',
          'basic',
          250_000,
          '3.00',
          'An enamel pin',
          'Un pin esmaltado',
          '珐琅徽章',
          'دبوس مينا',
        ),
        item(
          'tote',
          'paid',
          100_000,
          '12.00',
          'A tote bag',
          'Una bolsa de tela',
          '帆布袋',
          'حقيبة قماشية',
        ),
        item(
          'aero',
          'hidden',
          1000,
          '89.00',
          'Aero Runner in gold',
          'Aero Runner dorada',
          '金色 Aero Runner',
          'Aero Runner ذهبي',
        ),
      ],
      refundTerms: {
        en: 'Free boxes are not exchanged.',
        es: 'Las cajas gratis no se cambian.',
        zh: '免费盲盒不可更换。',
        ar: 'الصناديق المجانية لا تُستبدل.',
      },
    }),
  },
];

/**
 * @param {string} id
 * @param {string} tier
 * @param {number} ppm
 * @param {string} value
 * @param {string} en
 * @param {string} es
 * @param {string} zh
 * @param {string} ar
 */
function item(id, tier, ppm, value, en, es, zh, ar) {
  return {
    id,
    tier,
    ppm,
    count: null,
    value: { amount: value, currency: 'USD' },
    name: { en, es, zh, ar },
  };
}

/**
 * The plans that viewers have to hear of by now and that are not over.
 *
 * @param {object} show
 * @param {string} show.room
 * @param {number} show.epoch Stage time of loop 0.
 * @param {number} show.loopMs
 * @param {number} after
 * @param {number} until `after < announceAt <= until`
 * @returns {Plan[]}
 */
export function plansBetween({ room, epoch, loopMs }, after, until) {
  const last = Math.ceil((until - epoch) / loopMs) + 1;
  // Nothing is open for longer than the reward for watching.
  const first = Math.max(0, Math.floor((after - epoch) / loopMs) - 1, last - REWARD_LOOPS - 3);
  const plans = [];
  for (let loop = first; loop <= last; loop += 1) {
    for (const moment of MOMENTS) {
      if (loop % (moment.every ?? 1) !== 0) continue;
      const opensAt = epoch + loop * loopMs + moment.at * 1000;
      const { announceAt, closesAt } = timesOf(moment, opensAt);
      if (announceAt <= after || announceAt > until || closesAt <= until) continue;
      const nextAt = opensAt + loopMs * (moment.every ?? 1);
      plans.push(planOf(moment, { room, opensAt, loop, nextAt }));
    }
  }
  return plans;
}

/**
 * A plan by hand: as in the programme, but for what is told.
 *
 * @param {any} order `kind`; `inMs`, `openMs`, `details`, and anything else of a plan.
 * @param {string} room
 * @param {number} now
 * @returns {Plan | undefined}
 */
export function planNow({ kind, inMs = 0, openMs, details, ...rest }, room, now) {
  const moment = MOMENTS.find((one) => one.kind === kind);
  if (!moment) return undefined;
  const open = Number.isFinite(openMs) ? openMs / 1000 : moment.open;
  const opensAt = now + (Number.isFinite(inMs) ? inMs : 0);
  const plan = planOf({ ...moment, open }, { room, opensAt, loop: 0 });
  return { ...plan, announceAt: now, ...rest, details: { ...plan.details, ...details } };
}

/**
 * What a goal of a battle opens when it is unlocked: a coupon, or something for the first few.
 *
 * @param {import('../battle-judge.js').Goal} goal
 * @param {string} room
 * @param {number} at
 */
export function planOfReward({ title, reward }, room, at) {
  if (!reward) return undefined;
  const { kind, ref: id, limit } = reward;
  const own = { id, title, openMs: REWARD_MS };
  if (kind === 'coupon') return planNow({ ...own, kind: 'coupon' }, room, at);
  return planNow({ ...own, kind: 'benefit', details: { limit, grant: title } }, room, at);
}

/**
 * @param {Moment} moment
 * @param {number} opensAt
 */
function timesOf({ open, countdown, window }, opensAt) {
  const announceAt = opensAt - (countdown === undefined ? NOTICE_MS : countdown * 1000);
  const closesAt = opensAt + open * 1000 + (window ? SLOWEST_MS + GRACE_MS : 0);
  const revealAt = closesAt + 2000;
  return { announceAt, opensAt, closesAt, revealAt, settleAt: revealAt + 15_000 };
}

/**
 * @param {Moment} moment
 * @param {{ room: string, opensAt: number, loop: number, nextAt?: number }} when
 * @returns {Plan}
 */
function planOf(moment, { room, opensAt, loop, nextAt }) {
  const { kind, title, text, open, window, details } = moment;
  return {
    // By its time: a restarted origin counts its loops anew.
    id: `${kind}-${Math.round(opensAt).toString(36)}`,
    kind,
    room,
    title,
    ...(text && { text }),
    rulesUrl: `/rules.html#${kind}`,
    ...((kind === 'blind-box' || kind === 'giveaway') && { verifyUrl: '/verify.html' }),
    ...timesOf(moment, opensAt),
    ...(window && { windowMs: open * 1000 }),
    seed: randomBytes(32).toString('hex'),
    details: { ...details(loop), ...(kind === 'coupon' && nextAt && { nextAt }) },
  };
}
