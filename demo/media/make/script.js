// @ts-check
/**
 * What the host says and when. Everything else (voice, lip movement, gestures, pins, captions)
 * follows from this table, so a change of wording is a change of this file only.
 *
 * Times are seconds of loop time. `at` is when a line may begin to sound; the true start and end
 * are measured from the synthesised voice and written to `show/show-script.json`.
 */

/** @typedef {'sneaker' | 'sunglasses' | 'tote' | 'bottle'} ProductId */
/**
 * @typedef {object} Line
 * @property {string} id
 * @property {number} at
 * @property {ProductId | null} product
 * @property {{ en: string, es: string, zh: string, ar: string }} text
 * @property {string} [say] what the voice is given where its lexicon would stumble over `text.en`
 */
/**
 * @typedef {{ at: number, type: 'pin' | 'unpin', product: ProductId }
 *   | { at: number, type: 'variant', product: ProductId, option: string, value: string }
 *   | { at: number, type: 'view', product: ProductId, orbit: string, turns?: number, seconds?: number, hotspot?: string }} Moment
 */

export const duration = 96;

/** @type {readonly Line[]} */
export const lines = [
  {
    id: 'l01',
    at: 0.8,
    product: null,
    text: {
      en: 'Hello, and welcome to the live studio! It is good to have you here.',
      es: '¡Hola y bienvenidos al estudio en vivo! Qué bueno tenerlos aquí.',
      zh: '大家好，欢迎来到直播间！很高兴见到你们。',
      ar: 'مرحبًا بكم في الاستوديو المباشر! يسعدنا وجودكم معنا.',
    },
  },
  {
    id: 'l02',
    at: 5.4,
    product: null,
    text: {
      en: 'Today I brought four things that I use every day.',
      es: 'Hoy traje cuatro cosas que uso todos los días.',
      zh: '今天我带来了四样我每天都在用的东西。',
      ar: 'أحضرت اليوم أربعة أشياء أستخدمها كل يوم.',
    },
  },
  {
    id: 'l03',
    at: 9,
    product: 'sneaker',
    text: {
      en: 'Let us start with the shoe.',
      es: 'Empecemos por la zapatilla.',
      zh: '我们先从这双鞋开始。',
      ar: 'لنبدأ بالحذاء.',
    },
  },
  {
    id: 'l04',
    at: 11.4,
    product: 'sneaker',
    text: {
      en: 'This is the Aero Runner, a light shoe for the trail.',
      es: 'Esta es la Aero Runner, una zapatilla ligera para el sendero.',
      zh: '这是 Aero Runner，一款轻便的越野跑鞋。',
      ar: 'هذا هو Aero Runner، حذاء خفيف للمسارات الجبلية.',
    },
  },
  {
    id: 'l05',
    at: 15.2,
    product: 'sneaker',
    text: {
      en: 'One shoe weighs only 9 ounces. You hardly notice it on a long walk.',
      es: 'Cada zapatilla pesa solo 9 onzas. Apenas se nota en una caminata larga.',
      zh: '单只鞋只有 9 盎司重，走远路也几乎感觉不到它。',
      ar: 'تزن الفردة الواحدة 9 أونصات فقط، وتكاد لا تشعر بها في المشي الطويل.',
    },
    say: 'One shoe weighs only nine ounces. You hardly notice it on a long walk.',
  },
  {
    id: 'l06',
    at: 20.3,
    product: 'sneaker',
    text: {
      en: 'The sole has deep grip, for mud and for wet stone.',
      es: 'La suela tiene un agarre profundo, para el barro y la piedra mojada.',
      zh: '鞋底纹路很深，泥地和湿石头上都抓得住。',
      ar: 'للنعل نقوش عميقة تتشبث بالوحل وبالصخور المبتلة.',
    },
  },
  {
    id: 'l07',
    at: 24,
    product: 'sneaker',
    text: {
      en: 'You can choose blue or coral. Here is the coral one!',
      es: 'Pueden elegir azul o coral. ¡Aquí está la de color coral!',
      zh: '颜色可以选蓝色或珊瑚色。看，这就是珊瑚色！',
      ar: 'يمكنكم اختيار الأزرق أو المرجاني. وها هو المرجاني!',
    },
  },
  {
    id: 'l08',
    at: 27.8,
    product: 'sneaker',
    text: {
      en: 'It comes in sizes 38 to 43. Between two sizes? Take the bigger one.',
      es: 'Viene en tallas de la 38 a la 43. ¿Entre dos tallas? Lleven la más grande.',
      zh: '尺码从 38 到 43。介于两个码之间？建议选大一码。',
      ar: 'المقاسات من 38 إلى 43. محتارون بين مقاسين؟ خذوا الأكبر.',
    },
    say: 'It comes in sizes thirty eight to forty three. Between two sizes? Take the bigger one.',
  },
  {
    id: 'l09',
    at: 34.1,
    product: 'sneaker',
    text: {
      en: 'The Aero Runner is 89 dollars.',
      es: 'La Aero Runner cuesta 89 dólares.',
      zh: 'Aero Runner 售价 89 美元。',
      ar: 'سعر Aero Runner هو 89 دولارًا.',
    },
    say: 'The Aero Runner is eighty nine dollars.',
  },
  {
    id: 'l10',
    at: 37.4,
    product: 'sunglasses',
    text: {
      en: 'Next, something for the sun: the Coast Sunglasses.',
      es: 'Ahora, algo para el sol: las Coast Sunglasses.',
      zh: '接下来是防晒好物：Coast Sunglasses 太阳镜。',
      ar: 'والآن شيء للشمس: نظارات Coast Sunglasses.',
    },
    say: 'Next, something for the sun. The Coast Sunglasses.',
  },
  {
    id: 'l11',
    at: 41.3,
    product: 'sunglasses',
    text: {
      en: 'The lenses block all UV light, and the frame weighs less than 1 ounce.',
      es: 'Los lentes bloquean toda la luz UV y la montura pesa menos de 1 onza.',
      zh: '镜片能阻挡全部紫外线，镜框重量不到 1 盎司。',
      ar: 'تحجب العدسات كل الأشعة فوق البنفسجية، ويزن الإطار أقل من أونصة واحدة.',
    },
    say: 'The lenses block all U V light, and the frame weighs less than one ounce.',
  },
  {
    id: 'l12',
    at: 46.4,
    product: 'sunglasses',
    text: {
      en: 'I like the tortoise pair best. There is also a classic black.',
      es: 'A mí me gustan más las de carey. También hay un negro clásico.',
      zh: '我最喜欢玳瑁色这副，也有经典黑色。',
      ar: 'أفضّل لون صدف السلحفاة. وهناك أيضًا الأسود الكلاسيكي.',
    },
  },
  {
    id: 'l13',
    at: 51,
    product: 'sunglasses',
    text: {
      en: 'They are 39 dollars, and a soft case is in the box.',
      es: 'Cuestan 39 dólares, y en la caja viene un estuche blando.',
      zh: '售价 39 美元，盒内附送一个软眼镜袋。',
      ar: 'سعرها 39 دولارًا، ومعها حافظة ناعمة في العلبة.',
    },
    say: 'They are thirty nine dollars, and a soft case is in the box.',
  },
  {
    id: 'l14',
    at: 55.7,
    product: 'tote',
    text: {
      en: 'Going to the market? Take the Harbour Tote.',
      es: '¿Van al mercado? Lleven la Harbour Tote.',
      zh: '要去逛市集？带上 Harbour Tote 吧。',
      ar: 'ذاهبون إلى السوق؟ خذوا معكم حقيبة Harbour Tote.',
    },
    say: 'Going to the market? Take the Harbor Tote.',
  },
  {
    id: 'l15',
    at: 58.9,
    product: 'tote',
    text: {
      en: 'It is thick cotton canvas, and it holds 20 pounds.',
      es: 'Es de lona gruesa de algodón y aguanta 20 libras.',
      zh: '厚实的棉帆布，可以装 20 磅。',
      ar: 'مصنوعة من قماش قطني سميك، وتتحمل 20 رطلًا.',
    },
    say: 'It is thick cotton canvas, and it holds twenty pounds.',
  },
  {
    id: 'l16',
    at: 63.2,
    product: 'tote',
    text: {
      en: 'Choose sand, or choose navy. Navy forgives a coffee stain.',
      es: 'Elijan arena o azul marino. El azul marino perdona una mancha de café.',
      zh: '可以选沙色或藏青色。藏青色沾了咖啡也不显眼。',
      ar: 'اختاروا الرملي أو الكحلي. الكحلي يخفي بقع القهوة.',
    },
  },
  {
    id: 'l17',
    at: 68,
    product: 'tote',
    text: {
      en: 'The tote is 59 dollars.',
      es: 'La bolsa cuesta 59 dólares.',
      zh: '这款托特包售价 59 美元。',
      ar: 'سعر الحقيبة 59 دولارًا.',
    },
    say: 'The tote is fifty nine dollars.',
  },
  {
    id: 'l18',
    at: 71.4,
    product: 'bottle',
    text: {
      en: 'And last, the Trail Bottle. It is steel, and it holds 24 ounces.',
      es: 'Y por último, la Trail Bottle. Es de acero y tiene capacidad para 24 onzas.',
      zh: '最后是 Trail Bottle。不锈钢材质，容量 24 盎司。',
      ar: 'وأخيرًا، قارورة Trail Bottle. إنها من الفولاذ وتتسع لـ 24 أونصة.',
    },
    say: 'And last, the Trail Bottle. It is steel, and it holds twenty four ounces.',
  },
  {
    id: 'l19',
    at: 76.9,
    product: 'bottle',
    text: {
      en: 'Your water is still cold after 12 hours.',
      es: 'El agua sigue fría después de 12 horas.',
      zh: '12 小时后，水依然是凉的。',
      ar: 'يبقى الماء باردًا حتى بعد 12 ساعة.',
    },
    say: 'Your water is still cold after twelve hours.',
  },
  {
    id: 'l20',
    at: 80.4,
    product: 'bottle',
    text: {
      en: 'It comes in sage and in white, for 24 dollars.',
      es: 'Viene en verde salvia y en blanco, por 24 dólares.',
      zh: '有鼠尾草绿和白色两款，售价 24 美元。',
      ar: 'متوفرة بلون المريمية الأخضر وبالأبيض، بسعر 24 دولارًا.',
    },
    say: 'It comes in sage, and in white, for twenty four dollars.',
  },
  {
    id: 'l21',
    at: 85,
    product: null,
    text: {
      en: 'Try the warehouse camera, and watch us pack your boxes.',
      es: 'Prueben la cámara del almacén y miren cómo preparamos sus cajas.',
      zh: '切换到仓库机位，看看我们怎样打包你的订单。',
      ar: 'جرّبوا كاميرا المستودع وشاهدونا ونحن نجهّز طرودكم.',
    },
  },
  {
    id: 'l22',
    at: 89.7,
    product: null,
    text: {
      en: 'Thank you for watching! Stay with us, the next round starts right now.',
      es: '¡Gracias por vernos! Quédense con nosotros, la próxima ronda empieza ahora mismo.',
      zh: '谢谢观看！别走开，下一轮马上开始。',
      ar: 'شكرًا على المشاهدة! ابقوا معنا، فالجولة التالية تبدأ الآن.',
    },
  },
];

/**
 * What the show does besides talking. A product is pinned when the turntable brings it up, and
 * its first colour is stated at the pin, so that a viewer who joins late (or a new loop) agrees.
 * @type {readonly Moment[]}
 */
export const moments = [
  { at: 10.8, type: 'pin', product: 'sneaker' },
  { at: 10.8, type: 'variant', product: 'sneaker', option: 'color', value: 'blue' },
  { at: 20.3, type: 'view', product: 'sneaker', orbit: '-160deg 100deg 90%', hotspot: 'sole' },
  { at: 26.2, type: 'view', product: 'sneaker', orbit: '-24deg 72deg 100%', turns: 1, seconds: 4 },
  { at: 26.2, type: 'variant', product: 'sneaker', option: 'color', value: 'coral' },
  { at: 36.9, type: 'unpin', product: 'sneaker' },
  { at: 39.2, type: 'pin', product: 'sunglasses' },
  { at: 39.2, type: 'variant', product: 'sunglasses', option: 'color', value: 'tortoise' },
  { at: 49, type: 'variant', product: 'sunglasses', option: 'color', value: 'black' },
  { at: 55.2, type: 'unpin', product: 'sunglasses' },
  { at: 56.9, type: 'pin', product: 'tote' },
  { at: 56.9, type: 'variant', product: 'tote', option: 'color', value: 'sand' },
  { at: 64.8, type: 'variant', product: 'tote', option: 'color', value: 'navy' },
  { at: 70.6, type: 'unpin', product: 'tote' },
  { at: 72.8, type: 'pin', product: 'bottle' },
  { at: 72.8, type: 'variant', product: 'bottle', option: 'color', value: 'sage' },
  { at: 82.2, type: 'variant', product: 'bottle', option: 'color', value: 'white' },
  { at: 88.4, type: 'unpin', product: 'bottle' },
];
