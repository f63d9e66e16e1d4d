// @ts-check
// What scripted viewers write and tap while the show runs: a function of the time, like the show.

/**
 * @typedef {object} Author
 * @property {string} id
 * @property {string} name
 * @property {'host' | 'moderator' | 'staff'} [role]
 * @property {string} [country]
 */

/** @type {Record<string, Author>} */
export const AUTHORS = {
  mira: { id: 'mira', name: 'Mira', role: 'host' },
  noor: { id: 'noor', name: 'Noor', role: 'moderator' },
  shop: { id: 'shop', name: 'Studio Store', role: 'staff' },
  jess: { id: 'v-jess', name: 'Jess', country: 'US' },
  tom: { id: 'v-tom', name: 'Tom H', country: 'GB' },
  lucia: { id: 'v-lucia', name: 'Lucía', country: 'MX' },
  mateo: { id: 'v-mateo', name: 'mateo.r', country: 'ES' },
  wei: { id: 'v-wei', name: '小薇', country: 'CN' },
  chen: { id: 'v-chen', name: '陈阳', country: 'SG' },
  layla: { id: 'v-layla', name: 'ليلى', country: 'AE' },
  omar: { id: 'v-omar', name: 'عمر', country: 'SA' },
  greta: { id: 'v-greta', name: 'Greta', country: 'DE' },
  bruno: { id: 'v-bruno', name: 'Bruno', country: 'BR' },
  yuki: { id: 'v-yuki', name: 'ゆき', country: 'JP' },
  ama: { id: 'v-ama', name: 'Ama', country: 'GH' },
};

/**
 * Second of the loop, author, language, text; then the place of the line it answers.
 *
 * @typedef {readonly [at: number, author: string, language: string, text: string, answers?: number]} Line
 */

/** @type {readonly Line[]} */
export const LINES = [
  [1.4, 'jess', 'en', 'Hi from Austin 👋'],
  [3.1, 'lucia', 'es', '¡Hola desde Guadalajara! 😍'],
  [4.6, 'layla', 'ar', 'مساء الخير من دبي 🌸'],
  [5.8, 'wei', 'zh', '来啦来啦！'],
  [7.2, 'greta', 'de', 'Guten Abend aus Hamburg!'],
  [8.4, 'bruno', 'pt', 'Boa noite, pessoal 🇧🇷'],
  [10.2, 'noor', 'en', 'Welcome everyone! Ask away, Mira reads along.'],
  [12.3, 'tom', 'en', 'oh those are nice'],
  [14.1, 'chen', 'zh', '蓝色好看 👍'],
  [15.7, 'ama', 'en', 'Do they run small?'],
  [17.5, 'mira', 'en', 'True to size. In between? Go half up.', 9],
  [19.0, 'mateo', 'es', '¿Sirven para montaña con lluvia?'],
  [20.9, 'shop', 'en', 'Yes: the sole grips on wet rock, and the upper dries fast.', 11],
  [22.6, 'omar', 'ar', 'هل يوجد مقاس ٤٦؟'],
  [24.0, 'yuki', 'ja', '軽そう！'],
  [25.4, 'bruno', 'pt', 'Entrega no Brasil?'],
  [26.9, 'jess', 'en', 'CORAL 😍😍'],
  [28.3, 'greta', 'de', 'Die in Koralle sind ja der Hammer 🔥'],
  [30.0, 'shop', 'en', 'We ship to Brazil, 8 to 12 days.', 15],
  [31.8, 'lucia', 'es', 'Ya pedí las mías 🙌'],
  [33.5, 'wei', 'zh', '已下单，期待！'],
  [35.6, 'tom', 'en', '9 ounces is nothing, my boots weigh a kilo'],
  [38.0, 'ama', 'en', 'what’s next??'],
  [40.4, 'chen', 'zh', '这个墨镜有偏光吗？'],
  [42.0, 'layla', 'ar', 'أنيقة جدًا 😎'],
  [43.6, 'mira', 'en', 'Polarised, yes, both colours.', 23],
  [45.3, 'mateo', 'es', 'Con estuche, espero'],
  [47.1, 'jess', 'en', 'tortoise or black, help me choose'],
  [49.4, 'tom', 'en', 'black!'],
  [50.7, 'greta', 'de', 'Havanna, ganz klar'],
  [52.2, 'yuki', 'ja', 'べっ甲がかわいい'],
  [54.0, 'noor', 'en', 'Case and cloth are in the box.', 26],
  [57.8, 'bruno', 'pt', 'Essa bolsa é linda'],
  [59.5, 'omar', 'ar', 'كم تتسع من لتر؟'],
  [61.2, 'shop', 'en', '18 litres: a laptop and the shopping.', 33],
  [63.0, 'wei', 'zh', '能放下 14 寸电脑吗'],
  [65.2, 'lucia', 'es', 'Azul marino para la oficina 💙'],
  [66.8, 'ama', 'en', 'Can I wash it?'],
  [68.6, 'mira', 'en', 'Thirty degrees, no dryer.', 37],
  [70.2, 'greta', 'de', 'Perfekt'],
  [73.6, 'tom', 'en', 'finally a bottle that doesn’t leak in my bag?'],
  [75.1, 'chen', 'zh', '保温几个小时？'],
  [77.0, 'mira', 'en', 'Hot for twelve hours, cold for a day.', 41],
  [78.9, 'layla', 'ar', 'اللون الأخضر رائع 💚'],
  [80.6, 'mateo', 'es', '¿Cabe en el portavasos del coche?'],
  [82.8, 'jess', 'en', 'the white one is so clean ✨'],
  [84.5, 'yuki', 'ja', '白にします'],
  [86.2, 'bruno', 'pt', 'Já no carrinho 🛒'],
  [88.9, 'lucia', 'es', '¡Gracias Mira! 👏👏'],
  [90.3, 'omar', 'ar', 'بث جميل، شكرًا ❤️'],
  [91.8, 'wei', 'zh', '谢谢主播！'],
  [93.4, 'noor', 'en', 'From the top again in a moment. Thank you all!'],
];

/** How often sums are told. */
const SUMS_MS = 2000;
/** Taps of a crowd, per second of the loop: it comes alive when a product is shown. */
const LIKES_A_SECOND = 3;
const PEAKS = [10.8, 26.2, 39.2, 56.9, 72.8, 88];
const KINDS = ['❤️', '🔥', '👏', '😍'];

/**
 * @typedef {object} ChatMoment
 * @property {number} at
 * @property {'chat' | 'sums'} type
 * @property {Record<string, unknown>} [data] Of a line.
 */

/**
 * What viewers do in a stretch of time, in order.
 *
 * @param {number} epoch Stage time of loop 0.
 * @param {number} loopMs
 * @param {number} after
 * @param {number} until `after < at <= until`
 * @returns {ChatMoment[]}
 */
export function chatBetween(epoch, loopMs, after, until) {
  /** @type {ChatMoment[]} */
  const moments = [];
  const first = Math.max(0, Math.floor((after - epoch) / loopMs));
  const last = Math.floor((until - epoch) / loopMs);
  for (let loop = first; loop <= last; loop++) {
    for (const [index, [second, author, language, text, answers]] of LINES.entries()) {
      const data = {
        id: `c${loop}-${index}`,
        author: AUTHORS[author],
        text,
        language,
        ...(answers !== undefined && { replyTo: `c${loop}-${answers}` }),
      };
      moments.push({ type: 'chat', at: epoch + loop * loopMs + second * 1000, data });
    }
  }
  for (let at = Math.floor(after / SUMS_MS + 1) * SUMS_MS; at <= until; at += SUMS_MS) {
    moments.push({ type: 'sums', at });
  }
  return moments
    .filter(({ at }) => at > after && at <= until)
    .sort((one, other) => one.at - other.at);
}

/**
 * Taps of the crowd since the show's first loop.
 *
 * @param {number} epoch
 * @param {number} loopMs
 * @param {number} now
 */
export function crowdTaps(epoch, loopMs, now) {
  const passed = Math.max(0, now - epoch);
  const second = (passed % loopMs) / 1000;
  const loops = Math.floor(passed / loopMs);
  // Each peak brings its crowd within eight seconds.
  const excited = PEAKS.reduce(
    (sum, peak) => sum + 60 * Math.min(1, Math.max(0, (second - peak) / 8)),
    0,
  );
  const aLoop = (loopMs / 1000) * LIKES_A_SECOND + PEAKS.length * 60;
  const likes = Math.floor(1200 + loops * aLoop + second * LIKES_A_SECOND + excited);
  const counts = Object.fromEntries(
    KINDS.map((kind, rank) => [kind, Math.floor(likes / (3 + 2 * rank))]),
  );
  return { likes, counts };
}
