import type { ExchangeRate } from '../../show/price.js';
import { currencyOf } from './currencies.js';
import {
  convertUnit,
  isOwn,
  rateBetween,
  systemOf,
  type System,
  type UsedRate,
} from './convert.js';
import { Grammar, type FoundMeasure } from './find-measures.js';
import { digitsOf, fold } from './numerals.js';
import { convertSize, findSizes, sizeSystemOf, type SizeSystem } from './sizes.js';
import type { Unit } from './units.js';

/** Who reads, and what is known to convert with. */
export interface MeasureReader {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** What prices are read in, ISO 4217; the country's own where it is not said. */
  readonly currency?: string | null | undefined;
  readonly rates: readonly ExchangeRate[];
  /** What the show trades in: which dollar a dollar is, and whether pounds may be money. */
  readonly traded?: ReadonlySet<string> | undefined;
  /** Names that stay as they are: of products, brands, terms. */
  readonly names?: readonly string[] | undefined;
  readonly now: number;
}

export interface WrittenText {
  readonly text: string;
  readonly rates: readonly ExchangeRate[];
}

interface Insertion {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What kind of thing it is: one of a kind beside another has been converted already. */
  readonly kind: string;
  readonly rates: readonly ExchangeRate[];
}

/** Something in brackets right behind a measure, with a number in it: it has been converted. */
const CONVERTED = /^ ?[(（[][^)）\]]*\p{N}/u;
/** Between a measure and the same in another unit. */
const SAME =
  /^ ?(?:[(（[/=≈]|or |oder |o |ou |atau |hay |или |أو |または|또는|或) ?(?:≈|about |ca\. )?$/u;

/**
 * Writes a line's measures in the reader's own units behind them: "5 pounds (2.27 kg)". What has
 * been converted already, and what is part of a name, stays as it is.
 */
export class MeasureWriter {
  readonly #reader: MeasureReader;
  readonly #system: System;
  readonly #sizes: SizeSystem | null;
  readonly #currency: string | undefined;
  readonly #grammars = new Map<string, Grammar>();
  readonly #names: readonly string[];

  constructor(reader: MeasureReader) {
    this.#reader = reader;
    this.#system = systemOf(reader.country);
    this.#sizes = sizeSystemOf(reader.country);
    this.#currency = reader.currency ?? currencyOf(reader.country);
    this.#names = (reader.names ?? [])
      .filter((name) => /\p{N}/u.test(name))
      .map((name) => fold(name).toLowerCase());
  }

  write(text: string, language: string): WrittenText {
    if (!/\p{N}/u.test(text)) return { text, rates: [] };
    const format = new Formats(language, digitsOf(text));
    const measures = this.#grammarFor(language).find(text);
    const insertions = this.#apart([
      ...measures.flatMap((found) => this.#insertion(found, format, text)),
      ...findSizes(text).flatMap((found): Insertion[] => {
        const size = convertSize(found, this.#sizes);
        if (size === null) return [];
        const words = `≈ ${this.#sizes} ${format.number(size)}${this.#sizes === 'JP' ? ' cm' : ''}`;
        return [{ ...found, text: words, kind: 'size', rates: [] }];
      }),
    ]).filter((one) => !this.#isNamed(text, one) && !isConverted(text, one, measures, this.#isOwn));
    let written = text;
    for (const { end, text: words } of [...insertions].reverse())
      written = written.slice(0, end) + format.bracketed(words) + written.slice(end);
    return { text: written, rates: insertions.flatMap(({ rates }) => rates) };
  }

  #grammarFor(language: string): Grammar {
    const known = this.#grammars.get(language);
    if (known) return known;
    const grammar = new Grammar(language, this.#reader.traded ?? new Set());
    this.#grammars.set(language, grammar);
    return grammar;
  }

  #isOwn = (found: FoundMeasure): boolean =>
    'unit' in found.of ? isOwn(found.of.unit, this.#system) : found.of.currency === this.#currency;

  #insertion(found: FoundMeasure, format: Formats, text: string): Insertion[] {
    if (this.#isOwn(found)) return [];
    const { start, end, values, times, of } = found;
    if ('unit' in of) {
      const converted = convertUnit(values, of.unit, this.#system);
      if (!converted.values.every(Number.isFinite)) return [];
      return [
        {
          start,
          end,
          text: format.units(converted.values, converted.unit, times),
          kind: 'unit',
          rates: [],
        },
      ];
    }
    const to = this.#currency;
    if (to === undefined) return [];
    const used = rateBetween(this.#reader.rates, of.currency, to, this.#reader.now);
    if (!used || !values.every((value) => value > 0 && value < 1e12)) return [];
    const money = format.money(found, used, to, text.slice(start, end));
    return [{ start, end, text: `≈ ${money}`, kind: 'money', rates: used.steps }];
  }

  /** In the order of the text, the longer where two overlap. */
  #apart(all: readonly Insertion[]): Insertion[] {
    const kept: Insertion[] = [];
    for (const one of [...all].sort((a, b) => a.start - b.start || b.end - a.end)) {
      const last = kept.at(-1);
      if (!last || one.start >= last.end) kept.push(one);
      else if (one.kind === 'size' && last.kind !== 'money') kept[kept.length - 1] = one;
    }
    return kept;
  }

  #isNamed(text: string, { start, end }: Insertion): boolean {
    const folded = fold(text).toLowerCase();
    // A letter that lower case makes longer would shift what follows.
    if (folded.length !== text.length) return this.#names.some((name) => folded.includes(name));
    return this.#names.some((name) => {
      for (let at = folded.indexOf(name); at >= 0; at = folded.indexOf(name, at + 1))
        if (at < end && at + name.length > start) return true;
      return false;
    });
  }
}

function isConverted(
  text: string,
  { start, end }: Insertion,
  measures: readonly FoundMeasure[],
  isOwnMeasure: (found: FoundMeasure) => boolean,
): boolean {
  if (CONVERTED.test(fold(text.slice(end, end + 40)))) return true;
  if (/≈ ?$/.test(text.slice(Math.max(0, start - 2), start))) return true;
  const opened = Math.max(text.lastIndexOf('(', start), text.lastIndexOf('（', start));
  const closed = Math.max(text.lastIndexOf(')', start - 1), text.lastIndexOf('）', start - 1));
  // Itself in the brackets behind one.
  if (opened > closed && measures.some((one) => one.end <= opened && opened - one.end <= 1))
    return true;
  return measures.some((other) => {
    if (!isOwnMeasure(other)) return false;
    if (other.start >= end) return SAME.test(fold(text.slice(end, other.start)));
    return other.end <= start && SAME.test(fold(text.slice(other.end, start)));
  });
}

/** Numbers as the line's language writes them, in the digits that stand in the line. */
class Formats {
  readonly #locale: string;
  readonly #wide: boolean;
  readonly #turned: boolean;
  readonly #words: 'short' | 'long';

  constructor(language: string, digits: 'arab' | 'thai' | 'latn') {
    const base = language.split('-')[0]?.toLowerCase() ?? '';
    this.#wide = base === 'zh' || base === 'ja';
    this.#turned = base === 'ar';
    // What CLDR calls short there is Latin.
    this.#words = base === 'zh' ? 'long' : 'short';
    this.#locale = localeOf(language, digits);
  }

  number(value: number): string {
    return numberFormat(this.#locale, { maximumFractionDigits: 1 }).format(value);
  }

  units(values: readonly number[], unit: Unit, times: boolean): string {
    const isTemperature = unit === 'celsius' || unit === 'fahrenheit';
    const digits = (value: number): Intl.NumberFormatOptions =>
      isTemperature
        ? { maximumFractionDigits: 0 }
        : Math.abs(value) >= 1000
          ? { maximumFractionDigits: 0 }
          : { maximumSignificantDigits: 3 };
    // -0 °C is written by nobody.
    const clean = values.map((value) =>
      Math.abs(value) < 1e-9 || (isTemperature && Math.round(value) === 0) ? 0 : value,
    );
    const last = clean.at(-1) ?? 0;
    const written = clean
      .slice(0, -1)
      .map((value) => numberFormat(this.#locale, digits(value)).format(value));
    const whole = numberFormat(this.#locale, {
      style: 'unit',
      unit,
      unitDisplay: isTemperature ? 'short' : this.#words,
      ...digits(last),
    });
    return [...written, whole.format(last)].join(times ? ' × ' : '–');
  }

  money(
    { values, exact, of }: FoundMeasure,
    { rate }: UsedRate,
    to: string,
    before: string,
  ): string {
    const style = { style: 'currency', currency: to } as const;
    const own = numberFormat(this.#locale, style).resolvedOptions().maximumFractionDigits ?? 2;
    const from = 'currency' in of ? of.currency : '';
    const narrow = { ...style, currencyDisplay: 'narrowSymbol' } as const;
    const sign = signOf(this.#locale, narrow);
    // "$5 (≈ $7)" would say nothing.
    const clear =
      before.includes(sign) ||
      sign === signOf(this.#locale, { ...narrow, currency: from }) ||
      // Who reads Chinese takes ¥ for yuan, wherever they are.
      (this.#words === 'long' && to === 'JPY');
    return values
      .map((value) => {
        const amount = value * rate;
        const places = amount < 10 || exact ? own : 0;
        return numberFormat(this.#locale, {
          ...style,
          currencyDisplay: clear ? 'symbol' : 'narrowSymbol',
          minimumFractionDigits: places,
          maximumFractionDigits: places,
        }).format(amount);
      })
      .join('–');
  }

  bracketed(words: string): string {
    // Isolated, or text from right to left pulls number and unit apart.
    const inner = this.#turned ? `\u2068${words}\u2069` : words;
    return this.#wide ? `（${inner}）` : ` (${inner})`;
  }
}

function signOf(locale: string, options: Intl.NumberFormatOptions): string {
  const parts = numberFormat(locale, options).formatToParts(0);
  return parts.find(({ type }) => type === 'currency')?.value ?? '';
}

function localeOf(language: string, digits: string): string {
  try {
    return new Intl.Locale(language, { numberingSystem: digits }).toString();
  } catch {
    return 'en';
  }
}

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, options);
    formats.set(key, format);
  }
  return format;
}
