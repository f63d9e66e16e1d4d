import { numberWords, type NumberWords } from './number-words.js';
import type { RecognizedWord } from './speech-recognizer.js';

/** Words for reading, and whether a number at their end may still go on. */
export interface WrittenWords {
  readonly words: readonly RecognizedWord[];
  /** So many of the `words`, the last ones, are a number that may still go on. */
  readonly open: number;
}

interface Amount {
  readonly text: string;
  /** Index behind its last word. */
  readonly next: number;
}

/**
 * Spoken numbers as they are written: "two hundred" → "200", "forty percent" → "40%", "twenty five
 * dollars" → "$25". A currency sign stands only where a currency was said. Small numbers without a
 * unit stay words, and so does "one" in "this one". Times are those of the words an amount is
 * made of. Where the language has no table, everything stays as it was said.
 */
export function writeNumbers(words: readonly RecognizedWord[], language: string): WrittenWords {
  const table = numberWords(language);
  if (!table) return { words, open: 0 };
  const reader = new AmountReader(words, table);
  const written: RecognizedWord[] = [];
  for (let index = 0; index < words.length;) {
    const amount = reader.read(index);
    const next = amount?.next ?? index + 1;
    const said = words.slice(index, next);
    const text = amount && amount.text + markOf(said.at(-1)?.text ?? '');
    written.push(...(text === undefined ? said : [merged(said, text)]));
    index = next;
  }
  return { words: written, open: reader.mayGoOn() ? 1 : 0 };
}

/** Reads the amount that begins at a word. */
class AmountReader {
  readonly #words: readonly string[];
  /** A mark behind a word ends a number. */
  readonly #ends: readonly boolean[];
  readonly #table: NumberWords;

  constructor(words: readonly RecognizedWord[], table: NumberWords) {
    this.#words = words.map(({ text }) => text.toLowerCase().replace(/[^\p{L}\p{N}]+$/u, ''));
    this.#ends = words.map(({ text }) => markOf(text) !== '');
    this.#table = table;
  }

  read(index: number): Amount | undefined {
    if (this.#ordinal(index)) return undefined;
    const number = this.#cardinal(index);
    if (!number) return undefined;
    const { value, next } = number;
    const after = this.#word(next - 1, 1);
    const { currencies, units, percent, point } = this.#table;
    if (after === point) return this.#decimal(value, next);
    if (Object.hasOwn(currencies, after)) return this.#price(currencies[after] ?? '', value, next);
    if (percent.includes(after)) return { text: `${value}%`, next: next + 1 };
    if (Object.hasOwn(units, after))
      return { text: `${value} ${units[after] ?? ''}`, next: next + 1 };
    const pair = this.#pair(index, value, next);
    if (pair) return pair;
    // "Ten" and "this one" are words; what takes two words to say is easier read in figures.
    return value > 10 || next - index > 1 ? { text: grouped(value), next } : undefined;
  }

  /** May the number that ends with the last word become another when more is heard? */
  mayGoOn(): boolean {
    const last = this.#words.length - 1;
    const word = this.#words[last];
    if (this.#ends[last] !== false) return false;
    if (this.#small(last) !== undefined || this.#isScale(last)) return true;
    return (word === this.#table.and || word === this.#table.point) && this.#isAmount(last - 1);
  }

  /** "nineteen ninety nine": a year or a price. Otherwise the words are two numbers. */
  #pair(index: number, value: number, next: number): Amount | undefined {
    if (value < 11 || value > 99 || this.#ends[next - 1]) return undefined;
    const second = this.#cardinal(next);
    if (!second || second.value < 10 || second.value > 99) return undefined;
    const digits = `${second.value}`;
    const currency = this.#table.currencies[this.#word(second.next - 1, 1)];
    if (currency) return { text: `${currency}${value}.${digits}`, next: second.next + 1 };
    const before = this.#word(index, -1);
    const year = value === 20 ? second.value < 50 : value === 19;
    if (year && (value === 20 || this.#table.beforeYear.includes(before))) {
      return { text: `${value}${digits}`, next: second.next };
    }
    // "Fifty fifty" is no price.
    return value === second.value ? undefined : { text: `${value}.${digits}`, next: second.next };
  }

  #price(sign: string, value: number, next: number): Amount {
    const whole = { text: `${sign}${grouped(value)}`, next: next + 1 };
    const from = this.#word(next, 1) === this.#table.and ? next + 2 : next + 1;
    if (this.#ends[next]) return whole;
    const rest = this.#cardinal(from);
    if (!rest || rest.value > 99) return whole;
    const cents = this.#table.cents.includes(this.#word(rest.next - 1, 1));
    if (!cents && (from > next + 1 || rest.value < 10)) return whole;
    return {
      text: `${whole.text}.${`${rest.value}`.padStart(2, '0')}`,
      next: cents ? rest.next + 1 : rest.next,
    };
  }

  #decimal(value: number, next: number): Amount | undefined {
    let digits = '';
    let index = next + 1;
    for (let digit = this.#small(index); digit !== undefined && digit < 10;) {
      digits += String(digit);
      index += 1;
      digit = this.#ends[index - 1] ? undefined : this.#small(index);
    }
    if (digits === '') return undefined;
    const unit = this.#word(index - 1, 1);
    const { units, percent, currencies } = this.#table;
    const text = `${value}.${digits}`;
    if (percent.includes(unit)) return { text: `${text}%`, next: index + 1 };
    if (Object.hasOwn(units, unit))
      return { text: `${text} ${units[unit] ?? ''}`, next: index + 1 };
    if (Object.hasOwn(currencies, unit))
      return { text: `${currencies[unit] ?? ''}${text}`, next: index + 1 };
    return { text, next: index };
  }

  /** The number that begins at a word: tens, hundreds, thousands. */
  #cardinal(index: number): { value: number; next: number } | undefined {
    const { article, hundred, scales, and } = this.#table;
    let next = index;
    let total = 0;
    let group: number | undefined;
    const goesOn = (): boolean => next === index || !this.#ends[next - 1];
    if (this.#words[index] === article && this.#isScale(index + 1)) {
      group = 1;
      next += 1;
    }
    while (goesOn()) {
      const word = this.#words[next] ?? '';
      const small = this.#small(next);
      if (word === hundred && group !== undefined && group < 100) {
        group *= 100;
      } else if (Object.hasOwn(scales, word) && group !== undefined) {
        total += group * (scales[word] ?? 1);
        group = undefined;
      } else if (small !== undefined && this.#joins(group, small, next === index, total)) {
        group = (group ?? 0) + small;
      } else if (
        word === and &&
        next > index &&
        this.#isScale(next - 1) &&
        (this.#small(next + 1) ?? 0) > 0
      ) {
        // Nothing to add.
      } else {
        break;
      }
      next += 1;
    }
    return next === index || (next === index + 1 && this.#words[index] === article)
      ? undefined
      : { value: total + (group ?? 0), next };
  }

  /** May a small number follow what was said of this number so far? */
  #joins(group: number | undefined, small: number, first: boolean, total: number): boolean {
    if (first) return true;
    if (group === undefined) return total > 0 && small > 0;
    if (group >= 100)
      return (
        (group % 100 === 0 && small > 0) ||
        (group % 100 >= 20 && group % 10 === 0 && small > 0 && small < 10)
      );
    return group >= 20 && group % 10 === 0 && small > 0 && small < 10;
  }

  /** "Twenty" in "twenty first". */
  #ordinal(index: number): boolean {
    const number = this.#cardinal(index);
    return number !== undefined && this.#table.ordinals.includes(this.#word(number.next - 1, 1));
  }

  #small(index: number): number | undefined {
    const word = this.#words[index] ?? '';
    return Object.hasOwn(this.#table.small, word) ? this.#table.small[word] : undefined;
  }

  #isScale(index: number): boolean {
    const word = this.#words[index] ?? '';
    return word === this.#table.hundred || Object.hasOwn(this.#table.scales, word);
  }

  #isAmount(index: number): boolean {
    const word = this.#words[index] ?? '';
    const currency = Object.hasOwn(this.#table.currencies, word);
    return currency || this.#small(index) !== undefined || this.#isScale(index);
  }

  /** The word before or behind this one, unless a mark stands between them. */
  #word(index: number, step: 1 | -1): string {
    if (this.#ends[step === 1 ? index : index - 1]) return '';
    return this.#words[index + step] ?? '';
  }
}

function merged(words: readonly RecognizedWord[], text: string): RecognizedWord {
  const [first] = words;
  const last = words.at(-1);
  return {
    text,
    start: first?.start ?? 0,
    end: last?.end ?? 0,
    confidence: Math.min(...words.map(({ confidence }) => confidence)),
  };
}

function markOf(text: string): string {
  return /[^\p{L}\p{N}]+$/u.exec(text)?.[0] ?? '';
}

function grouped(value: number): string {
  return value < 10_000 ? `${value}` : `${value}`.replace(/\B(?=(\d{3})+$)/g, ',');
}
