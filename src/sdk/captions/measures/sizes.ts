import { fold } from './numerals.js';

export type SizeSystem = 'EU' | 'US' | 'UK' | 'JP' | 'CN' | 'KR';

export interface FoundSize {
  readonly start: number;
  readonly end: number;
  readonly system: SizeSystem;
  readonly size: number;
  readonly of: 'shoes' | 'clothes';
  readonly who: 'men' | 'women' | null;
}

const SHOES =
  /\b(?:shoes?|sneakers?|trainers?|boots?|heels|sandals?|loafers?|pumps)\b|zapat|zapatilla|botas?\b|sandalia|sapat|tênis|chaussure|basket|bottes?\b|bottines|sandales|schuh|stiefel|sneaker|sandalen|обув|кроссов|туфл|ботин|сапог|кед|حذاء|أحذية|صندل|sepatu|sandal|giày|dép|รองเท้า|靴|シューズ|スニーカー|ブーツ|パンプス|サンダル|신발|운동화|부츠|구두|스니커즈|샌들|鞋|凉鞋/iu;
const CLOTHES =
  /\b(?:dress(?:es)?|skirts?|blouses?|jackets?|coats?|suits?)\b|vestido|falda|blusa|chaqueta|abrigo|saia|jaqueta|casaco|robe|jupe|chemisier|veste|manteau|kleid|rock\b|bluse|jacke|mantel|plать|плать|юбк|блуз|куртк|пальто|жакет|فستان|تنورة|سترة|معطف|بلوزة|gaun|rok\b|blus|jaket|mantel|váy|đầm|áo|ชุดเดรส|กระโปรง|เสื้อ|ワンピース|ドレス|スカート|ブラウス|ジャケット|コート|원피스|드레스|스커트|치마|블라우스|재킷|코트|连衣裙|裙|衬衫|外套|夹克|大衣/iu;
const WOMEN =
  /\b(?:wom[ae]n(?:['’]?s)?|ladies|her)\b|mujer|señora|femin|femme|damen|frauen|жен|نسائ|للنساء|wanita|perempuan|nữ|หญิง|レディース|女性|婦人|여성|女/iu;
const MEN =
  /(?<!wo)\bm[ae]n(?:['’]?s)?\b|hombre|caballero|mascul|homem|homme|herren|männer|муж|رجال|للرجال|\bpria\b|nam\b|ชาย|メンズ|男性|紳士|남성|男/iu;

const NAMES: readonly (readonly [SizeSystem, string])[] = [
  ['EU', 'EU|欧码|أوروبي|евро|ยุโรป|유럽'],
  ['US', 'US|U\\.S\\.|美码|أمريكي|미국'],
  ['UK', 'UK|英码|بريطاني|영국'],
  ['JP', 'JP'],
  ['CN', 'CN|国码|中国码'],
];
const WORD =
  '(?:(?:sizes?|talla|tamanho|número|numeração|pointure|taille|größe|groesse|gr\\.|размер|مقاس|ukuran|size|cỡ|ไซซ์|ไซส์|サイズ|사이즈|尺码|码)[ :]?)';
const NUMBER = '([0-9]{1,2}(?:[.,]5)?|[0-9]{1,2}½)';

const PATTERNS = NAMES.flatMap(([system, names]) => [
  [
    system,
    pattern(`(?<![\\p{L}$])(?:${names})[ -]?${WORD}?${NUMBER}(?![0-9.,]?[0-9]|[%$€£])`),
  ] as const,
  [
    system,
    pattern(
      `(?<![\\p{Script=Latin}0-9.,$€£¥])${NUMBER} ?\\(?(?:${names})\\)?(?!\\p{Script=Latin}| ?(?:dollars?|\\$))`,
    ),
  ] as const,
]);

function pattern(source: string): RegExp {
  return new RegExp(source, 'giu');
}

/** Sizes whose system is named, in a sentence that says what of; else nobody knows what they are. */
export function findSizes(text: string): FoundSize[] {
  const folded = fold(text);
  const shoes = SHOES.test(folded);
  if (shoes === CLOTHES.test(folded)) return [];
  const women = WOMEN.test(folded);
  const men = MEN.test(folded);
  const who = women === men ? null : women ? 'women' : 'men';
  return PATTERNS.flatMap(([system, expression]) =>
    [...folded.matchAll(expression)].flatMap((match) => {
      const size = Number((match[1] ?? '').replace(',', '.').replace('½', '.5'));
      const of = shoes ? 'shoes' : 'clothes';
      if (!isSize(size, system, of)) return [];
      return [
        { start: match.index, end: match.index + match[0].length, system, size, of, who } as const,
      ];
    }),
  );
}

const RANGES: Readonly<Record<'shoes' | 'clothes', Partial<Record<SizeSystem, [number, number]>>>> =
  {
    shoes: { EU: [34, 50], US: [3, 16], UK: [2, 15], JP: [21, 32], CN: [34, 50] },
    clothes: { EU: [30, 60], US: [0, 46], UK: [4, 48] },
  };

function isSize(size: number, system: SizeSystem, of: 'shoes' | 'clothes'): boolean {
  const [low, high] = RANGES[of][system] ?? [Infinity, 0];
  return size >= low && size <= high;
}

/** Countries with numbers of their own, which we cannot convert to. */
const OTHERS = new Set('BR RU BY KZ UA MX AR CL CO IT'.split(' '));

/** What a country's shops write on shoes and clothes; null where it is none of these. */
export function sizeSystemOf(country: string): SizeSystem | null {
  if (OTHERS.has(country)) return null;
  if (country === 'US' || country === 'CA') return 'US';
  if (country === 'GB' || country === 'IE' || country === 'AU' || country === 'NZ') return 'UK';
  if (country === 'JP' || country === 'CN' || country === 'KR') return country;
  return 'EU';
}

/**
 * The size there, or null where it cannot be said: American sizes differ for women and men, and a
 * sentence does not always say whom it is about. By the usual relations: UK = EU − 33 (women) or
 * − 34 (men), US = UK + 2 or + 1; Japan and Korea count the foot in cm or mm, which is two thirds of the European
 * number less 1.5 cm. Makers differ, hence "≈".
 */
export function convertSize(found: FoundSize, to: SizeSystem | null): number | null {
  if (to === null || found.system === to) return null;
  if (found.of === 'clothes') return convertDress(found, to);
  // Chinese shoes are sold by the European number.
  const chinese = (system: SizeSystem): boolean => system === 'CN' || system === 'EU';
  if (chinese(found.system) && chinese(to)) return null;
  const { who } = found;
  const women = who === 'women';
  const foot = (system: SizeSystem): boolean => system === 'JP' || system === 'KR';
  if (who === null && ![found.system, to].every((one) => chinese(one) || foot(one))) return null;
  const shift = women ? 33 : 34;
  const eu =
    found.system === 'UK'
      ? found.size + shift
      : found.system === 'US'
        ? found.size - (women ? 2 : 1) + shift
        : foot(found.system)
          ? Math.round((found.size / (found.system === 'KR' ? 10 : 1) + 1.5) * 1.5)
          : found.size;
  if (chinese(to)) return eu;
  if (foot(to)) return (Math.round((eu / 1.5 - 1.5) * 2) / 2) * (to === 'KR' ? 10 : 1);
  return to === 'UK' ? eu - shift : eu - shift + (women ? 2 : 1);
}

/** Women: UK = EU − 26, US = EU − 30. Men's jackets: US and UK = EU − 10. */
function convertDress({ system, size, who }: FoundSize, to: SizeSystem): number | null {
  if (who === null || [system, to].some((one) => one === 'JP' || one === 'CN' || one === 'KR'))
    return null;
  const offset = {
    EU: 0,
    UK: who === 'women' ? 26 : 10,
    US: who === 'women' ? 30 : 10,
    JP: 0,
    CN: 0,
    KR: 0,
  };
  const converted = size + offset[system] - offset[to];
  return converted >= 0 && converted !== size ? converted : null;
}
