// @ts-check
// The demo's programme.

/** @typedef {import('./catalog.js').Text} Text */

/**
 * @typedef {object} Show
 * @property {'show' | 'clock'} stream Whose media and script it plays.
 * @property {'scheduled' | 'live' | 'ended' | 'replay'} status Until `/control` says otherwise.
 * @property {Text} title
 * @property {boolean} sells It has products.
 * @property {object} [teaser] What is to come, before the show; see docs/before-the-show.md.
 * @property {boolean} [plays] Something to take part in, all the time.
 * @property {{ sponsor?: Text | string, aiHost?: boolean }} [disclosures] What viewers have to be told.
 * @property {string[]} [angles] Those of the stream that it shows; without it, all that are no show's own.
 * @property {boolean} [visited] A guest comes in from another place, and battles with the host.
 * @property {object} [backdrop] What may stand behind the host.
 * @property {object} [virtualHost] The figure that stands for the host; docs/virtual-host.md.
 * @property {boolean} [uncaptioned] Nobody sends captions: viewers' browsers make them from the sound.
 * @property {boolean} [studio] A studio sends them (`/studio/`): viewers' browsers make none.
 */

/** Mira is drawn by a program, and speaks with a synthetic voice. */
const AI_HOST = { aiHost: true };

/** @type {Record<string, Show>} */
export const SHOWS = {
  studio: {
    stream: 'show',
    status: 'live',
    sells: true,
    disclosures: AI_HOST,
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
    disclosures: AI_HOST,
    title: {
      en: 'Captions made in your browser',
      es: 'Subtítulos hechos en tu navegador',
      zh: '字幕由您的浏览器生成',
      ar: 'ترجمة تُنشأ في متصفحك',
    },
  },
  captioned: {
    stream: 'show',
    status: 'live',
    sells: true,
    uncaptioned: true,
    studio: true,
    disclosures: AI_HOST,
    title: {
      en: 'Captions from the studio',
      es: 'Subtítulos del estudio',
      zh: '来自直播间的字幕',
      ar: 'ترجمة من الاستوديو',
    },
  },
  interactions: {
    stream: 'show',
    status: 'live',
    sells: true,
    plays: true,
    title: {
      en: 'Play along: polls, quizzes, boxes',
      es: 'Participa: votos, concursos y cajas',
      zh: '一起玩：投票、问答、盲盒',
      ar: 'شارك: استطلاعات ومسابقات وصناديق',
    },
  },
  duet: {
    stream: 'show',
    status: 'live',
    sells: true,
    visited: true,
    disclosures: AI_HOST,
    angles: ['wide', 'close'],
    title: {
      en: 'Two hosts, two places',
      es: 'Dos presentadoras, dos lugares',
      zh: '两位主播，两个地点',
      ar: 'مضيفتان ومكانان',
    },
  },
  abroad: {
    stream: 'show',
    status: 'live',
    sells: true,
    disclosures: AI_HOST,
    angles: ['green'],
    backdrop: {
      key: '#02a53f',
      angles: ['green'],
      start: 'river',
      backgrounds: [
        {
          id: 'river',
          name: { en: 'By the river', es: 'Junto al río', zh: '河畔铁塔', ar: 'على ضفة النهر' },
          url: '../media/places/river.svg',
        },
        {
          id: 'gate',
          name: { en: 'The sea gate', es: 'La puerta del mar', zh: '海上鸟居', ar: 'بوابة البحر' },
          url: '../media/places/gate.svg',
        },
      ],
    },
    title: {
      en: 'On the road: four things I use every day',
      es: 'De viaje: cuatro cosas que uso todos los días',
      zh: '旅途中：我每天都在用的四样好物',
      ar: 'في السفر: أربعة أشياء أستخدمها كل يوم',
    },
  },
  night: {
    stream: 'show',
    status: 'live',
    sells: true,
    disclosures: AI_HOST,
    angles: ['wide'],
    virtualHost: {
      model: '../media/models/night-host.vrm',
      name: { en: 'Mira', zh: '米拉', ar: 'ميرا' },
      background: '../media/places/night.svg',
    },
    title: {
      en: 'The night show: nobody in the studio',
      es: 'El programa de noche: nadie en el estudio',
      zh: '夜间直播：演播室里没有人',
      ar: 'عرض الليل: لا أحد في الاستوديو',
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
    teaser: {
      productId: 'lantern',
      title: {
        en: 'Something that glows',
        es: 'Algo que brilla',
        zh: '会发光的新品',
        ar: 'شيء يتوهج',
      },
      text: {
        en: 'Mira unwraps it on air, and nowhere else.',
        es: 'Mira lo desenvuelve en directo, y solo allí.',
        zh: 'Mira 将在直播中首次揭晓。',
        ar: 'تكشفه ميرا على الهواء، وليس في أي مكان آخر.',
      },
    },
  },
  replay: {
    stream: 'show',
    status: 'replay',
    sells: true,
    disclosures: { ...AI_HOST, sponsor: 'Harbour & Co' },
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

/** @type {Record<string, { id: string, name: Text, own?: boolean }[]>} In the order the viewer sees them. `own`: only where a show asks for it. */
export const ANGLES = {
  show: [
    { id: 'wide', name: { en: 'Studio', es: 'Estudio', zh: '全景', ar: 'الاستوديو' } },
    { id: 'close', name: { en: 'Close-up', es: 'Primer plano', zh: '特写', ar: 'لقطة قريبة' } },
    { id: 'warehouse', name: { en: 'Warehouse', es: 'Almacén', zh: '仓库', ar: 'المستودع' } },
    {
      id: 'green',
      name: { en: 'On the road', es: 'De viaje', zh: '旅途中', ar: 'في السفر' },
      own: true,
    },
  ],
  clock: ['A', 'B', 'C'].map((letter) => ({
    id: letter.toLowerCase(),
    name: { en: letter, es: letter, zh: letter, ar: letter },
  })),
};
