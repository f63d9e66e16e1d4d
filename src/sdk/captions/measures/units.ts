/** A unit, by the name that `Intl.NumberFormat` knows it by. */
export type Unit =
  | 'gram'
  | 'kilogram'
  | 'ounce'
  | 'pound'
  | 'millimeter'
  | 'centimeter'
  | 'meter'
  | 'kilometer'
  | 'inch'
  | 'foot'
  | 'yard'
  | 'mile'
  | 'milliliter'
  | 'liter'
  | 'fluid-ounce'
  | 'gallon'
  | 'celsius'
  | 'fahrenheit'
  | 'kilometer-per-hour'
  | 'mile-per-hour'
  /** 500 g, of Chinese markets. */
  | 'jin';

export type Dimension = 'mass' | 'length' | 'volume' | 'temperature' | 'speed';

/** How much of the dimension's own unit (g, cm, ml, km/h) one is, and who uses it. */
export const UNITS: Readonly<
  Record<Unit, { dimension: Dimension; factor: number; system: 'metric' | 'us' | 'cn' }>
> = {
  gram: { dimension: 'mass', factor: 1, system: 'metric' },
  kilogram: { dimension: 'mass', factor: 1000, system: 'metric' },
  ounce: { dimension: 'mass', factor: 28.349523125, system: 'us' },
  pound: { dimension: 'mass', factor: 453.59237, system: 'us' },
  jin: { dimension: 'mass', factor: 500, system: 'cn' },
  millimeter: { dimension: 'length', factor: 0.1, system: 'metric' },
  centimeter: { dimension: 'length', factor: 1, system: 'metric' },
  meter: { dimension: 'length', factor: 100, system: 'metric' },
  kilometer: { dimension: 'length', factor: 100_000, system: 'metric' },
  inch: { dimension: 'length', factor: 2.54, system: 'us' },
  foot: { dimension: 'length', factor: 30.48, system: 'us' },
  yard: { dimension: 'length', factor: 91.44, system: 'us' },
  mile: { dimension: 'length', factor: 160_934.4, system: 'us' },
  milliliter: { dimension: 'volume', factor: 1, system: 'metric' },
  liter: { dimension: 'volume', factor: 1000, system: 'metric' },
  'fluid-ounce': { dimension: 'volume', factor: 29.5735295625, system: 'us' },
  gallon: { dimension: 'volume', factor: 3785.411784, system: 'us' },
  celsius: { dimension: 'temperature', factor: 1, system: 'metric' },
  fahrenheit: { dimension: 'temperature', factor: 5 / 9, system: 'us' },
  'kilometer-per-hour': { dimension: 'speed', factor: 1, system: 'metric' },
  'mile-per-hour': { dimension: 'speed', factor: 1.609344, system: 'us' },
};

/** Signs that mean the same in every language; a capital would often mean something else. */
const SIGNS: Partial<Record<Unit, string>> = {
  gram: 'g|gr',
  kilogram: 'kg|Kg|KG',
  ounce: 'oz',
  pound: 'lbs|lb',
  millimeter: 'mm',
  centimeter: 'cm|CM',
  meter: 'm',
  kilometer: 'km',
  foot: 'ft',
  milliliter: 'ml|mL',
  liter: 'l|L',
  'fluid-ounce': 'fl\\.? ?oz',
  celsius: '°C|° C|℃',
  fahrenheit: '°F|° F|℉',
  'kilometer-per-hour': 'km/h',
  'mile-per-hour': 'mph',
};

/** What follows "12 in", or it may be "12 in stock". */
const AFTER_IN = '(?= (?:wide|long|tall|high|deep|across|heel|screen|x [0-9]|× [0-9]|by [0-9]))';

/**
 * Words, by language. Left out is what two things are called by: a German Pfund and a French livre
 * are half a kilogram to many, an Indonesian ons is 100 g.
 */
const WORDS: Readonly<Record<string, Partial<Record<Unit, string>>>> = {
  en: {
    gram: 'grams?|grammes?',
    kilogram: 'kilograms?|kilogrammes?|kilos?',
    ounce: 'ounces?',
    pound: 'pounds?',
    millimeter: 'millimet(?:er|re)s?',
    centimeter: 'centimet(?:er|re)s?',
    meter: 'met(?:er|re)s?',
    kilometer: 'kilomet(?:er|re)s?',
    inch: `inch(?:es)?|″|in${AFTER_IN}`,
    foot: 'foot|feet',
    yard: 'yards?|yd',
    mile: 'miles?',
    milliliter: 'millilit(?:er|re)s?',
    liter: 'lit(?:er|re)s?',
    'fluid-ounce': 'fluid ounces?',
    gallon: 'gallons?|gal',
    celsius: 'degrees? (?:celsius|C)',
    fahrenheit: 'degrees? (?:fahrenheit|F)',
    'kilometer-per-hour': 'kilomet(?:er|re)s (?:per|an) hour',
    'mile-per-hour': 'miles (?:per|an) hour',
  },
  es: {
    gram: 'gramos?',
    kilogram: 'kilogramos?|kilos?',
    ounce: 'onzas?',
    pound: 'libras?',
    millimeter: 'milímetros?',
    centimeter: 'centímetros?',
    meter: 'metros?',
    kilometer: 'kilómetros?',
    inch: 'pulgadas?|″',
    foot: 'pies?',
    yard: 'yardas?',
    mile: 'millas?',
    milliliter: 'mililitros?',
    liter: 'litros?',
    'fluid-ounce': 'onzas líquidas',
    gallon: 'gal[oó]n(?:es)?',
    celsius: 'grados (?:celsius|centígrados)',
    fahrenheit: 'grados fahrenheit',
  },
  pt: {
    gram: 'gramas?',
    kilogram: 'quilogramas?|quilos?|kilos?',
    ounce: 'onças?',
    pound: 'libras?',
    millimeter: 'milímetros?',
    centimeter: 'centímetros?',
    meter: 'metros?',
    kilometer: 'quilômetros?|quilómetros?',
    inch: 'polegadas?|″',
    foot: 'pés?',
    yard: 'jardas?',
    mile: 'milhas?',
    milliliter: 'mililitros?',
    liter: 'litros?',
    'fluid-ounce': 'onças líquidas',
    gallon: 'gal(?:ão|ões)',
    celsius: 'graus (?:celsius|centígrados)',
    fahrenheit: 'graus fahrenheit',
  },
  fr: {
    gram: 'grammes?',
    kilogram: 'kilogrammes?|kilos?',
    ounce: 'onces?',
    millimeter: 'millimètres?',
    centimeter: 'centimètres?',
    meter: 'mètres?',
    kilometer: 'kilomètres?',
    inch: 'pouces?|po|″',
    foot: 'pieds?',
    yard: 'verges?|yards?',
    mile: 'miles?',
    milliliter: 'millilitres?',
    liter: 'litres?',
    'fluid-ounce': 'onces? liquides?',
    gallon: 'gallons?',
    celsius: 'degrés celsius',
    fahrenheit: 'degrés fahrenheit',
  },
  de: {
    gram: 'gramm',
    kilogram: 'kilogramm|kilo',
    ounce: 'unzen?',
    millimeter: 'millimetern?|millimeter',
    centimeter: 'zentimetern?|zentimeter',
    meter: 'metern?|meter',
    kilometer: 'kilometern?|kilometer',
    inch: 'zoll|″',
    foot: 'fuß',
    yard: 'yards?',
    mile: 'meilen?',
    milliliter: 'millilitern?|milliliter',
    liter: 'litern?|liter',
    gallon: 'gallonen?',
    celsius: 'grad celsius',
    fahrenheit: 'grad fahrenheit',
    'kilometer-per-hour': 'stundenkilometer',
  },
  ru: {
    gram: 'г|гр|грамм(?:а|ов)?',
    kilogram: 'кг|кило|килограмм(?:а|ов)?',
    ounce: 'унци(?:я|и|й)',
    pound: 'фунт(?:а|ов)?',
    millimeter: 'мм|миллиметр(?:а|ов)?',
    centimeter: 'см|сантиметр(?:а|ов)?',
    meter: 'м|метр(?:а|ов)?',
    kilometer: 'км|километр(?:а|ов)?',
    inch: 'дюйм(?:а|ов)?',
    foot: 'фут(?:а|ов)?',
    yard: 'ярд(?:а|ов)?',
    mile: 'мил(?:я|и|ь)',
    milliliter: 'мл|миллилитр(?:а|ов)?',
    liter: 'л|литр(?:а|ов)?',
    gallon: 'галлон(?:а|ов)?',
    celsius: 'градус(?:а|ов)? (?:по )?цельси[яю]',
    fahrenheit: 'градус(?:а|ов)? (?:по )?фаренгейту',
    'kilometer-per-hour': 'км/ч',
  },
  ar: {
    gram: 'غرامات|غرامًا|غرام|جرامات|جرامًا|جرام',
    kilogram: 'كيلوغرامات|كيلوغرامًا|كيلوغرام|كيلوجرام|كيلو|كجم|كغم|كغ',
    ounce: 'أونصات|أونصة|أوقيات|أوقية',
    pound: 'أرطال|رطلًا|رطل|باوند',
    millimeter: 'مليمترات|مليمتر|ملم|مم',
    centimeter: 'سنتيمترات|سنتيمترًا|سنتيمتر|سم',
    meter: 'أمتار|مترًا|متر',
    kilometer: 'كيلومترات|كيلومترًا|كيلومتر|كم',
    inch: 'بوصات|بوصة|إنش',
    foot: 'أقدام|قدمًا|قدم',
    yard: 'ياردات|ياردة',
    mile: 'أميال|ميلًا|ميل',
    milliliter: 'مليلترات|مليلتر|مل',
    liter: 'لترات|لترًا|لتر',
    gallon: 'غالونات|غالونًا|غالون',
    celsius: 'درجات مئوية|درجة مئوية',
    fahrenheit: 'درجات فهرنهايت|درجة فهرنهايت',
  },
  id: {
    gram: 'gram',
    kilogram: 'kilogram|kilo',
    ounce: 'ounce',
    pound: 'pound|pon',
    millimeter: 'milimeter',
    centimeter: 'sentimeter|senti',
    meter: 'meter',
    kilometer: 'kilometer',
    inch: 'inci|inchi?',
    foot: 'kaki|feet',
    yard: 'yard',
    mile: 'mil',
    milliliter: 'mililiter',
    liter: 'liter',
    gallon: 'galon',
    celsius: 'derajat (?:celcius|celsius)',
    fahrenheit: 'derajat fahrenheit',
  },
  vi: {
    gram: 'gam|gram',
    kilogram: 'ki-lô-gam|kilôgam|ký|kí',
    ounce: 'ounce|ao-xơ',
    pound: 'pound|pao',
    millimeter: 'milimét',
    centimeter: 'xăng-ti-mét|xentimét|phân',
    meter: 'mét',
    kilometer: 'kilômét|ki-lô-mét',
    inch: 'inch(?:es)?',
    foot: 'feet|foot',
    mile: 'dặm',
    milliliter: 'mililít',
    liter: 'lít',
    gallon: 'gallon|ga-lông',
    celsius: 'độ C',
    fahrenheit: 'độ F',
  },
  th: {
    gram: 'กรัม',
    kilogram: 'กิโลกรัม|กก\\.|กิโล(?!เมตร)',
    ounce: 'ออนซ์',
    pound: 'ปอนด์',
    millimeter: 'มิลลิเมตร|มม\\.',
    centimeter: 'เซนติเมตร|ซม\\.',
    meter: 'เมตร',
    kilometer: 'กิโลเมตร|กม\\.',
    inch: 'นิ้ว',
    foot: 'ฟุต',
    yard: 'หลา',
    mile: 'ไมล์',
    milliliter: 'มิลลิลิตร|มล\\.',
    liter: 'ลิตร',
    gallon: 'แกลลอน',
    celsius: 'องศาเซลเซียส',
    fahrenheit: 'องศาฟาเรนไฮต์',
  },
  ja: {
    gram: 'グラム',
    kilogram: 'キログラム|キロ(?!メートル|カロリー|ワット|バイト)',
    ounce: 'オンス',
    pound: 'ポンド',
    millimeter: 'ミリメートル|ミリ(?!リットル|グラム)',
    centimeter: 'センチメートル|センチ',
    meter: 'メートル',
    kilometer: 'キロメートル',
    inch: 'インチ',
    foot: 'フィート|フット',
    yard: 'ヤード',
    mile: 'マイル',
    milliliter: 'ミリリットル',
    liter: 'リットル',
    'fluid-ounce': '液量オンス',
    gallon: 'ガロン',
  },
  ko: {
    gram: '그램',
    kilogram: '킬로그램|킬로(?!미터|칼로리|와트)',
    ounce: '온스',
    pound: '파운드',
    millimeter: '밀리미터',
    centimeter: '센티미터|센티',
    meter: '미터',
    kilometer: '킬로미터',
    inch: '인치',
    foot: '피트',
    yard: '야드',
    mile: '마일(?!리지)',
    milliliter: '밀리리터',
    liter: '리터',
    gallon: '갤런',
  },
  zh: {
    gram: '克(?!拉|服)',
    kilogram: '公斤|千克',
    ounce: '盎司',
    pound: '磅',
    jin: '斤',
    millimeter: '毫米',
    centimeter: '厘米|公分',
    meter: '米(?!其|粉|饭|色|黄|白|奇)',
    kilometer: '公里|千米',
    inch: '英寸|吋',
    foot: '英尺|呎',
    yard: '码布',
    mile: '英里',
    milliliter: '毫升',
    liter: '升(?!级|降|温|值)',
    'fluid-ounce': '液量盎司|液盎司',
    gallon: '加仑',
    celsius: '摄氏度',
    fahrenheit: '华氏度',
  },
};

/** Where a word stands before the number, with one after it: "華氏 70 度". */
export const TEMPERATURES: Readonly<Record<string, readonly [RegExp, Unit][]>> = {
  ja: [
    [/^華氏/, 'fahrenheit'],
    [/^摂氏/, 'celsius'],
  ],
  ko: [
    [/^화씨/, 'fahrenheit'],
    [/^섭씨/, 'celsius'],
  ],
  zh: [
    [/^华氏/, 'fahrenheit'],
    [/^摄氏/, 'celsius'],
  ],
};

/** All ways in which a language writes units, the longest first. */
export function unitWords(language: string): readonly (readonly [Unit, string])[] {
  const words = WORDS[language] ?? {};
  return (Object.keys(UNITS) as Unit[]).flatMap((unit) => {
    // Signs are told apart by their case, words are not.
    const all: (readonly [Unit, string])[] = [];
    if (words[unit]) all.push([unit, caseless(words[unit])]);
    if (SIGNS[unit]) all.push([unit, SIGNS[unit]]);
    return all;
  });
}

/** A pattern in which every letter has both cases, since flags hold for all of an expression. */
function caseless(pattern: string): string {
  let inClass = false;
  return pattern.replace(/\\.|\(\?<?[:=!]|[[\]]|\p{L}/gu, (sign) => {
    if (sign === '[') inClass = true;
    if (sign === ']') inClass = false;
    if (sign.length > 1 && !/^\p{L}$/u.test(sign)) return sign;
    const [low, high] = [sign.toLowerCase(), sign.toUpperCase()];
    if (low === high || low.length !== 1 || high.length !== 1) return sign;
    return inClass ? `${low}${high}` : `[${low}${high}]`;
  });
}
