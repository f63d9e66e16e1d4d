// @ts-check
// The demo's guest: with every loop she comes in from the warehouse, battles with the host, and
// goes. What is told is a function of the time, as with everything of the programme. The score is
// made up, and says so.

/** @typedef {import('./catalog.js').Text} Text */

export const GUEST = 'lin';

/** Seconds of a loop. */
const [COMES, STEPS_ASIDE, GOES] = [4, 68, 88];
const [BEGINS, ENDS, DECIDED] = [12, 57, 59];
/** How often the score is told. */
const COUNT_EVERY = 3;
/** How long before its picture a message is sent. */
const LEAD_MS = 2000;

/** @type {{ at: number, lasts: number, text: Text }[]} What she says. */
const LINES = [
  {
    at: 5.5,
    lasts: 3.4,
    text: {
      en: 'Hello from the warehouse! I am packing for you.',
      es: '¡Hola desde el almacén! Estoy preparando vuestros paquetes.',
      zh: '这里是仓库！我正在为大家打包。',
      ar: 'مرحبًا من المستودع! أجهّز طلباتكم.',
    },
  },
  {
    at: 29,
    lasts: 3.6,
    text: {
      en: 'I say the tote wins. Vote for my side!',
      es: 'Yo digo que gana la bolsa. ¡Votad por mí!',
      zh: '我选托特包，支持我这边！',
      ar: 'أراهن على الحقيبة. صوّتوا لي!',
    },
  },
  {
    at: 61,
    lasts: 3.2,
    text: {
      en: 'Well played, Mira. The next box is yours.',
      es: 'Bien jugado, Mira. La próxima caja es tuya.',
      zh: '打得好，Mira，下一箱归你。',
      ar: 'أحسنتِ يا ميرا. الصندوق التالي لك.',
    },
  },
];

/**
 * The guest as the show document names her.
 *
 * @param {string} stream
 */
export function describeGuest(stream) {
  return {
    id: GUEST,
    name: { en: 'Lin', es: 'Lin', zh: '小林', ar: 'لين' },
    poster: '../media/posters/warehouse.jpg',
    sources: ['live', 'backup'].map((source, rank) => ({
      url: `../${source}/${stream}/warehouse/master.m3u8?subtitles=none`,
      role: rank === 0 ? 'primary' : 'backup',
    })),
    layout: 'beside',
    // The demo has one sound, which is the host's: heard twice it would be an echo.
    audio: false,
    present: false,
  };
}

/**
 * What was sent between two moments, in order.
 *
 * @param {number} epoch Stage time of loop 0.
 * @param {number} loopMs
 * @param {number} after
 * @param {number} until `after < sendAt <= until`
 */
export function guestMessagesBetween(epoch, loopMs, after, until) {
  const first = Math.max(0, Math.floor((after - epoch) / loopMs));
  const last = Math.floor((until + LEAD_MS - epoch) / loopMs);
  const messages = [];
  for (let loop = first; loop <= last; loop++) {
    for (const message of messagesOf(loop, epoch + loop * loopMs)) {
      const sendAt = message.at - LEAD_MS;
      if (sendAt > after && sendAt <= until) messages.push({ ...message, sendAt });
    }
  }
  return messages;
}

/**
 * When the next message is due, at most a loop away.
 *
 * @param {number} epoch
 * @param {number} loopMs
 * @param {number} now
 */
export function nextGuestAt(epoch, loopMs, now) {
  const [next] = guestMessagesBetween(epoch, loopMs, now, now + loopMs);
  return next?.sendAt;
}

/**
 * How things stand: the last message of each key whose moment has come, and the lines around it.
 *
 * @param {number} epoch
 * @param {number} loopMs
 * @param {number} now
 */
export function guestKept(epoch, loopMs, now) {
  /** @type {Map<string, ReturnType<typeof messagesOf>[number]>} */
  const kept = new Map();
  for (const message of guestMessagesBetween(epoch, loopMs, now - loopMs, now)) {
    if (message.at <= now && message.type !== 'cue') kept.set(message.key, message);
  }
  return [...kept.values()];
}

/**
 * @param {number} loop
 * @param {number} start Stage time of the loop.
 */
function messagesOf(loop, start) {
  const on = (/** @type {number} */ second) => start + Math.round(second * 1000);
  /** @type {{ type: string, key: string, at: number, data: Record<string, unknown> }[]} */
  const messages = [];
  const guest = (/** @type {number} */ second, /** @type {object} */ data) =>
    messages.push({
      type: 'guest',
      key: `guest:${GUEST}`,
      at: on(second),
      data: { id: GUEST, rev: loop * 100 + second, ...data },
    });
  const versus = (/** @type {number} */ second, /** @type {object} */ rest) =>
    messages.push({
      type: 'versus',
      key: 'versus',
      at: on(second),
      data: {
        id: `versus-${loop}`,
        rev: second,
        title: {
          en: 'Studio against warehouse',
          es: 'Estudio contra almacén',
          zh: '直播间对仓库',
          ar: 'الاستوديو ضد المستودع',
        },
        unit: 'points',
        startsAt: on(BEGINS),
        endsAt: on(ENDS),
        asOf: on(second),
        sides: scoresAt(loop, second),
        simulated: true,
        ...rest,
      },
    });
  guest(COMES, { present: true, layout: 'beside' });
  guest(STEPS_ASIDE, { present: true, layout: 'inside' });
  guest(GOES, { present: false });
  versus(BEGINS - 6, {});
  for (let second = BEGINS; second < ENDS; second += COUNT_EVERY) versus(second, {});
  const sides = scoresAt(loop, ENDS);
  const [host, lin] = sides.map(({ score }) => score);
  const winner = host === lin ? null : Number(host) > Number(lin) ? 'host' : GUEST;
  versus(DECIDED, { asOf: on(ENDS), sides, result: { winner } });
  for (const [index, { at, lasts, text }] of LINES.entries()) {
    const id = `${GUEST}-${loop}-${index}`;
    const data = { id, start: on(at), end: on(at + lasts), text, source: 'script', guest: GUEST };
    messages.push({ type: 'cue', key: `cue:${id}`, at: on(at), data });
  }
  return messages.sort((a, b) => a.at - b.at);
}

/**
 * What a crowd would have given, had there been one. The lead changes; who wins depends on the loop.
 *
 * @param {number} loop
 * @param {number} second
 */
function scoresAt(loop, second) {
  const since = Math.max(0, Math.min(second, ENDS) - BEGINS);
  const sway = Math.sin(since / 6 + loop) * Math.min(since, 12) * 9;
  const score = (/** @type {number} */ base, /** @type {number} */ by) =>
    Math.max(0, Math.round(since * base + by));
  const favours = loop % 2 === 0 ? 3 : -3;
  return [
    { id: 'host', score: score(42 + favours, sway) },
    { id: GUEST, score: score(42, -sway) },
  ];
}
