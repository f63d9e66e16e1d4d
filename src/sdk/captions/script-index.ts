import { similarity } from './word-similarity.js';
import { wordsOf } from './word-tokens.js';

/** A word of a line. */
export interface Place {
  readonly line: number;
  /** Index among the words of the line. */
  readonly at: number;
}

/** What a heard word says about where the host is. */
export interface Heard {
  /** Words of the script it may be, by their number: log odds against any other speech. */
  readonly odds: ReadonlyMap<number, number>;
  /** Where lines can be entered by it. */
  readonly places: readonly Place[];
}

/** A line that long is no sentence; the rest of its words is not listened for. */
const MAX_WORDS = 200;
/** How often a recogniser writes the very word that was said. */
const EXACT = 0.75;
/** Log odds of a word that has nothing to do with the one that was said. */
export const OTHER_WORD = Math.log(0.2);
/** Two words less alike than this are two words. */
const ALIKE = 0.55;
/** So much less is a word taken for another when the script has both. */
const ANOTHER_WORD = 0.2;
/** Hosts speak of their products off the script too: no word is rarer than this in their mouth. */
const RAREST = 1 / 300;
/** Short words hold every sentence together, whether the script has many of them or not. */
const RAREST_SHORT = 1 / 30;
/** A word at more places than this says nothing about where inside a line the host is. */
const COMMON_PLACES = 60;
/** …and then lines are entered at their beginning. */
const BEGINNING = 2;
/** Words off the script among which those of a short script are as rare as in any speech. */
const OTHER_SPEECH = 300;
const MAX_CACHE = 2000;

/** Finds the places of a script by single words, also by words that were misheard. */
export class ScriptIndex {
  /** The words of each line by their number in the vocabulary. */
  readonly lines: readonly (readonly number[])[];
  /** Lines that say the same have the same number. */
  readonly groups: readonly number[];
  readonly #vocabulary: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** Log odds of each word of the vocabulary when it is heard exactly. */
  readonly #exact: number[];
  readonly #places: Place[][] = [];
  /** Words of the vocabulary by the pairs of letters in them. */
  readonly #byPair = new Map<string, number[]>();
  readonly #cache = new Map<string, Heard>();

  /** @param texts what the lines say, numbers in words */
  constructor(texts: readonly string[]) {
    this.lines = texts.map((text, line) =>
      wordsOf(text)
        .slice(0, MAX_WORDS)
        .map((word, at) => {
          const number = this.#numberOf(word);
          this.#places[number]?.push({ line, at });
          return number;
        }),
    );
    const groups = new Map<string, number>();
    this.groups = this.lines.map((words) => {
      const key = words.join(' ');
      const group = groups.get(key) ?? groups.size;
      groups.set(key, group);
      return group;
    });
    const total = this.lines.reduce((sum, words) => sum + words.length, 0);
    this.#exact = this.#vocabulary.map((word, number) => {
      const share = (this.#places[number]?.length ?? 0) / (total + OTHER_SPEECH);
      return Math.log(EXACT / Math.max(share, word.length > 3 ? RAREST : RAREST_SHORT));
    });
  }

  /** @param unfinished the end of the word may not have been heard yet */
  hear(word: string, unfinished: boolean): Heard {
    const key = unfinished ? `${word}…` : word;
    const known = this.#cache.get(key);
    if (known) return known;
    if (this.#cache.size >= MAX_CACHE) this.#cache.clear();
    const heard = this.#lookUp(word, unfinished);
    this.#cache.set(key, heard);
    return heard;
  }

  #lookUp(word: string, unfinished: boolean): Heard {
    const odds = new Map<number, number>();
    const known = this.#numbers.has(word);
    for (const number of this.#candidates(word)) {
      const other = this.#vocabulary[number] ?? '';
      const alike = unfinished && other.startsWith(word) ? 0.9 : this.#alike(word, other, known);
      if (alike < ALIKE) continue;
      const exact = this.#exact[number] ?? 0;
      odds.set(
        number,
        alike === 1 ? exact : OTHER_WORD + ((exact - OTHER_WORD) * (alike - 0.4)) / 0.6,
      );
    }
    const places = [...odds.keys()].flatMap((number) => {
      const all = this.#places[number] ?? [];
      return all.length > COMMON_PLACES ? all.filter(({ at }) => at < BEGINNING) : all;
    });
    return { odds, places };
  }

  /** Mishearing makes a word that is no word oftener than another word of the script. */
  #alike(word: string, other: string, known: boolean): number {
    const alike = similarity(word, other);
    return known && alike < 1 ? alike - ANOTHER_WORD : alike;
  }

  /** Words that share enough pairs of letters to be worth comparing. */
  #candidates(word: string): number[] {
    const exact = this.#numbers.get(word);
    if (word.length < 3) return exact === undefined ? [] : [exact];
    const shared = new Map<number, number>();
    for (const pair of pairsOf(word)) {
      for (const number of this.#byPair.get(pair) ?? []) {
        shared.set(number, (shared.get(number) ?? 0) + 1);
      }
    }
    const enough = Math.max(1, Math.floor(word.length / 3));
    return [...shared].filter(([, count]) => count >= enough).map(([number]) => number);
  }

  #numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.#vocabulary.push(word) - 1;
    this.#numbers.set(word, number);
    this.#places.push([]);
    if (word.length < 3) return number;
    for (const pair of pairsOf(word)) {
      const words = this.#byPair.get(pair);
      if (words) words.push(number);
      else this.#byPair.set(pair, [number]);
    }
    return number;
  }
}

function pairsOf(word: string): Set<string> {
  const bounded = ` ${word.slice(0, 40)} `;
  return new Set(Array.from({ length: bounded.length - 1 }, (_, i) => bounded.slice(i, i + 2)));
}
