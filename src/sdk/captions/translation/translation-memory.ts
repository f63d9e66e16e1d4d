import { matchLanguage } from '../../state/localized-text.js';
import { similarity } from '../word-similarity.js';
import { wordsOf } from '../word-tokens.js';
import { lineWords, type LineWords } from './line-words.js';
import { COLOUR_WORDS, oppositesOf, stemOf } from './paraphrase-words.js';

/** A sentence in the languages that people have translated it into. */
export type Remembered = Readonly<Record<string, string>>;

/** What was remembered, and how sure that is, 0–1. */
export interface MemoryMatch {
  readonly text: string;
  readonly language: string;
  /** Number of the entry. */
  readonly entry: number;
  readonly score: number;
}

// Chosen on the pairs of tests/fixtures/captions/paraphrases-tune.json.

/** Two words that sound that much alike are one that was misheard. */
const MISHEARD = 0.8;
/** So much of the line's words has to have been said… */
const LEAST_SAID = 0.7;
/** …and so much of what was said has to be of the line. */
const LEAST_OF_LINE = 0.62;
/** A word of the line missing, and another one in its place: another sentence. */
const MOST_EXCHANGED = 0.13;
/** A word that no line has may be the host's own way to say it. */
const OWN_WORD = 0.7;
/** The next best line has to be worse by this, or it is not known which one is meant. */
const MARGIN = 0.04;

interface Indexed {
  readonly words: readonly LineWords[];
  /** By the words in their order, for what is said word by word. */
  readonly exact: ReadonlyMap<string, number>;
  readonly lines: ReadonlyMap<string, readonly number[]>;
  readonly weights: ReadonlyMap<string, number>;
  /** Words that stand only in names. */
  readonly names: ReadonlySet<string>;
}

/** Finds what people have translated already, also when it is said a little otherwise. */
export class TranslationMemory {
  readonly #entries: readonly Remembered[];
  readonly #spoken: string | undefined;
  readonly #indexes = new Map<string, Indexed>();

  constructor(entries: readonly Remembered[], spoken?: string) {
    this.#entries = entries;
    this.#spoken = spoken;
  }

  get size(): number {
    return this.#entries.length;
  }

  /** Null where nothing is known that says the same in the language `to`. */
  find(text: string, from: string, to: string): MemoryMatch | null {
    const language = from || this.#spoken;
    if (!language || this.#entries.length === 0) return null;
    const index = this.#indexOf(language);
    const exact = index.exact.get(wordsOf(text).join(' '));
    const best =
      exact === undefined ? this.#best(text, language, index) : { entry: exact, score: 1 };
    if (!best) return null;
    const entry = this.#entries[best.entry] ?? {};
    const tag = matchLanguage(Object.keys(entry), to);
    const found = tag === undefined ? undefined : entry[tag];
    return tag === undefined || !found ? null : { text: found, language: tag, ...best };
  }

  #best(
    text: string,
    language: string,
    index: Indexed,
  ): { readonly entry: number; readonly score: number } | null {
    const said = lineWords(text, language);
    const candidates = new Set(said.content.flatMap((word) => index.lines.get(word) ?? []));
    const scored = [...candidates]
      .map((entry) => ({ entry, score: score(said, index.words[entry], index) }))
      .filter(({ score: found }) => found > 0)
      .sort((a, b) => b.score - a.score);
    const [first, second] = scored;
    if (!first || (second && first.score - second.score < MARGIN)) return null;
    return first;
  }

  #indexOf(language: string): Indexed {
    const known = this.#indexes.get(language);
    if (known) return known;
    const texts = this.#entries.map((entry) => {
      const tag = matchLanguage(Object.keys(entry), language);
      return (tag === undefined ? undefined : entry[tag]) ?? '';
    });
    const words = texts.map((text) => lineWords(text, language));
    const lines = new Map<string, number[]>();
    for (const [entry, { content }] of words.entries())
      for (const word of content) lines.set(word, [...(lines.get(word) ?? []), entry]);
    const weights = new Map(
      [...lines].map(([word, all]) => [word, 1 / (1 + 0.5 * Math.log(all.length))]),
    );
    const exact = new Map<string, number>();
    for (const [entry, text] of texts.entries()) {
      const key = wordsOf(text).join(' ');
      if (key !== '' && !exact.has(key)) exact.set(key, entry);
    }
    const index = { words, exact, lines, weights, names: namesIn(texts) };
    this.#indexes.set(language, index);
    return index;
  }
}

/** 0 where it says something else. */
function score(said: LineWords, line: LineWords | undefined, index: Indexed): number {
  if (!line || line.content.length === 0 || contradicts(said, line, index)) return 0;
  const weightOf = (word: string): number => index.weights.get(word) ?? OWN_WORD;
  const open = new Set(line.content);
  const extra: string[] = [];
  let matchedLine = 0;
  let matchedSaid = 0;
  for (const word of said.content) {
    const found = open.has(word) ? word : alikeIn(word, open, said.content);
    if (found === undefined) {
      extra.push(word);
      continue;
    }
    open.delete(found);
    matchedLine += weightOf(found);
    matchedSaid += weightOf(found);
  }
  const missing = sum([...open].map(weightOf));
  const surplus = sum(extra.map(weightOf));
  const numbers = line.numbers.length * 0.8;
  const whole = matchedLine + missing + numbers;
  const ofLine = (matchedLine + numbers) / whole;
  const ofSaid = (matchedSaid + numbers) / (matchedSaid + surplus + numbers);
  const exchanged = Math.min(missing, surplus) / whole;
  if (ofLine < LEAST_SAID || ofSaid < LEAST_OF_LINE || exchanged > MOST_EXCHANGED) return 0;
  return (2 * ofLine * ofSaid) / (ofLine + ofSaid) - exchanged;
}

/** A number, a no, a colour, a name or an opposite that the line does not have. */
function contradicts(said: LineWords, line: LineWords, { names, lines }: Indexed): boolean {
  if (said.numbers.join() !== line.numbers.join() || said.negated !== line.negated) return true;
  const ofLine = new Set(line.content);
  for (const word of said.all) {
    if (line.all.has(word) || ofLine.has(stemOf(word))) continue;
    if (COLOUR_WORDS.has(word)) return true;
    // A name of the show, of something else.
    if (names.has(word) && lines.has(stemOf(word))) return true;
    for (const opposite of oppositesOf(word))
      if (line.all.has(opposite) && !said.all.has(opposite)) return true;
  }
  return false;
}

/** The word of the line that was misheard, where it is no word that was said as well. */
function alikeIn(
  word: string,
  open: ReadonlySet<string>,
  said: readonly string[],
): string | undefined {
  let best: string | undefined;
  let highest = MISHEARD;
  for (const candidate of open) {
    if (said.includes(candidate) || Math.min(word.length, candidate.length) < 4) continue;
    const alike = similarity(word, candidate);
    if (alike < highest) continue;
    best = candidate;
    highest = alike;
  }
  return best;
}

/** Words that are written large inside of sentences, and never small. */
function namesIn(texts: readonly string[]): Set<string> {
  const large = new Set<string>();
  const small = new Set<string>();
  for (const text of texts) {
    for (const [, before = '', word = ''] of text.matchAll(
      /(^|[.!?:]\s+|\s|-)(\p{L}[\p{L}']*)/gu,
    )) {
      const lower = word.toLowerCase();
      if (word === lower) small.add(lower);
      else if (/^\s$/.test(before)) large.add(lower);
    }
  }
  return new Set([...large].filter((word) => !small.has(word) && word.length > 1));
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
