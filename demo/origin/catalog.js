// @ts-check
// What the demo shop sells. Names of people, brands and goods are invented.

/** @typedef {Record<'en' | 'es' | 'zh' | 'ar', string>} Text */
/** @typedef {{ id: string, name: Text | string, swatch?: string }} OptionValue */
/** @typedef {{ id: string, name: Text, values: OptionValue[] }} Option */
/** @typedef {{ id: string, productId: string, options: Record<string, string>, image: string, quantity: number }} Variant */

/**
 * @typedef {object} Product
 * @property {string} id
 * @property {Text} name
 * @property {Text} description
 * @property {{ amount: string, currency: string }} price
 * @property {Option[]} options
 * @property {Variant[]} variants With the quantities that a new shop opens with.
 */

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

const COLOR = text('Colour', 'Color', '颜色', 'اللون');
const SIZE = text('Size', 'Talla', '尺码', 'المقاس');
/** A size is written the same everywhere. */
const SIZES = ['38', '39', '40', '41', '42', '43'].map((id) => ({ id, name: id }));

/** Quantities that make the demo worth watching; every other variant has plenty. */
const SCARCE = /** @type {Record<string, number>} */ ({
  'sneaker-black-43': 0,
  'sneaker-coral-41': 3,
});
const PLENTY = 12;

/** @type {Product[]} */
export const CATALOG = [
  product(
    'sneaker',
    'Aero Runner',
    '89.00',
    text(
      'A light trail shoe: 9 ounces, with a deep grip for mud and wet stone.',
      'Zapatilla ligera para el sendero: 9 onzas y agarre profundo para barro y piedra mojada.',
      '轻便越野跑鞋：单只仅 9 盎司，深纹鞋底，泥地和湿石头都抓得住。',
      'حذاء خفيف للمسارات الجبلية: 9 أونصات، بنعل عميق النقوش للوحل والصخور المبتلة.',
    ),
    [
      color('blue', '#2f6fdf', 'Blue', 'Azul', '蓝色', 'أزرق'),
      color('coral', '#ff6f61', 'Coral', 'Coral', '珊瑚色', 'مرجاني'),
      color('black', '#22252b', 'Black', 'Negro', '黑色', 'أسود'),
    ],
    SIZES,
  ),
  product(
    'sunglasses',
    'Coast Sunglasses',
    '39.00',
    text(
      'Lenses that block all UV light in a frame of less than one ounce.',
      'Lentes que bloquean toda la luz UV en una montura de menos de una onza.',
      '镜片阻挡全部紫外线，镜框不到 1 盎司。',
      'عدسات تحجب كل الأشعة فوق البنفسجية في إطار أخف من أونصة واحدة.',
    ),
    [
      color('tortoise', '#8a5a2b', 'Tortoise', 'Carey', '玳瑁色', 'صدف السلحفاة'),
      color('black', '#22252b', 'Black', 'Negro', '黑色', 'أسود'),
    ],
  ),
  product(
    'tote',
    'Harbour Tote',
    '59.00',
    text(
      'A canvas bag with room for a day, and a pocket that closes.',
      'Bolso de lona con espacio para todo el día y un bolsillo con cierre.',
      '帆布托特包，装得下一整天所需，内有带扣口袋。',
      'حقيبة قماشية تتسع ليوم كامل، مع جيب يُغلق.',
    ),
    [
      color('sand', '#d9c4a1', 'Sand', 'Arena', '沙色', 'رملي'),
      color('navy', '#1f2f56', 'Navy', 'Azul marino', '海军蓝', 'كحلي'),
    ],
  ),
  product(
    'bottle',
    'Trail Bottle',
    '24.00',
    text(
      'A steel bottle that keeps water cold on a long walk.',
      'Botella de acero que mantiene el agua fría en una caminata larga.',
      '不锈钢水壶，长途徒步也能保持水的清凉。',
      'قارورة فولاذية تُبقي الماء باردًا في المشي الطويل.',
    ),
    [
      color('sage', '#9caf88', 'Sage', 'Salvia', '鼠尾草绿', 'أخضر مريمي'),
      color('white', '#f4f4f0', 'White', 'Blanco', '白色', 'أبيض'),
    ],
  ),
];

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

/**
 * @param {string} en
 * @param {string} es
 * @param {string} zh
 * @param {string} ar
 * @returns {Text}
 */
function text(en, es, zh, ar) {
  return { en, es, zh, ar };
}

/**
 * @param {string} id
 * @param {string} swatch
 * @param {[string, string, string, string]} names
 */
function color(id, swatch, ...names) {
  return { id, name: text(...names), swatch };
}

/**
 * @param {string} id
 * @param {string} name Brand names stay as they are in every language.
 * @param {string} amount
 * @param {Text} description
 * @param {OptionValue[]} colors
 * @param {OptionValue[]} [sizes]
 * @returns {Product}
 */
function product(id, name, amount, description, colors, sizes) {
  const variants = colors.flatMap((own) =>
    (sizes ?? [undefined]).map((size) => {
      const variantId = [id, own.id, size?.id].filter(Boolean).join('-');
      return {
        id: variantId,
        productId: id,
        options: { color: own.id, ...(size && { size: size.id }) },
        image: `/media/products/${id}-${own.id}.jpg`,
        quantity: SCARCE[variantId] ?? PLENTY,
      };
    }),
  );
  return {
    id,
    name: text(name, name, name, name),
    description,
    price: { amount, currency: 'USD' },
    options: [
      { id: 'color', name: COLOR, values: colors },
      ...(sizes ? [{ id: 'size', name: SIZE, values: sizes }] : []),
    ],
    variants,
  };
}
