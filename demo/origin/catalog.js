// @ts-check
// What the demo shop sells. Names of people, brands and goods are invented.

import { CATEGORIES, COLOR, product, SIZE, text, value } from './catalog-kit.js';
import { MORE_GOODS } from './catalog-more.js';

/** @typedef {import('./catalog-kit.js').Text} Text */
/** @typedef {import('./catalog-kit.js').Product} Product */
/** @typedef {import('./catalog-kit.js').Variant} Variant */
/** @typedef {import('./catalog-kit.js').OptionValue} OptionValue */

/** At this many or fewer, a variant is said to be nearly gone. */
export const LIMITED_QUANTITY = 3;

/** When an order arrives, in working days. */
export const DELIVERY = [
  { region: 'US', days: [2, 4] },
  { region: 'EU', days: [3, 5] },
  { region: 'CN', days: [4, 7] },
  { region: 'AE', days: [4, 6] },
  { region: '*', days: [6, 10] },
];

/** A size is written the same everywhere. */
const SIZES = ['38', '39', '40', '41', '42', '43'].map((id) => ({ id, name: id }));
/** Centimetres a foot has in each. */
const FEET = { 38: 24, 39: 24.5, 40: 25.5, 41: 26, 42: 26.5, 43: 27.5 };
const UK = { 38: '5', 39: '5.5', 40: '6.5', 41: '7', 42: '8', 43: '9' };

/** @type {Product[]} What the show is about. */
const SHOWN = [
  product({
    id: 'sneaker',
    name: 'Aero Runner',
    amount: '89.00',
    categories: [CATEGORIES.wear],
    description: text(
      'A light trail shoe: 9 ounces, with a deep grip for mud and wet stone.',
      'Zapatilla ligera para el sendero: 9 onzas y agarre profundo para barro y piedra mojada.',
      '轻便越野跑鞋：单只仅 9 盎司，深纹鞋底，泥地和湿石头都抓得住。',
      'حذاء خفيف للمسارات الجبلية: 9 أونصات، بنعل عميق النقوش للوحل والصخور المبتلة.',
    ),
    options: [
      {
        id: 'color',
        name: COLOR,
        values: [
          value('blue', '#2f6fdf', 'Blue', 'Azul', '蓝色', 'أزرق'),
          value('coral', '#ff6f61', 'Coral', 'Coral', '珊瑚色', 'مرجاني'),
          value('black', '#22252b', 'Black', 'Negro', '黑色', 'أسود'),
        ],
      },
      { id: 'size', name: SIZE, values: SIZES },
    ],
    model: {
      src: '/media/models/shoe.glb',
      orbit: '-24deg 72deg 100%',
      placement: 'floor',
      alt: text(
        'A trail shoe from the side, with white sole and laces',
        'Una zapatilla de sendero de lado, con suela y cordones blancos',
        '越野跑鞋侧面，白色鞋底和鞋带',
        'حذاء مسارات من الجانب بنعل ورباط أبيضين',
      ),
      variants: ['blue', 'coral', 'black'].map((color) => ({ name: color, options: { color } })),
      hotspots: [
        {
          id: 'sole',
          position: [0.06, 0.012, 0.05],
          normal: [0, 0, 1],
          text: text(
            'Deep lugs grip mud and wet stone',
            'Tacos profundos para barro y piedra mojada',
            '深纹防滑，泥地湿石都抓地',
            'نتوءات عميقة تثبت على الوحل والصخر المبتل',
          ),
        },
        {
          id: 'heel',
          position: [-0.135, 0.07, 0.012],
          normal: [-1, 0, 0.35],
          text: text(
            'A padded collar holds the heel',
            'El cuello acolchado sujeta el talón',
            '软垫鞋口稳固脚跟',
            'ياقة مبطنة تثبت الكعب',
          ),
        },
      ],
    },
    facts: [
      {
        kind: 'specification',
        name: text('Weight', 'Peso', '重量', 'الوزن'),
        text: text('9 oz each', '9 onzas cada una', '单只 9 盎司', '9 أونصات للفردة'),
      },
      {
        kind: 'specification',
        name: text('Upper', 'Empeine', '鞋面', 'الجزء العلوي'),
        text: text('Recycled polyester', 'Poliéster reciclado', '再生聚酯', 'بوليستر معاد تدويره'),
      },
      {
        kind: 'care',
        name: text('Washing', 'Lavado', '清洗', 'الغسل'),
        text: text(
          'By hand, with cold water.',
          'A mano, con agua fría.',
          '冷水手洗。',
          'يدويًا بالماء البارد.',
        ),
      },
    ],
    sizes: {
      option: 'size',
      columns: [
        { name: 'UK' },
        { name: text('Foot length', 'Largo del pie', '脚长', 'طول القدم'), unit: 'cm' },
      ],
      rows: SIZES.map(({ id }) => ({ size: id, cells: [UK[id], FEET[id]] })),
      howTo: text(
        'Stand on a sheet of paper and mark heel and longest toe. Between two sizes, take the larger.',
        'Ponte de pie sobre un papel y marca el talón y el dedo más largo. Entre dos tallas, elige la mayor.',
        '站在纸上，标出脚跟和最长脚趾。介于两码之间请选大一码。',
        'قف على ورقة وعلّم الكعب وأطول إصبع. بين مقاسين اختر الأكبر.',
      ),
    },
  }),
  product({
    id: 'sunglasses',
    name: 'Coast Sunglasses',
    worn: 'glasses',
    amount: '39.00',
    hot: 'bestseller',
    categories: [CATEGORIES.wear],
    description: text(
      'Lenses that block all UV light in a frame of less than one ounce.',
      'Lentes que bloquean toda la luz UV en una montura de menos de una onza.',
      '镜片阻挡全部紫外线，镜框不到 1 盎司。',
      'عدسات تحجب كل الأشعة فوق البنفسجية في إطار أخف من أونصة واحدة.',
    ),
    options: [
      {
        id: 'color',
        name: COLOR,
        values: [
          value('tortoise', '#8a5a2b', 'Tortoise', 'Carey', '玳瑁色', 'صدف السلحفاة'),
          value('black', '#22252b', 'Black', 'Negro', '黑色', 'أسود'),
        ],
      },
    ],
    model: {
      src: '/media/models/sunglasses.glb',
      orbit: '28deg 78deg 100%',
      variants: ['black', 'tortoise'].map((color) => ({ name: color, options: { color } })),
    },
    facts: [
      { kind: 'certificate', name: 'CE', text: 'EN ISO 12312-1', markets: ['EU'] },
      { kind: 'certificate', name: 'UKCA', text: 'EN ISO 12312-1', markets: ['GB'] },
      { kind: 'certificate', name: 'FDA', text: '21 CFR 801.410', markets: ['US'] },
      {
        kind: 'specification',
        name: text('Filter category', 'Categoría de filtro', '滤光等级', 'فئة الترشيح'),
        text: '3 · UV400',
      },
    ],
  }),
  product({
    id: 'tote',
    name: 'Harbour Tote',
    amount: '59.00',
    categories: [CATEGORIES.carry],
    description: text(
      'A canvas bag with room for a day, and a pocket that closes.',
      'Bolso de lona con espacio para todo el día y un bolsillo con cierre.',
      '帆布托特包，装得下一整天所需，内有带扣口袋。',
      'حقيبة قماشية تتسع ليوم كامل، مع جيب يُغلق.',
    ),
    options: [
      {
        id: 'color',
        name: COLOR,
        values: [
          value('sand', '#d9c4a1', 'Sand', 'Arena', '沙色', 'رملي'),
          value('navy', '#1f2f56', 'Navy', 'Azul marino', '海军蓝', 'كحلي'),
        ],
      },
    ],
  }),
  product({
    id: 'bottle',
    name: 'Trail Bottle',
    amount: '24.00',
    categories: [CATEGORIES.carry],
    description: text(
      'A steel bottle that keeps water cold on a long walk.',
      'Botella de acero que mantiene el agua fría en una caminata larga.',
      '不锈钢水壶，长途徒步也能保持水的清凉。',
      'قارورة فولاذية تُبقي الماء باردًا في المشي الطويل.',
    ),
    options: [
      {
        id: 'color',
        name: COLOR,
        values: [
          value('sage', '#9caf88', 'Sage', 'Salvia', '鼠尾草绿', 'أخضر مريمي'),
          value('white', '#f4f4f0', 'White', 'Blanco', '白色', 'أبيض'),
        ],
      },
    ],
    facts: [
      { kind: 'certificate', name: 'LFGB', text: '§ 30/31', markets: ['DE'] },
      { kind: 'certificate', name: 'FDA', text: '21 CFR 177', markets: ['US'] },
      { kind: 'certificate', name: 'GB 4806.9', markets: ['CN'] },
    ],
  }),
];

/** @type {Product[]} */
export const CATALOG = [...SHOWN, ...MORE_GOODS];

/**
 * The name of an option value in one language.
 *
 * @param {string} productId
 * @param {string} optionId
 * @param {string} valueId
 * @param {keyof Text} [language]
 */
export function valueName(productId, optionId, valueId, language = 'en') {
  const options = CATALOG.find(({ id }) => id === productId)?.options;
  const value = options?.find(({ id }) => id === optionId)?.values.find(({ id }) => id === valueId);
  if (!value) return valueId;
  return typeof value.name === 'string' ? value.name : value.name[language];
}
