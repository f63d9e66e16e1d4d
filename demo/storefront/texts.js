import { CHECKOUT_TEXTS } from './checkout-texts.js';
import { currentMarket } from './market.js';
import { Refusal } from './shop-api.js';

/** What the shop says, in its four languages. */
const TEXTS = {
  en: {
    skip: 'Skip to content',
    promise: 'Free delivery on larger orders · Repairs for life',
    menu: 'Menu',
    navLive: 'Live now',
    navGoods: 'All goods',
    navStory: 'Our story',
    language: 'Language',
    season: 'The show wears',
    search: 'Search',
    searchHint: 'Shoes, bags, bottles …',
    searchNothing: 'Nothing by that name.',
    liveShow: 'Live show',
    cart: 'Cart',
    cartCount: 'Cart, {count}',
    cartEmpty: 'Your cart is empty.',
    cartEmptyHint: 'Things you add here or in the live show will wait for you.',
    cartKeepLooking: 'Keep looking',
    subtotal: 'Subtotal',
    checkout: 'Check out',
    taxNote: 'Taxes and delivery at checkout',
    remove: 'Remove',
    fewer: 'One fewer',
    more: 'One more',
    quantity: 'Quantity',
    close: 'Close',
    heroKicker: 'Live from the studio',
    heroTitle: 'Things we use every day',
    heroText:
      'Mira shows them from every side. Ask for your size and add it to your cart while you watch.',
    today: 'In today’s show',
    seeAll: 'See all goods',
    onStage: 'On stage now',
    from: 'from {price}',
    goodsTitle: 'All goods',
    goodsText: 'A short list, on purpose. Each of them is mended for as long as you keep it.',
    addToCart: 'Add to cart',
    adding: 'Adding …',
    added: 'Added to your cart',
    soldOut: 'Sold out',
    preOrder: 'Pre-order',
    choose: 'Choose {option}',
    left: 'Only {count} left',
    inStock: 'In stock',
    refused: 'The shop could not add it.',
    soldOutNow: 'Sold out a moment ago.',
    limitReached: 'That is as many as one person can have.',
    offline: 'The shop cannot be reached. Please try again.',
    delivery: 'Delivery and returns',
    deliveryText:
      'Sent within a day, with you in two to four. Sixty days to change your mind, at our cost.',
    care: 'Care and repair',
    careText: 'Send it back when it wears out. We mend what we make, for as long as you keep it.',
    seenLive: 'Seen in the live show',
    watch: 'Watch it on stage',
    storyTitle: 'A workshop by the water',
    storyText1:
      'Harbour & Co began in a boat shed, with one bench and a sewing machine made for sails.',
    storyText2:
      'We still make few things, and make them slowly. Twice a week we show them live, answer questions and pack the boxes where you can see it.',
    storyPoint1: 'Mended for life',
    storyPoint2: 'Packed without plastic',
    storyPoint3: 'Made within a day’s drive',
    notFound: 'This page has gone out with the tide.',
    toHome: 'Back to the shop',
    footerAbout: 'A few well-made things for the coast path and the market.',
    footerDelivery: 'Delivery in 2–4 days',
    footerReturns: '60 days to return',
    footerRepairs: 'Repairs for life',
    footerDemo: 'A demonstration shop. Nothing here is sold or sent.',
  },
  es: {
    skip: 'Ir al contenido',
    promise: 'Envío gratis en pedidos grandes · Reparaciones de por vida',
    menu: 'Menú',
    navLive: 'En vivo',
    navGoods: 'Todo',
    navStory: 'Nuestra historia',
    language: 'Idioma',
    season: 'El show viste',
    search: 'Buscar',
    searchHint: 'Zapatillas, bolsas, botellas…',
    searchNothing: 'No hay nada con ese nombre.',
    liveShow: 'Programa en vivo',
    cart: 'Carrito',
    cartCount: 'Carrito, {count}',
    cartEmpty: 'Tu carrito está vacío.',
    cartEmptyHint: 'Lo que añadas aquí o en el programa te esperará.',
    cartKeepLooking: 'Seguir mirando',
    subtotal: 'Subtotal',
    checkout: 'Pagar',
    taxNote: 'Impuestos y envío al pagar',
    remove: 'Quitar',
    fewer: 'Uno menos',
    more: 'Uno más',
    quantity: 'Cantidad',
    close: 'Cerrar',
    heroKicker: 'En vivo desde el estudio',
    heroTitle: 'Cosas que usamos a diario',
    heroText:
      'Mira las muestra por todos lados. Pide tu talla y añádela al carrito mientras miras.',
    today: 'En el programa de hoy',
    seeAll: 'Ver todo',
    onStage: 'Ahora en escena',
    from: 'desde {price}',
    goodsTitle: 'Todo lo que hacemos',
    goodsText: 'Una lista corta, a propósito. Cada cosa se repara mientras la conserves.',
    addToCart: 'Añadir al carrito',
    adding: 'Añadiendo…',
    added: 'Añadido al carrito',
    soldOut: 'Agotado',
    preOrder: 'Reservar',
    choose: 'Elige {option}',
    left: 'Solo quedan {count}',
    inStock: 'En existencia',
    refused: 'La tienda no pudo añadirlo.',
    soldOutNow: 'Se acaba de agotar.',
    limitReached: 'No se puede añadir más cantidad.',
    offline: 'No se puede contactar con la tienda. Inténtalo de nuevo.',
    delivery: 'Envíos y devoluciones',
    deliveryText:
      'Sale en un día y llega en dos a cuatro. Sesenta días para cambiar de idea, por nuestra cuenta.',
    care: 'Cuidado y reparación',
    careText: 'Devuélvelo cuando se gaste. Reparamos lo que hacemos, mientras lo conserves.',
    seenLive: 'Visto en el programa en vivo',
    watch: 'Verlo en escena',
    storyTitle: 'Un taller junto al agua',
    storyText1:
      'Harbour & Co empezó en un cobertizo de barcos, con un banco y una máquina de coser velas.',
    storyText2:
      'Seguimos haciendo pocas cosas, y despacio. Dos veces por semana las mostramos en vivo, respondemos preguntas y empacamos las cajas a la vista.',
    storyPoint1: 'Reparado de por vida',
    storyPoint2: 'Sin plástico en las cajas',
    storyPoint3: 'Hecho a un día de camino',
    notFound: 'Esta página se fue con la marea.',
    toHome: 'Volver a la tienda',
    footerAbout: 'Pocas cosas bien hechas para el sendero y el mercado.',
    footerDelivery: 'Entrega en 2–4 días',
    footerReturns: '60 días para devolver',
    footerRepairs: 'Reparaciones de por vida',
    footerDemo: 'Una tienda de demostración. Aquí no se vende ni se envía nada.',
  },
  zh: {
    skip: '跳到内容',
    promise: '满 75 美元免运费 · 终身维修',
    menu: '菜单',
    navLive: '正在直播',
    navGoods: '全部商品',
    navStory: '我们的故事',
    language: '语言',
    season: '直播间主题',
    search: '搜索',
    searchHint: '鞋、包、水壶……',
    searchNothing: '没有找到这样的商品。',
    liveShow: '直播',
    cart: '购物车',
    cartCount: '购物车，{count} 件',
    cartEmpty: '购物车是空的。',
    cartEmptyHint: '在这里或直播间加入的商品都会放在这里。',
    cartKeepLooking: '继续逛逛',
    subtotal: '小计',
    checkout: '去结算',
    taxNote: '税费与运费在结算时计算',
    remove: '移除',
    fewer: '减一件',
    more: '加一件',
    quantity: '数量',
    close: '关闭',
    heroKicker: '演播室直播',
    heroTitle: '我们每天都用的四样东西',
    heroText: 'Mira 带你从各个角度看清楚。边看边选尺码，直接加入购物车。',
    today: '今日直播商品',
    seeAll: '查看全部',
    onStage: '正在讲解',
    from: '{price} 起',
    goodsTitle: '全部商品',
    goodsText: '我们只做这几样。只要你还在用，我们就一直修。',
    addToCart: '加入购物车',
    adding: '正在加入……',
    added: '已加入购物车',
    soldOut: '已售罄',
    preOrder: '预订',
    choose: '请选择{option}',
    left: '仅剩 {count} 件',
    inStock: '有货',
    refused: '商店无法加入这件商品。',
    soldOutNow: '刚刚售罄。',
    limitReached: '已达到购买上限。',
    offline: '无法连接商店，请重试。',
    delivery: '配送与退货',
    deliveryText: '一天内发货，两到四天送达。六十天内可退，运费由我们承担。',
    care: '保养与维修',
    careText: '穿旧了就寄回来。我们做的东西，我们一直修。',
    seenLive: '直播中出现过',
    watch: '看直播讲解',
    storyTitle: '水边的工坊',
    storyText1: 'Harbour & Co 始于一间船屋，一张工作台和一台缝帆布的机器。',
    storyText2: '我们依然只做少数几样，慢慢做。每周两次直播展示、答疑，并当面打包。',
    storyPoint1: '终身维修',
    storyPoint2: '包装无塑料',
    storyPoint3: '一日车程内制造',
    notFound: '这个页面随潮水走了。',
    toHome: '回到商店',
    footerAbout: '为海岸小径和市集准备的几样好东西。',
    footerDelivery: '2–4 天送达',
    footerReturns: '60 天退货',
    footerRepairs: '终身维修',
    footerDemo: '这是演示商店，不出售也不寄送任何商品。',
  },
  ar: {
    skip: 'الانتقال إلى المحتوى',
    promise: 'توصيل مجاني فوق 75 دولارًا · إصلاح مدى الحياة',
    menu: 'القائمة',
    navLive: 'مباشر الآن',
    navGoods: 'كل المنتجات',
    navStory: 'قصتنا',
    language: 'اللغة',
    season: 'حلة العرض',
    search: 'بحث',
    searchHint: 'أحذية، حقائب، قوارير…',
    searchNothing: 'لا شيء بهذا الاسم.',
    liveShow: 'البث المباشر',
    cart: 'السلة',
    cartCount: 'السلة، {count}',
    cartEmpty: 'سلتك فارغة.',
    cartEmptyHint: 'ما تضيفه هنا أو في البث المباشر سينتظرك.',
    cartKeepLooking: 'متابعة التصفح',
    subtotal: 'المجموع الفرعي',
    checkout: 'إتمام الشراء',
    taxNote: 'الضرائب والتوصيل عند الدفع',
    remove: 'إزالة',
    fewer: 'إنقاص واحد',
    more: 'زيادة واحد',
    quantity: 'الكمية',
    close: 'إغلاق',
    heroKicker: 'مباشر من الاستوديو',
    heroTitle: 'أربعة أشياء نستخدمها كل يوم',
    heroText: 'تعرضها ميرا من كل الجوانب. اختر مقاسك وأضفه إلى سلتك وأنت تشاهد.',
    today: 'في عرض اليوم',
    seeAll: 'كل المنتجات',
    onStage: 'يُعرض الآن',
    from: 'من {price}',
    goodsTitle: 'كل المنتجات',
    goodsText: 'قائمة قصيرة عن قصد. نصلح كل قطعة ما دمت تستخدمها.',
    addToCart: 'أضف إلى السلة',
    adding: 'جارٍ الإضافة…',
    added: 'أُضيف إلى سلتك',
    soldOut: 'نفد',
    preOrder: 'طلب مسبق',
    choose: 'اختر {option}',
    left: 'بقي {count} فقط',
    inStock: 'متوفر',
    refused: 'تعذّرت الإضافة.',
    soldOutNow: 'نفد قبل لحظات.',
    limitReached: 'هذا هو الحد الأقصى للكمية.',
    offline: 'تعذّر الوصول إلى المتجر. حاول مرة أخرى.',
    delivery: 'التوصيل والإرجاع',
    deliveryText: 'نرسله خلال يوم ويصلك خلال يومين إلى أربعة. ستون يومًا للإرجاع على حسابنا.',
    care: 'العناية والإصلاح',
    careText: 'أعده إلينا حين يبلى. نصلح ما نصنعه ما دمت تستخدمه.',
    seenLive: 'ظهر في البث المباشر',
    watch: 'شاهده على المنصة',
    storyTitle: 'ورشة على الماء',
    storyText1: 'بدأت Harbour & Co في مرسى قوارب، بطاولة واحدة وماكينة لخياطة الأشرعة.',
    storyText2:
      'ما زلنا نصنع القليل، وعلى مهل. نعرضه مباشرة مرتين في الأسبوع، ونجيب عن الأسئلة، ونغلّف الطرود أمامكم.',
    storyPoint1: 'إصلاح مدى الحياة',
    storyPoint2: 'تغليف بلا بلاستيك',
    storyPoint3: 'صُنع على مسافة يوم',
    notFound: 'ذهبت هذه الصفحة مع المدّ.',
    toHome: 'العودة إلى المتجر',
    footerAbout: 'أشياء قليلة متقنة لدرب الساحل وللسوق.',
    footerDelivery: 'التوصيل خلال 2–4 أيام',
    footerReturns: '60 يومًا للإرجاع',
    footerRepairs: 'إصلاح مدى الحياة',
    footerDemo: 'متجر تجريبي. لا يُباع هنا شيء ولا يُرسل.',
  },
};

/** What the live room speaks. The shop's own words are there in four of them, else in English. */
export const LANGUAGES = /** @type {const} */ ([
  'en',
  'es',
  'pt-BR',
  'fr',
  'de',
  'ar',
  'id',
  'vi',
  'th',
  'ja',
  'ko',
  'zh',
  'ru',
]);

/** @typedef {keyof typeof TEXTS['en'] | keyof typeof CHECKOUT_TEXTS['en']} TextKey */

let language = 'en';
let chosen = 'en';

/** The language of the shop now. */
export function currentLanguage() {
  return language;
}

/** What the viewer chose in the menu: the language of the live room. */
export function chosenLanguage() {
  return chosen;
}

/** Sets the language of the whole page, with its direction. */
export function setLanguage(next) {
  chosen = LANGUAGES.includes(next) ? next : 'en';
  language = Object.hasOwn(TEXTS, chosen) ? chosen : 'en';
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
}

/** Every language by its own name. */
export function languageChoices() {
  return LANGUAGES.map((tag) => {
    const name = new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
    return { tag, name: name.charAt(0).toLocaleUpperCase(tag) + name.slice(1) };
  });
}

/**
 * @param {TextKey} key
 * @param {Record<string, string | number>} [values] what stands in `{braces}`
 */
export function t(key, values = {}) {
  const text = { ...TEXTS[language], ...CHECKOUT_TEXTS[language] }[key];
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** Why the shop said no. */
export function refusalText(error) {
  if (!(error instanceof Refusal)) return t('offline');
  if (error.reason === 'out-of-stock') return t('soldOutNow');
  return t(error.reason === 'limit-reached' ? 'limitReached' : 'refused');
}

/** A text of the back end, which may come in several languages. */
export function localized(text) {
  if (!text) return '';
  return typeof text === 'string' ? text : (text[language] ?? text.en ?? Object.values(text)[0]);
}

/** A price as people of this language write it. The amount is the shop's decimal string. */
export function price({ amount, currency }) {
  // As people there write it, in the language of the page.
  const text = new Intl.NumberFormat(`${language}-${currentMarket().country}`, {
    style: 'currency',
    currency,
    // One currency at a time: "US$" would only be noise.
    currencyDisplay: 'narrowSymbol',
    trailingZeroDisplay: 'stripIfInteger',
  }).format(Number(amount));
  // A price is read from left to right in every script: isolated, or "US$" falls apart.
  return `\u2066${text}\u2069`;
}

/** A country in the language of the page. */
export function countryName(country) {
  return new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country;
}

/** Fills `data-text` (text) and `data-label` (aria-label) of index.html. */
export function fillTexts(root = document) {
  for (const element of root.querySelectorAll('[data-text]')) {
    element.textContent = t(/** @type {any} */ (element).dataset.text);
  }
  for (const element of root.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', t(/** @type {any} */ (element).dataset.label));
  }
}
