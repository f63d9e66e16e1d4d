import { currencyWords, SCALES } from './currencies.js';
import { fold, NUMBER, readNumber } from './numerals.js';
import { TEMPERATURES, UNITS, unitWords, type Unit } from './units.js';

/** A measure in a text, by its place there. */
export interface FoundMeasure {
  readonly start: number;
  readonly end: number;
  /** More than one: from – to, or length × width. */
  readonly values: readonly number[];
  readonly times: boolean;
  readonly of: { readonly unit: Unit } | { readonly currency: string };
  /** Whether the amount was said to the cent. */
  readonly exact: boolean;
}

interface Written {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly exact: boolean;
}

const SCRIPTS = ['Latin', 'Cyrillic', 'Arabic', 'Hangul'] as const;
/** A number that belongs to a word, a date, a version or an article is none of ours. */
const NOT_BEFORE =
  '(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}_#№]|[0-9][.,:/]|[0-9][-–][0-9]{1,4}[-–])';
const BETWEEN =
  /^(?:(?: ?[-–—~〜] ?)|(?: (?:to|or|and|bis|oder|und|a|o|y|à|ou|et|e|до|или|и|إلى|أو|hingga|sampai|atau|đến|hoặc|ถึง|หรือ) )|から|至|到|에서 )$/iu;
const TIMES = /^ ?[x×*] ?$/u;

/** How one language writes measures; made once, since it is many patterns. */
export class Grammar {
  readonly #language: string;
  readonly #numbers: RegExp;
  readonly #units: readonly (readonly [Unit, RegExp])[];
  readonly #scales: readonly (readonly [RegExp, number])[];
  readonly #before: readonly (readonly [string, RegExp])[];
  readonly #after: readonly (readonly [string, RegExp])[];
  readonly #temperatures: readonly (readonly [RegExp, Unit])[];

  constructor(language: string, traded: ReadonlySet<string>) {
    const base = language.split('-')[0]?.toLowerCase() ?? '';
    this.#language = language;
    this.#temperatures = TEMPERATURES[base] ?? [];
    this.#numbers = new RegExp(`${NOT_BEFORE}${NUMBER}`, 'gu');
    // Where money is in pounds, five pounds may be either.
    const weighs = !traded.has('GBP');
    this.#units = unitWords(base)
      .filter(([unit, pattern]) => weighs || unit !== 'pound' || pattern === 'lbs|lb')
      .map(([unit, pattern]) => [unit, after(`[ -]?(?:${pattern})`)]);
    this.#scales = (SCALES[base] ?? []).map(([pattern, factor]) => [
      new RegExp(` ?(?:${pattern})`, 'uy'),
      factor,
    ]);
    const words = currencyWords(base, traded);
    this.#before = words
      .filter(({ place }) => place !== 'after')
      .map(({ currency, pattern }) => [
        currency,
        new RegExp(`(?<![\\p{Script=Latin}$])(?:${pattern}) ?$`, 'u'),
      ]);
    this.#after = words
      .filter(({ place }) => place !== 'before')
      .map(({ currency, pattern, place }) => [
        currency,
        // Codes and signs as they are; words with either case.
        after(` ?(?:${pattern})`, place === 'after' ? 'i' : ''),
      ]);
  }

  find(text: string): FoundMeasure[] {
    const folded = fold(text);
    const ounces = ouncesIn(folded);
    const numbers = this.#numbersIn(folded);
    const found: FoundMeasure[] = [];
    let free = 0;
    for (let index = 0; index < numbers.length;) {
      const run = this.#runFrom(folded, numbers, index);
      const measure = this.#measure(folded, run, numbers, index, free);
      if (measure && !isOunce(measure)) found.push(measure);
      else if (measure && ounces) found.push({ ...measure, of: { unit: ounces } });
      free = measure?.end ?? free;
      const next = numbers.findIndex(({ start }) => start >= (measure?.end ?? run.end));
      index = Math.max(index + 1, next < 0 ? numbers.length : next);
    }
    return found;
  }

  #numbersIn(folded: string): Written[] {
    return [...folded.matchAll(this.#numbers)].flatMap((match) => {
      const [written] = match;
      const value = readNumber(written, this.#language);
      if (value === null || !Number.isFinite(value)) return [];
      const exact = /[.,٫]\d{2}$/.test(written) && !Number.isInteger(value);
      return [{ start: match.index, end: match.index + written.length, value, exact }];
    });
  }

  /** "5–7", "10 x 20 x 4": numbers that one unit holds for. */
  #runFrom(folded: string, numbers: readonly Written[], from: number): Run {
    const run = numbers.slice(from, from + 1);
    let times = false;
    for (const next of numbers.slice(from + 1, from + 4)) {
      const between = folded.slice(run.at(-1)?.end, next.start);
      const product = TIMES.test(between);
      if (!product && (!BETWEEN.test(between) || run.length > 1)) break;
      if (run.length > 1 && product !== times) break;
      times = product;
      run.push(next);
    }
    return { numbers: run, times, end: run[0]?.end ?? folded.length };
  }

  #measure(
    folded: string,
    run: Run,
    all: readonly Written[],
    index: number,
    free: number,
  ): FoundMeasure | null {
    // With as many numbers as there is a unit for: "from 5 to 7 pounds", else "5 to 7".
    for (let { length } = run.numbers; length > 0; length -= 1) {
      const numbers = run.numbers.slice(0, length);
      const found =
        this.#money(folded, numbers, all, index, free) ??
        this.#unit(folded, numbers, run.times, all, index);
      if (found) return found;
    }
    return null;
  }

  #unit(
    folded: string,
    numbers: readonly Written[],
    times: boolean,
    all: readonly Written[],
    index: number,
  ): FoundMeasure | null {
    const [first, last] = [numbers[0], numbers.at(-1)];
    if (!first || !last) return null;
    const asked = this.#temperatureAround(folded, first, last);
    const feet =
      numbers.length === 1
        ? /^'(?= ?\d{1,2} ?(?:"|″|'')(?!\d))/.exec(folded.slice(last.end))
        : null;
    const [unit, end]: [Unit | null, number] =
      asked ?? (feet ? ['foot', last.end + 1] : this.#unitAt(folded, last.end));
    if (!unit) return null;
    let { start } = first;
    let values = numbers.map(({ value }) => value);
    if (UNITS[unit].dimension === 'temperature') {
      const minus = /(?:^|[\s(])[-−]$/.test(folded.slice(Math.max(0, start - 2), start));
      if (minus)
        [values, start] = [values.map((value, at) => (at === 0 ? -value : value)), start - 1];
    }
    let until = end;
    if (numbers.length === 1) {
      const more = this.#smaller(folded, unit, end, all[index + 1]);
      if (more) [values, until] = [[(values[0] ?? 0) + more.value], more.end];
    }
    const exact = numbers.some((one) => one.exact);
    return { start, end: until, values, times, of: { unit }, exact };
  }

  /** 5 ft 7 in, 5 lb 4 oz: one measure in two units. */
  #smaller(folded: string, unit: Unit, end: number, next: Written | undefined): Part | null {
    const small = unit === 'foot' ? 'inch' : unit === 'pound' ? 'ounce' : null;
    if (!small || !next || !/^,? ?(?:and |und |y |et |e |и )?$/.test(folded.slice(end, next.start)))
      return null;
    const [found, until] = this.#unitAt(folded, next.end);
    const sign = small === 'inch' ? /^ ?(?:in(?![a-z])|"|''|″)/.exec(folded.slice(next.end)) : null;
    if (found !== small && !sign) return null;
    const per = small === 'inch' ? 12 : 16;
    return { value: next.value / per, end: sign ? next.end + sign[0].length : until };
  }

  #unitAt(folded: string, at: number): [Unit | null, number] {
    let longest: [Unit | null, number] = [null, at];
    for (const [unit, pattern] of this.#units) {
      pattern.lastIndex = at;
      const match = pattern.exec(folded);
      if (match && at + match[0].length > longest[1]) longest = [unit, at + match[0].length];
    }
    return longest;
  }

  /** "華氏 70 度" */
  #temperatureAround(folded: string, first: Written, last: Written): [Unit, number] | null {
    const tail = /^ ?(?:度|도)/.exec(folded.slice(last.end));
    if (!tail) return null;
    const before = folded.slice(Math.max(0, first.start - 4), first.start).trim();
    const found = this.#temperatures.find(([pattern]) => pattern.test(before.slice(-2)));
    return found ? [found[1], last.end + tail[0].length] : null;
  }

  #money(
    folded: string,
    numbers: readonly Written[],
    all: readonly Written[],
    index: number,
    free: number,
  ): FoundMeasure | null {
    const [first, last] = [numbers[0], numbers.at(-1)];
    if (!first || !last) return null;
    const scaled = this.#scaled(folded, last, all, index + numbers.length - 1);
    const values = [
      ...numbers.slice(0, -1).map(({ value }) => value * scaled.shared),
      scaled.value,
    ];
    const exact = numbers.some((one) => one.exact);
    // A sign that belongs to the number before it is not this one's.
    const head = folded.slice(Math.max(free, first.start - 8), first.start);
    for (const [currency, pattern] of this.#before) {
      const sign = pattern.exec(head);
      if (!sign) continue;
      const start = first.start - sign[0].length;
      return { start, end: scaled.end, values, times: false, of: { currency }, exact };
    }
    let longest: [string | null, number] = [null, scaled.end];
    for (const [currency, pattern] of this.#after) {
      pattern.lastIndex = scaled.end;
      const match = pattern.exec(folded);
      if (match && scaled.end + match[0].length > longest[1])
        longest = [currency, scaled.end + match[0].length];
    }
    const [currency, end] = longest;
    if (currency === null) return null;
    return { start: first.start, end, values, times: false, of: { currency }, exact };
  }

  /** 1.5 million, 1万9800, 3만 5천: the number with its words for powers of ten. */
  #scaled(folded: string, last: Written, all: readonly Written[], index: number): Scaled {
    let { value, end } = last;
    let shared = 1;
    let sum = 0;
    for (let at = index; ; at += 1) {
      const scale = this.#scaleAt(folded, end);
      if (!scale) return { value: sum + value, end, shared };
      shared = shared === 1 ? scale.factor : shared;
      // 1千万: a scale of a scale.
      const twice = this.#scaleAt(folded, scale.end);
      sum += value * scale.factor * (twice?.factor ?? 1);
      if (twice) shared *= twice.factor;
      end = twice?.end ?? scale.end;
      const next = all[at + 1];
      const goesOn =
        next &&
        next.start - end <= 1 &&
        scale.factor >= 1000 &&
        /^(?:ja|ko|zh)/i.test(this.#language) &&
        next.value < scale.factor;
      if (!goesOn) return { value: sum, end, shared };
      ({ value, end } = next);
    }
  }

  #scaleAt(folded: string, at: number): { factor: number; end: number } | null {
    for (const [pattern, factor] of this.#scales) {
      pattern.lastIndex = at;
      const match = pattern.exec(folded);
      if (match) return { factor, end: at + match[0].length };
    }
    return null;
  }
}

const LIQUID =
  /\b(?:bottle|holds?|drinks?|water|juice|mug|cup|flask|tumbler|milk|coffee|tea|shampoo|lotion|serum|perfume)\b|botella|agua|bebida|taza|garrafa|água|caneca|bouteille|gourde|boisson|flasche|getränk|becher|زجاجة|قارورة|ماء|كوب|botol|minuman|air\b|chai|nước|bình|ขวด|น้ำ|ボトル|水筒|飲み物|병|물|瓶|水|杯|бутыл|вод[аыу]|фляг/iu;
const WEIGHT =
  /\b(?:weigh(?:s|t|ing)?|heavy|light)\b|\bpes[aoe]|lourd|\bpès|\bpoids|lég|schwer|wieg|leicht|يزن|وزن|خفيف|berat|ringan|nặng|nhẹ|หนัก|เบา|重さ|重量|軽|무게|가벼|重|轻|вес|л[её]гк/iu;

/** Ounces of weight, of a liquid, or nobody can tell which. */
function ouncesIn(folded: string): 'ounce' | 'fluid-ounce' | null {
  if (!LIQUID.test(folded)) return 'ounce';
  return WEIGHT.test(folded) ? null : 'fluid-ounce';
}

const isOunce = ({ of }: FoundMeasure): boolean => 'unit' in of && of.unit === 'ounce';

interface Run {
  readonly numbers: readonly Written[];
  readonly times: boolean;
  readonly end: number;
}
interface Part {
  readonly value: number;
  readonly end: number;
}
interface Scaled extends Part {
  /** What a number before it in a range is multiplied with, too: 2–3 million. */
  readonly shared: number;
}

/** At this place, and not in the middle of a word. */
function after(pattern: string, flags = ''): RegExp {
  const ends = SCRIPTS.slice(0, 3).map(
    (script) => `(?<!\\p{Script=${script}}(?=[\\p{Script=${script}}\\p{N}]))`,
  );
  return new RegExp(`${pattern}${ends.join('')}`, `uy${flags}`);
}
