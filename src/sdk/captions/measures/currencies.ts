/** Signs and codes before or after the amount, in every language. */
const SIGNS: Readonly<Record<string, string>> = {
  USD: 'US ?\\$|USD',
  CAD: 'CA\\$|C\\$|CAD',
  AUD: 'AU\\$|A\\$|AUD',
  HKD: 'HK\\$|HKD',
  TWD: 'NT\\$|TWD',
  SGD: 'S\\$|SGD',
  MXN: 'MX\\$|MXN',
  BRL: 'R\\$|BRL',
  EUR: '€|EUR',
  GBP: '£|GBP',
  JPY: 'JP¥|JPY',
  CNY: 'CN¥|CNY|RMB',
  KRW: '₩|KRW',
  RUB: '₽|RUB',
  THB: '฿|THB',
  VND: '₫|VND',
  IDR: 'Rp\\.?|IDR',
  AED: 'AED',
  SAR: 'SAR',
  EGP: 'EGP',
  CHF: 'CHF|Fr\\.',
  INR: '₹|INR',
  TRY: '₺|TRY',
  PLN: 'zł|PLN',
};

/** Words after the amount, by language. What the plain sign and word mean, the show says. */
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: {
    USD: '(?:US )dollars?',
    $: 'dollars?|bucks',
    EUR: 'euros?',
    GBP: 'pounds sterling|British pounds',
    JPY: 'yen',
    CNY: 'yuan|renminbi',
    KRW: 'won',
    RUB: 'rou?bles?',
    THB: 'baht',
    BRL: 'reais',
  },
  es: { $: 'dólares|dólar', EUR: 'euros?', GBP: 'libras esterlinas', JPY: 'yenes', CNY: 'yuanes' },
  pt: {
    $: 'dólares|dólar',
    EUR: 'euros?',
    GBP: 'libras esterlinas',
    BRL: 'reais|real',
    JPY: 'ienes',
  },
  fr: { $: 'dollars?', EUR: 'euros?', GBP: 'livres sterling', JPY: 'yens?', CNY: 'yuans?' },
  de: { $: 'dollar', EUR: 'euro', GBP: 'britische pfund', JPY: 'yen', CNY: 'yuan', CHF: 'franken' },
  ru: {
    $: 'доллар(?:а|ов)?',
    EUR: 'евро',
    GBP: 'фунт(?:а|ов)? стерлингов',
    JPY: 'иен(?:а|ы)?',
    CNY: 'юан(?:ь|я|ей)',
    RUB: 'рубл(?:ь|я|ей)|руб\\.?|р\\.',
  },
  ar: {
    $: 'دولارات|دولارًا|دولار',
    EUR: 'يورو',
    GBP: 'جنيهات إسترلينية|جنيه إسترليني',
    AED: 'دراهم|درهمًا|درهم|د\\.إ',
    SAR: 'ريالات|ريالًا|ريال|ر\\.س',
    JPY: 'ين',
  },
  id: { $: 'dolar', EUR: 'euro', IDR: 'rupiah', JPY: 'yen', CNY: 'yuan' },
  vi: { $: 'đô la|đô', EUR: 'euro', VND: 'đồng|đ', JPY: 'yên', CNY: 'nhân dân tệ|tệ' },
  th: { $: 'ดอลลาร์', EUR: 'ยูโร', THB: 'บาท', JPY: 'เยน', CNY: 'หยวน' },
  ja: { $: 'ドル', EUR: 'ユーロ', JPY: '円', CNY: '元', KRW: 'ウォン', THB: 'バーツ' },
  ko: { $: '달러', EUR: '유로', JPY: '엔', CNY: '위안', KRW: '원(?!피스|단|목|형|데이)' },
  zh: {
    $: '美元|美金',
    EUR: '欧元',
    GBP: '英镑',
    JPY: '日元',
    KRW: '韩元',
    HKD: '港元|港币',
    THB: '泰铢',
    CNY: '人民币|元(?!素|旦|气)|块钱|块(?!状)',
  },
};

/** Words for powers of ten between a number and its currency. */
export const SCALES: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  en: [
    ['k(?![a-z])|thousand', 1e3],
    ['million|m(?![a-z])', 1e6],
  ],
  es: [
    ['mil(?! ?l)', 1e3],
    ['millones de|millón de', 1e6],
  ],
  pt: [
    ['mil(?!h)', 1e3],
    ['milhões de|milhão de', 1e6],
  ],
  fr: [
    ['mille|k(?![a-z])', 1e3],
    ["millions? d[e’']", 1e6],
  ],
  de: [
    ['Tsd\\.|[Tt]ausend', 1e3],
    ['Mio\\.|Millionen', 1e6],
  ],
  ru: [
    ['тыс\\.|тысяч[аи]?', 1e3],
    ['млн|миллион(?:а|ов)?', 1e6],
  ],
  ar: [
    ['ألف|آلاف', 1e3],
    ['مليون', 1e6],
  ],
  id: [
    ['ribu|rb', 1e3],
    ['juta|jt', 1e6],
  ],
  vi: [
    ['nghìn|ngàn|k(?![a-z])', 1e3],
    ['triệu|tr(?![a-z])', 1e6],
  ],
  th: [
    ['พัน', 1e3],
    ['หมื่น', 1e4],
    ['แสน', 1e5],
    ['ล้าน', 1e6],
  ],
  ja: [
    ['千', 1e3],
    ['万', 1e4],
    ['億', 1e8],
  ],
  ko: [
    ['천', 1e3],
    ['만', 1e4],
    ['억', 1e8],
  ],
  zh: [
    ['千', 1e3],
    ['万', 1e4],
    ['亿', 1e8],
  ],
};

/** Dollars and yen of a show that trades in one of them. */
const DOLLARS = ['USD', 'CAD', 'AUD', 'HKD', 'TWD', 'SGD', 'MXN'];
const EURO = 'AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK AD MC SM VA ME XK BG';
const COUNTRIES =
  'US:USD GB:GBP JP:JPY CN:CNY KR:KRW RU:RUB TH:THB VN:VND ID:IDR BR:BRL MX:MXN CA:CAD AU:AUD HK:HKD TW:TWD SG:SGD AE:AED SA:SAR EG:EGP CH:CHF LI:CHF IN:INR TR:TRY PL:PLN';
const CURRENCY_OF = new Map<string, string>([
  ...EURO.split(' ').map((country) => [country, 'EUR'] as const),
  ...COUNTRIES.split(' ').map((pair) => pair.split(':') as [string, string]),
]);

/** What is paid with in a country; undefined where we do not know. */
export function currencyOf(country: string): string | undefined {
  return CURRENCY_OF.get(country);
}

export interface CurrencyWord {
  readonly currency: string;
  readonly pattern: string;
  readonly place: 'before' | 'after' | 'both';
}

/** All ways in which a language writes money, for a show that trades in these currencies. */
export function currencyWords(language: string, traded: ReadonlySet<string>): CurrencyWord[] {
  const dollar = DOLLARS.find((one) => one !== 'USD' && traded.has(one) && !traded.has('USD'));
  const yen = traded.has('JPY') !== traded.has('CNY') ? (traded.has('JPY') ? 'JPY' : 'CNY') : null;
  const words = Object.entries(WORDS[language] ?? {}).map(([currency, pattern]): CurrencyWord => ({
    currency: currency === '$' ? (language === 'zh' ? 'USD' : (dollar ?? 'USD')) : currency,
    pattern,
    place: 'after',
  }));
  const signs = Object.entries(SIGNS).map(([currency, pattern]): CurrencyWord => ({
    currency,
    pattern,
    place: 'both',
  }));
  // ¥ alone is two moneys: of the language, or of the show.
  const ours = language === 'ja' ? 'JPY' : language === 'zh' ? 'CNY' : yen;
  return [
    ...words,
    ...signs,
    { currency: dollar ?? 'USD', pattern: '\\$', place: 'both' },
    ...(ours ? [{ currency: ours, pattern: '[¥￥]', place: 'before' } as const] : []),
  ];
}
