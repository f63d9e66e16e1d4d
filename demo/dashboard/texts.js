// What the desk says, in English and Arabic; the rest of the room has more languages.

const TEXTS = {
  en: {
    title: 'Operator’s desk',
    lead: 'What viewers who agreed let be counted: indicators, funnel and health from the facts that the rooms have sent, and the maps of the channel.',
    simulate: 'Simulate 1,000 viewers',
    forget: 'Forget all facts',
    connecting: 'Connecting …',
    simulating: 'Simulating: {done} of {all} viewers',
    unreachable: 'The collector cannot be reached.',
    nothing:
      'No facts yet. Watch the show in another window and allow measuring, or simulate viewers.',
    indicators: 'Indicators',
    counted: '{visits} visits, {facts} facts; {repeats} came twice and count once.',
    visits: 'Visits',
    watchTime: 'Average watch time',
    interactionRate: 'Interaction rate',
    conversion: 'Conversion',
    couponRate: 'Took a coupon',
    revenue: 'Revenue',
    targetAtLeast: 'Goal: {least} or more',
    targetBetween: 'Goal: {least} to {most}',
    reached: 'reached',
    below: 'below',
    above: 'above',
    funnel: 'From the picture to the purchase',
    funnelNote:
      'Share of all visits that came this far, and how many were lost on the way from the step before.',
    watched: 'Saw the picture',
    saw: 'Saw a product',
    looked: 'Looked at one',
    added: 'Added to cart',
    checkout: 'Went to pay',
    bought: 'Bought',
    dropOff: '{share} lost',
    experiment: 'Experiment: when the coupon comes',
    experimentNote:
      'Purchases of visits that were in the room when it was decided. The bar is a 95 % interval (Newcombe).',
    noExperiment: 'No visit has been part of one yet.',
    control: 'control',
    liftText: '{difference} points, between {low} and {high}',
    undecided: 'Not decided: zero lies within the interval.',
    better: 'Better than the control.',
    worse: 'Worse than the control.',
    health: 'Health by device and network',
    healthNote:
      'Stalls an hour of playback, how far behind the studio the picture is, and how captions and the model in the browser did.',
    device: 'Device',
    network: 'Network',
    stalls: 'Stalls / h',
    stalled: 'Stalled',
    latency: 'Latency',
    lines: 'Lines',
    captionDelay: 'Caption delay',
    model: 'Model failed',
    phone: 'Phone',
    tablet: 'Tablet',
    desktop: 'Desktop',
    unknown: 'Unknown',
    heat: 'Where visits come from',
    heatNote:
      'Of the facts above. Countries with fewer than ten visits are pooled, so that nobody can be found.',
    watching: 'Watching now',
    ordering: 'Orders',
    seconds: '{value} s',
  },
  ar: {
    title: 'مكتب المشغّل',
    lead: 'ما سمح المشاهدون الموافقون بعدّه: المؤشرات ومسار الشراء وجودة البث من الوقائع التي أرسلتها الغرف، وخرائط القناة.',
    simulate: 'محاكاة ١٠٠٠ مشاهد',
    forget: 'حذف كل الوقائع',
    connecting: 'جارٍ الاتصال…',
    simulating: 'المحاكاة: {done} من {all} مشاهد',
    unreachable: 'تعذّر الوصول إلى جامع الوقائع.',
    nothing: 'لا وقائع بعد. شاهد العرض في نافذة أخرى واسمح بالقياس، أو حاكِ مشاهدين.',
    indicators: 'المؤشرات',
    counted: '{visits} زيارة، {facts} واقعة؛ وصلت {repeats} مرتين وحُسبت مرة واحدة.',
    visits: 'الزيارات',
    watchTime: 'متوسط مدة المشاهدة',
    interactionRate: 'معدل التفاعل',
    conversion: 'معدل التحويل',
    couponRate: 'أخذوا قسيمة',
    revenue: 'الإيرادات',
    targetAtLeast: 'الهدف: {least} فأكثر',
    targetBetween: 'الهدف: من {least} إلى {most}',
    reached: 'تحقّق',
    below: 'أقل',
    above: 'أعلى',
    funnel: 'من الصورة إلى الشراء',
    funnelNote: 'نسبة الزيارات التي وصلت إلى هذه الخطوة، ومن فُقد في الطريق من الخطوة السابقة.',
    watched: 'رأوا الصورة',
    saw: 'رأوا منتجًا',
    looked: 'تصفّحوا منتجًا',
    added: 'أضافوا إلى السلة',
    checkout: 'انتقلوا إلى الدفع',
    bought: 'اشتروا',
    dropOff: 'فُقد {share}',
    experiment: 'تجربة: متى تأتي القسيمة',
    experimentNote:
      'مشتريات الزيارات التي كانت في الغرفة عند الحسم. الشريط فترة ثقة ٩٥٪ (نيوكومب).',
    noExperiment: 'لم تشارك أي زيارة في تجربة بعد.',
    control: 'المرجع',
    liftText: '{difference} نقطة، بين {low} و{high}',
    undecided: 'لم تُحسم: الصفر داخل الفترة.',
    better: 'أفضل من المرجع.',
    worse: 'أسوأ من المرجع.',
    health: 'الجودة حسب الجهاز والشبكة',
    healthNote:
      'مرات التوقف في ساعة التشغيل، وتأخر الصورة عن الاستوديو، وحال الترجمة والنموذج في المتصفح.',
    device: 'الجهاز',
    network: 'الشبكة',
    stalls: 'توقف / ساعة',
    stalled: 'زمن التوقف',
    latency: 'التأخر',
    lines: 'الأسطر',
    captionDelay: 'تأخر الترجمة',
    model: 'فشل النموذج',
    phone: 'هاتف',
    tablet: 'لوحي',
    desktop: 'حاسوب',
    unknown: 'غير معروف',
    heat: 'من أين تأتي الزيارات',
    heatNote: 'من الوقائع أعلاه. تُجمع البلدان التي تقل عن عشر زيارات حتى لا يُعرف أحد.',
    watching: 'يشاهدون الآن',
    ordering: 'الطلبات',
    seconds: '{value} ث',
  },
};

const wished = new URLSearchParams(location.search).get('lang') ?? 'en';
export const language = wished;
const texts = TEXTS[wished.split('-')[0]] ?? TEXTS.en;

/**
 * @param {keyof TEXTS['en'] | string} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values = {}) {
  return (texts[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

export function fillTexts() {
  document.documentElement.lang = language;
  document.documentElement.dir = texts === TEXTS.ar ? 'rtl' : 'ltr';
  document.title = t('title');
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = t(/** @type {HTMLElement} */ (element).dataset.text ?? '');
  }
}

/** @param {number} value @param {Intl.NumberFormatOptions} [options] */
export const number = (value, options) => new Intl.NumberFormat(language, options).format(value);
/** @param {number} share @param {number} [digits] */
export const percent = (share, digits = 1) =>
  number(share, { style: 'percent', maximumFractionDigits: digits, minimumFractionDigits: digits });
