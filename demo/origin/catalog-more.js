// @ts-check
// The rest of the shop: what is not in today's show.

import { CATEGORIES, COLOR, product, SIZE, text, value } from './catalog-kit.js';

/** Chest and sleeve of a jacket, cm. */
const JACKET = { s: [92, 98], m: [98, 104], l: [104, 112], xl: [112, 120] };

/** @type {import('./catalog-kit.js').Product[]} */
export const MORE_GOODS = [
  product({
    id: 'jacket',
    drawn: true,
    name: text('Squall Jacket', 'Chaqueta Squall', 'Squall 防雨夹克', 'سترة سكوال'),
    amount: '149.00',
    categories: [CATEGORIES.wear],
    description: text(
      'Waxed cotton against wind and rain, in two lengths.',
      'Algodón encerado contra viento y lluvia, en dos largos.',
      '上蜡棉布，防风防雨，两种衣长可选。',
      'قطن مشمّع ضد الريح والمطر، بطولين.',
    ),
    options: [
      {
        id: 'color',
        name: COLOR,
        values: [
          value('ochre', '#c8882e', 'Ochre', 'Ocre', '赭黄色', 'مُغرة'),
          value('ink', '#20303f', 'Ink', 'Tinta', '墨色', 'حبري'),
        ],
      },
      {
        id: 'size',
        name: SIZE,
        values: Object.keys(JACKET).map((id) => ({ id, name: id.toUpperCase() })),
      },
      {
        id: 'length',
        name: text('Length', 'Largo', '衣长', 'الطول'),
        values: [
          value('regular', undefined, 'Regular', 'Normal', '常规', 'عادي'),
          value('long', undefined, 'Long', 'Largo', '加长', 'طويل'),
        ],
      },
    ],
    made: ({ size, length }) => !(size === 's' && length === 'long'),
    facts: [
      {
        kind: 'specification',
        name: text('Outside', 'Exterior', '面料', 'الخارج'),
        text: text('100 % cotton, waxed', '100 % algodón encerado', '100% 上蜡棉', 'قطن مشمّع 100٪'),
      },
      {
        kind: 'care',
        name: text('Washing', 'Lavado', '清洗', 'الغسل'),
        text: text(
          'Wipe only. Wax again once a year.',
          'Solo con un paño. Encerar cada año.',
          '仅可擦拭，每年重新上蜡。',
          'بالمسح فقط، ويُشمّع كل سنة.',
        ),
      },
    ],
    sizes: {
      option: 'size',
      columns: [{ name: text('Chest', 'Pecho', '胸围', 'الصدر'), unit: 'cm' }],
      rows: Object.entries(JACKET).map(([size, chest]) => ({ size, cells: [chest] })),
      howTo: text(
        'Measure around the widest part of the chest, over a shirt.',
        'Mide el contorno más ancho del pecho, sobre una camisa.',
        '穿着衬衫，量胸部最宽处一周。',
        'قِس أوسع محيط للصدر فوق قميص.',
      ),
    },
  }),
  product({
    id: 'cap',
    drawn: true,
    worn: 'hat',
    name: text('Watch Cap', 'Gorro marinero', '水手毛线帽', 'قبعة البحّار'),
    amount: '29.00',
    hot: 'new',
    categories: [CATEGORIES.wear],
    description: text(
      'Knitted from one thread of lambswool.',
      'Tejido con un solo hilo de lana de cordero.',
      '一根羔羊毛线织成。',
      'محبوكة من خيط واحد من صوف الحملان.',
    ),
    options: [
      {
        id: 'color',
        name: COLOR,
        values: [
          value('rust', '#b9421f', 'Rust', 'Óxido', '铁锈红', 'صدئي'),
          value('navy', '#1f2f56', 'Navy', 'Azul marino', '海军蓝', 'كحلي'),
          value('oat', '#d8c9ae', 'Oat', 'Avena', '燕麦色', 'شوفاني'),
        ],
      },
    ],
  }),
  product({
    id: 'mug',
    drawn: true,
    name: text('Jetty Mug', 'Taza Jetty', 'Jetty 陶杯', 'كوب جيتي'),
    amount: '19.00',
    categories: [CATEGORIES.home],
    description: text(
      'Stoneware with a glaze that runs like water.',
      'Gres con un esmalte que corre como el agua.',
      '釉色如水流淌的粗陶杯。',
      'خزف بطلاء ينساب كالماء.',
    ),
    options: [
      {
        id: 'color',
        name: COLOR,
        values: [
          value('sea', '#2f7f86', 'Sea', 'Mar', '海蓝', 'بحري'),
          value('chalk', '#ece7dc', 'Chalk', 'Tiza', '白垩', 'طباشيري'),
        ],
      },
      {
        id: 'volume',
        name: text('Volume', 'Volumen', '容量', 'السعة'),
        values: [
          { id: '250', name: '250 ml' },
          { id: '350', name: '350 ml' },
        ],
      },
    ],
    facts: [
      { kind: 'certificate', name: 'LFGB', text: '§ 30/31', markets: ['DE'] },
      { kind: 'certificate', name: 'FDA', text: 'CPG 545.450', markets: ['US'] },
      { kind: 'certificate', name: 'GB 4806.4', markets: ['CN'] },
      {
        kind: 'care',
        name: text('Dishwasher', 'Lavavajillas', '洗碗机', 'غسالة الصحون'),
        text: text('Yes', 'Sí', '可以', 'نعم'),
      },
    ],
  }),
  product({
    id: 'candle',
    drawn: true,
    name: text('Driftwood Candle', 'Vela Madera de mar', '浮木香氛蜡烛', 'شمعة خشب البحر'),
    amount: '34.00',
    offer: {
      amount: '28.00',
      label: text('Opening offer', 'Oferta de apertura', '开店优惠', 'عرض الافتتاح'),
    },
    grams: 220,
    categories: [CATEGORIES.home],
    description: text(
      'Rapeseed wax that burns for forty hours.',
      'Cera de colza que arde cuarenta horas.',
      '油菜籽蜡，可燃四十小时。',
      'شمع بذور اللفت يدوم أربعين ساعة.',
    ),
    options: [
      {
        id: 'scent',
        name: text('Scent', 'Aroma', '香型', 'الرائحة'),
        values: [
          value('cedar', '#8d5b3c', 'Cedar', 'Cedro', '雪松', 'أرز'),
          value('fig', '#6b7f4f', 'Fig', 'Higo', '无花果', 'تين'),
          value('salt', '#9fb7bd', 'Sea salt', 'Sal marina', '海盐', 'ملح البحر'),
        ],
      },
    ],
    facts: [
      {
        kind: 'warning',
        name: text('Fire', 'Fuego', '用火安全', 'النار'),
        text: text(
          'Never leave a burning candle alone.',
          'Nunca dejes una vela encendida sola.',
          '点燃时切勿无人看管。',
          'لا تترك شمعة مشتعلة وحدها.',
        ),
      },
      {
        kind: 'ingredients',
        name: text('Wax', 'Cera', '蜡', 'الشمع'),
        text: text(
          'Rapeseed wax, cotton wick, perfume (linalool, limonene)',
          'Cera de colza, mecha de algodón, perfume (linalool, limoneno)',
          '油菜籽蜡、棉芯、香精（芳樟醇、柠檬烯）',
          'شمع بذور اللفت، فتيل قطني، عطر (لينالول، ليمونين)',
        ),
      },
    ],
  }),
  product({
    id: 'soap',
    drawn: true,
    name: text('Sailor’s Soap', 'Jabón de marinero', '水手皂', 'صابون البحّار'),
    amount: '9.00',
    grams: 120,
    categories: [CATEGORIES.care],
    description: text(
      'Lathers in sea water, too.',
      'Hace espuma incluso con agua de mar.',
      '在海水里也能起泡。',
      'يرغو حتى في ماء البحر.',
    ),
    options: [
      {
        id: 'scent',
        name: text('Scent', 'Aroma', '香型', 'الرائحة'),
        values: [
          value('pine', '#7c9a6d', 'Pine', 'Pino', '松木', 'صنوبر'),
          value('lemon', '#e6cf6a', 'Lemon', 'Limón', '柠檬', 'ليمون'),
        ],
      },
    ],
    facts: [
      {
        kind: 'ingredients',
        name: 'INCI',
        text: 'Sodium Olivate, Sodium Cocoate, Aqua, Glycerin, Parfum, Sodium Chloride, Limonene',
      },
      {
        kind: 'certificate',
        name: text('Halal', 'Halal', '清真', 'حلال'),
        markets: ['AE', 'SA', 'ID'],
      },
      { kind: 'certificate', name: 'CPNP', text: '2026-114', markets: ['EU'] },
    ],
  }),
  product({
    id: 'towel',
    drawn: true,
    name: text('Shore Towel', 'Toalla de orilla', '海岸浴巾', 'منشفة الشاطئ'),
    amount: '44.00',
    categories: [CATEGORIES.home],
    description: text(
      'Linen that dries before the tide is back.',
      'Lino que se seca antes de que vuelva la marea.',
      '亚麻浴巾，潮水回来之前就干了。',
      'كتان يجف قبل عودة المدّ.',
    ),
    options: [
      {
        id: 'color',
        name: COLOR,
        values: [
          value('stripe', '#3b6ea5', 'Striped', 'A rayas', '条纹', 'مخطّط'),
          value('plain', '#e3d9c6', 'Plain', 'Lisa', '素色', 'سادة'),
        ],
      },
      {
        id: 'size',
        name: SIZE,
        values: [
          { id: '50', name: '50 × 100 cm' },
          { id: '90', name: '90 × 180 cm' },
        ],
      },
    ],
  }),
  product({
    id: 'lantern',
    drawn: true,
    name: text('Pier Lantern', 'Farol de muelle', '码头提灯', 'فانوس الرصيف'),
    amount: '79.00',
    categories: [CATEGORIES.home],
    description: text(
      'A lamp to carry out, charged at the wall.',
      'Una lámpara para llevar, que se carga en el enchufe.',
      '可随身携带的充电灯。',
      'مصباح محمول يُشحن من المقبس.',
    ),
    options: [
      {
        id: 'color',
        name: COLOR,
        values: [
          value('brass', '#b08d4a', 'Brass', 'Latón', '黄铜', 'نحاسي'),
          value('green', '#2f4f3f', 'Green', 'Verde', '墨绿', 'أخضر'),
        ],
      },
      {
        id: 'plug',
        name: text('Plug', 'Enchufe', '插头', 'القابس'),
        values: ['eu', 'us', 'uk', 'cn'].map((id) => ({ id, name: id.toUpperCase() })),
      },
    ],
    made: ({ color, plug }) => !(color === 'green' && plug === 'cn'),
    facts: [
      { kind: 'certificate', name: 'CE', text: '2014/35/EU', markets: ['EU'] },
      { kind: 'certificate', name: 'GS', text: 'EN 60598', markets: ['DE'] },
      { kind: 'certificate', name: 'UKCA', markets: ['GB'] },
      { kind: 'certificate', name: 'FCC', text: 'Part 15', markets: ['US'] },
      { kind: 'certificate', name: 'CCC', markets: ['CN'] },
      {
        kind: 'specification',
        name: text('Light', 'Luz', '光', 'الضوء'),
        text: '220 lm · 2700 K',
      },
    ],
  }),
  product({
    id: 'notebook',
    drawn: true,
    name: text('Log Book', 'Cuaderno de bitácora', '航海日志本', 'دفتر السجل'),
    amount: '16.00',
    categories: [CATEGORIES.carry],
    description: text(
      'Sewn, so that it lies flat.',
      'Cosido, para que quede abierto del todo.',
      '线装，可完全摊平。',
      'مخيط ليبقى مفتوحًا تمامًا.',
    ),
    options: [
      {
        id: 'color',
        name: COLOR,
        values: [
          value('red', '#a33b2c', 'Red', 'Rojo', '红色', 'أحمر'),
          value('slate', '#4c5a66', 'Slate', 'Pizarra', '石板灰', 'أردوازي'),
        ],
      },
      {
        id: 'ruling',
        name: text('Ruling', 'Rayado', '内页', 'التسطير'),
        values: [
          value('lined', undefined, 'Lined', 'Rayas', '横线', 'مسطّر'),
          value('dotted', undefined, 'Dotted', 'Puntos', '点阵', 'منقّط'),
          value('blank', undefined, 'Blank', 'Liso', '空白', 'فارغ'),
        ],
      },
    ],
  }),
  product({
    id: 'sofa',
    drawn: true,
    name: text('Cove Sofa', 'Sofá Cala', '海湾双人沙发', 'أريكة الخليج'),
    amount: '749.00',
    categories: [CATEGORIES.home],
    description: text(
      'Seats two, in a fabric that can be washed.',
      'Para dos, con tela lavable.',
      '双人位，面料可水洗。',
      'تتسع لشخصين، بقماش قابل للغسل.',
    ),
    options: [
      {
        id: 'color',
        name: COLOR,
        values: [
          value('navy', '#27406b', 'Navy', 'Azul marino', '藏青', 'كحلي'),
          value('sand', '#cdb891', 'Sand', 'Arena', '沙色', 'رملي'),
          value('rose', '#b9737c', 'Rose', 'Rosa', '玫瑰色', 'وردي'),
        ],
      },
    ],
    model: {
      src: '/media/models/sofa.glb',
      orbit: '-28deg 74deg 100%',
      placement: 'floor',
      variants: ['navy', 'sand', 'rose'].map((color) => ({ name: color, options: { color } })),
    },
  }),
];
