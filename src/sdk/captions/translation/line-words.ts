import { numberWords } from '../number-words.js';
import { wordsOf } from '../word-tokens.js';
import { asSpoken } from '../written-to-spoken.js';
import { LIGHT, NEGATIONS, stemOf } from './paraphrase-words.js';

/** A sentence as sentences are compared. */
export interface LineWords {
  /** What it is about: words that carry meaning, each once. */
  readonly content: readonly string[];
  /** All words as they were said. */
  readonly all: ReadonlySet<string>;
  /** Numbers in their order of size; "one" says too many things to count. */
  readonly numbers: readonly number[];
  readonly negated: boolean;
}

export function lineWords(text: string, language: string): LineWords {
  const table = numberWords(language);
  const words = wordsOf(asSpoken(text, language));
  const numbers: number[] = [];
  const rest: string[] = [];
  for (let index = 0; index < words.length;) {
    const read = readNumber(words, index, table);
    if (read && !(read.value === 1 && words[index] === 'one')) numbers.push(read.value);
    else if (!read) rest.push(words[index] ?? '');
    index = read?.next ?? index + 1;
  }
  const english = language.toLowerCase().startsWith('en');
  const content = english ? rest.filter((word) => !LIGHT.has(word)).map(stemOf) : rest;
  return {
    content: [...new Set(content)],
    all: new Set(rest),
    numbers: numbers.sort((a, b) => a - b),
    negated: english && rest.some((word) => NEGATIONS.has(word)),
  };
}

/** A number in figures, or a run of number words: "two hundred and forty". */
function readNumber(
  words: readonly string[],
  from: number,
  table: ReturnType<typeof numberWords>,
): { readonly value: number; readonly next: number } | null {
  const first = words[from] ?? '';
  if (/^\d/.test(first)) return { value: Number(first.replaceAll(',', '')), next: from + 1 };
  if (!table) return null;
  let index = from;
  let total = 0;
  let part = 0;
  let seen = false;
  let previous = Infinity;
  for (; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const small = Object.hasOwn(table.small, word) ? table.small[word] : undefined;
    const scale = Object.hasOwn(table.scales, word) ? table.scales[word] : undefined;
    if (small !== undefined) {
      // "Thirty nine" is one number, "nine thirty" and "forty fifty" are two.
      if (seen && !(previous >= 20 && previous % 10 === 0 && small < 10) && previous !== 100) break;
      part += small;
      previous = small;
      seen = true;
    } else if (word === table.hundred) {
      part = Math.max(1, part) * 100;
      previous = 100;
      seen = true;
    } else if (scale !== undefined) {
      total += Math.max(1, part) * scale;
      part = 0;
      previous = 100;
      seen = true;
    } else if (word === table.point && seen && isSmall(words[index + 1], table)) {
      let decimals = '';
      for (index += 1; isSmall(words[index], table); index += 1)
        decimals += String(table.small[words[index] ?? ''] ?? 0);
      return { value: Number(`${total + part}.${decimals}`), next: index };
    } else if (word === table.and && previous === 100 && isSmall(words[index + 1], table)) {
      continue;
    } else {
      break;
    }
  }
  return seen ? { value: total + part, next: index } : null;
}

function isSmall(
  word: string | undefined,
  { small }: NonNullable<ReturnType<typeof numberWords>>,
): boolean {
  return word !== undefined && Object.hasOwn(small, word);
}
