// @ts-check
// The demo's battles: one with every loop of the show, in turn.

/** @typedef {import('./battle-judge.js').Rules} Rules */

/** Seconds of a loop in which orders count. */
const [FROM, TO] = [10, 75];
/** How long before it a battle is told of. */
export const LEAD_MS = 10_000;
const OVERTIME_MS = 15_000;

/** @type {Omit<Rules, 'id' | 'startsAt' | 'endsAt' | 'overtimeMs'>[]} */
const BATTLES = [
  {
    kind: 'battle',
    countries: ['KR', 'JP'],
    title: {
      en: 'Korea against Japan',
      es: 'Corea contra Japón',
      zh: '韩国对日本',
      ar: 'كوريا ضد اليابان',
    },
    goals: [
      ...['KR', 'JP'].map((country) => ({
        id: `${country.toLowerCase()}-150`,
        country,
        target: 150,
        title: {
          en: 'A tote bag with every pair',
          es: 'Una bolsa con cada par',
          zh: '每双鞋送一个托特包',
          ar: 'حقيبة قماش مع كل زوج',
        },
        reward: { kind: /** @type {const} */ ('first'), ref: 'tote-gift', limit: 150 },
      })),
      {
        id: 'all-900',
        country: null,
        target: 900,
        title: {
          en: 'Free delivery for the next hundred',
          es: 'Envío gratis para los cien siguientes',
          zh: '接下来一百单免运费',
          ar: 'توصيل مجاني للمئة طلب التالية',
        },
        reward: { kind: 'first', ref: 'free-delivery', limit: 100 },
      },
    ],
  },
  {
    kind: 'battle',
    countries: ['MX', 'DE', 'SA', 'BR'],
    title: {
      en: 'Who wants the bottle most?',
      es: '¿Quién quiere más la botella?',
      zh: '谁最想要这个水杯？',
      ar: 'من يريد القارورة أكثر؟',
    },
    goals: [
      {
        id: 'all-900',
        country: null,
        target: 900,
        title: {
          en: 'Ten percent off, for everybody',
          es: 'Diez por ciento de descuento para todos',
          zh: '全场九折',
          ar: 'خصم عشرة بالمئة للجميع',
        },
        reward: { kind: 'coupon', ref: 'ten-percent' },
      },
    ],
  },
];

/**
 * The battles that are told of at a moment: that of this loop, and of the next shortly before.
 *
 * @param {number} epoch Stage time of loop 0.
 * @param {number} loopMs
 * @param {number} now
 * @returns {Rules[]}
 */
export function battlesAt(epoch, loopMs, now) {
  const loop = Math.floor((now - epoch - FROM * 1000 + LEAD_MS) / loopMs);
  return loop < 0 ? [] : [battleOf(loop, epoch, loopMs)];
}

/**
 * @param {number} loop
 * @param {number} epoch
 * @param {number} loopMs
 * @returns {Rules}
 */
function battleOf(loop, epoch, loopMs) {
  const battle = /** @type {typeof BATTLES[number]} */ (BATTLES[loop % BATTLES.length]);
  // Deadlines lie on the ends of buckets, so that no order is on both sides of one.
  const on = (/** @type {number} */ second) =>
    epoch + Math.ceil((loop * loopMs + second * 1000) / 5000) * 5000;
  const startsAt = on(FROM);
  // What an unlock opens is there once for every battle, also where a restarted origin counts anew.
  const goals = battle.goals.map((goal) => ({
    ...goal,
    ...(goal.reward && {
      reward: { ...goal.reward, ref: `${goal.reward.ref}-${goal.id}-${startsAt.toString(36)}` },
    }),
  }));
  return {
    ...battle,
    goals,
    id: `battle-${loop}`,
    startsAt,
    endsAt: on(TO),
    overtimeMs: OVERTIME_MS,
  };
}
