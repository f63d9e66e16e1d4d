/** How a language says numbers. A further language is a further table. */
export interface NumberWords {
  /** Below a hundred, by their word. */
  readonly small: Readonly<Record<string, number>>;
  readonly hundred: string;
  /** Words that multiply what was said before them. */
  readonly scales: Readonly<Record<string, number>>;
  /** Stands between hundreds and the rest. */
  readonly and: string;
  readonly point: string;
  /** Makes one of what follows: "a hundred". */
  readonly article: string;
  readonly percent: readonly string[];
  /** By the spoken word, the sign before the amount. Words that mean something else too are no
   * currency: "five pounds" may be a weight. */
  readonly currencies: Readonly<Record<string, string>>;
  readonly cents: readonly string[];
  /** By the spoken word, the symbol after the amount. The first word of each is the one we say. */
  readonly units: Readonly<Record<string, string>>;
  /** After these, "nineteen ninety nine" is a year. */
  readonly beforeYear: readonly string[];
  /** "Twenty" before one of these is a part of "twenty first". */
  readonly ordinals: readonly string[];
}

const ENGLISH: NumberWords = {
  small: {
    ...numbered(0, 1, 'zero one two three four five six seven eight nine ten eleven twelve'),
    ...numbered(13, 1, 'thirteen fourteen fifteen sixteen seventeen eighteen nineteen'),
    ...numbered(20, 10, 'twenty thirty forty fifty sixty seventy eighty ninety'),
  },
  hundred: 'hundred',
  scales: { thousand: 1000, million: 1_000_000 },
  and: 'and',
  point: 'point',
  article: 'a',
  percent: ['percent'],
  currencies: { dollars: '$', dollar: '$', bucks: '$', euros: '€', euro: '€' },
  cents: ['cents', 'cent'],
  units: {
    millilitres: 'ml',
    milliliters: 'ml',
    millilitre: 'ml',
    milliliter: 'ml',
    grams: 'g',
    grammes: 'g',
    kilograms: 'kg',
    kilos: 'kg',
    centimetres: 'cm',
    centimeters: 'cm',
    millimetres: 'mm',
    millimeters: 'mm',
  },
  beforeYear: ['in', 'since', 'year', 'from', 'of', 'until'],
  ordinals: 'first second third fourth fifth sixth seventh eighth ninth'.split(' '),
};

const TABLES: Readonly<Record<string, NumberWords>> = { en: ENGLISH };

/** The table of a BCP 47 tag; undefined where numbers stay as they are said. */
export function numberWords(language: string): NumberWords | undefined {
  const [tag = ''] = language.toLowerCase().split('-');
  return Object.hasOwn(TABLES, tag) ? TABLES[tag] : undefined;
}

/** A number in words, below a thousand millions. */
export function sayNumber(value: number, table: NumberWords): string[] {
  const scale = Object.entries(table.scales).findLast(([, size]) => value >= size);
  if (scale) {
    const [word, size] = scale;
    const rest = value % size;
    const head = [...sayNumber(Math.floor(value / size), table), word];
    return rest === 0 ? head : [...head, ...sayNumber(rest, table)];
  }
  if (value >= 100) {
    const head = [...sayNumber(Math.floor(value / 100), table), table.hundred];
    return value % 100 === 0 ? head : [...head, ...sayNumber(value % 100, table)];
  }
  const exact = wordFor(value, table);
  if (exact !== undefined) return [exact];
  return [wordFor(value - (value % 10), table), wordFor(value % 10, table)].flatMap(
    (word) => word ?? [],
  );
}

function wordFor(value: number, table: NumberWords): string | undefined {
  return Object.keys(table.small).find((word) => table.small[word] === value);
}

function numbered(first: number, step: number, words: string): Record<string, number> {
  return Object.fromEntries(words.split(' ').map((word, index) => [word, first + index * step]));
}
