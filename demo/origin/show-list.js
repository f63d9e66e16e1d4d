// @ts-check
// The demo's programme.

/** @typedef {import('./catalog.js').Text} Text */

/**
 * @typedef {object} Show
 * @property {'show' | 'clock'} stream Whose media and script it plays.
 * @property {'scheduled' | 'live' | 'ended' | 'replay'} status Until `/control` says otherwise.
 * @property {Text} title
 * @property {boolean} sells It has products.
 * @property {boolean} [uncaptioned] Nobody sends captions: viewers' browsers make them from the sound.
 */

/** @type {Record<string, Show>} */
export const SHOWS = {
  studio: {
    stream: 'show',
    status: 'live',
    sells: true,
    title: {
      en: 'Four things I use every day',
      es: 'Cuatro cosas que uso todos los días',
      zh: '我每天都在用的四样好物',
      ar: 'أربعة أشياء أستخدمها كل يوم',
    },
  },
  spoken: {
    stream: 'show',
    status: 'live',
    sells: true,
    uncaptioned: true,
    title: {
      en: 'Captions made in your browser',
      es: 'Subtítulos hechos en tu navegador',
      zh: '字幕由您的浏览器生成',
      ar: 'ترجمة تُنشأ في متصفحك',
    },
  },
  clock: {
    stream: 'clock',
    status: 'live',
    sells: false,
    title: { en: 'Clock', es: 'Reloj', zh: '时钟', ar: 'ساعة' },
  },
  soon: {
    stream: 'show',
    status: 'scheduled',
    sells: true,
    title: {
      en: 'Starting soon: four things for the weekend',
      es: 'Muy pronto: cuatro cosas para el fin de semana',
      zh: '即将开播：周末四样好物',
      ar: 'قريبًا: أربعة أشياء لعطلة نهاية الأسبوع',
    },
  },
  replay: {
    stream: 'show',
    status: 'replay',
    sells: true,
    title: {
      en: 'Replay: four things I use every day',
      es: 'Repetición: cuatro cosas que uso todos los días',
      zh: '回放：我每天都在用的四样好物',
      ar: 'إعادة: أربعة أشياء أستخدمها كل يوم',
    },
  },
  ended: {
    stream: 'show',
    status: 'ended',
    sells: true,
    title: {
      en: 'Last week’s show',
      es: 'El programa de la semana pasada',
      zh: '上周的直播',
      ar: 'عرض الأسبوع الماضي',
    },
  },
};

/** @type {Record<string, { id: string, name: Text }[]>} In the order the viewer sees them. */
export const ANGLES = {
  show: [
    { id: 'wide', name: { en: 'Studio', es: 'Estudio', zh: '全景', ar: 'الاستوديو' } },
    { id: 'close', name: { en: 'Close-up', es: 'Primer plano', zh: '特写', ar: 'لقطة قريبة' } },
    { id: 'warehouse', name: { en: 'Warehouse', es: 'Almacén', zh: '仓库', ar: 'المستودع' } },
  ],
  clock: ['A', 'B', 'C'].map((letter) => ({
    id: letter.toLowerCase(),
    name: { en: letter, es: letter, zh: letter, ar: letter },
  })),
};
