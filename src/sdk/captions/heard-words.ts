import type { Hypothesis, RecognizedWord } from './speech-recognizer.js';
import { wordsOf } from './word-tokens.js';
import { asSpoken } from './written-to-spoken.js';

/** A word of the speech as it is compared. */
export interface HeardToken {
  readonly text: string;
  /** Number of the recognised word it is a part of. */
  readonly word: number;
}

/** So many words before the present segment may still be understood otherwise. */
const KEPT_BEFORE = 24;
/** …and so many in all: a segment that never ends must not grow heavy. */
const KEPT = 120;
const LONGEST_WORD = 200;
/** The first word of a segment is heard anew with each hypothesis, at about the same moment, ms. */
const SAME_SEGMENT = 3000;

/**
 * The last words of the speech. Every word, and every token of it, has a number that counts up
 * from the beginning and stays.
 */
export class HeardWords {
  #words: RecognizedWord[] = [];
  #tokens: HeardToken[] = [];
  #firstWord = 0;
  #firstToken = 0;
  #segment: number | undefined;
  /** Number and stage time of the first word of the present segment. */
  #segmentStart = 0;
  #segmentTime = -Infinity;

  get firstWord(): number {
    return this.#firstWord;
  }
  get firstToken(): number {
    return this.#firstToken;
  }
  get endWord(): number {
    return this.#firstWord + this.#words.length;
  }

  word(number: number): RecognizedWord | undefined {
    return this.#words[number - this.#firstWord];
  }

  words(from: number, until: number): RecognizedWord[] {
    return this.#words.slice(Math.max(0, from - this.#firstWord), until - this.#firstWord);
  }

  token(number: number): HeardToken | undefined {
    return this.#tokens[number - this.#firstToken];
  }

  /** Is this the first that is heard of a segment? A recogniser that starts anew counts anew. */
  begins({ segment, words: [first] }: Hypothesis): boolean {
    const apart = Math.abs((first?.start ?? this.#segmentTime) - this.#segmentTime);
    return segment !== this.#segment || apart > SAME_SEGMENT;
  }

  /**
   * Takes the words of a hypothesis in place of what was heard of its segment before.
   * @returns the number of its first token, and its tokens
   */
  replace(
    hypothesis: Hypothesis,
    language: string,
  ): { from: number; tokens: readonly HeardToken[] } {
    const { segment, words } = hypothesis;
    if (this.begins(hypothesis)) {
      this.#segmentStart = this.endWord;
      this.#segmentTime = words[0]?.start ?? -Infinity;
    }
    this.#segment = segment;
    // Words that were let go of stay as they were, whatever the recogniser says of them now.
    const gone = Math.max(0, this.#firstWord - this.#segmentStart);
    const from = Math.max(this.#segmentStart, this.#firstWord);
    const fresh = words.slice(gone).map(clipped);
    this.#words.splice(from - this.#firstWord, Infinity, ...fresh);
    const firstFresh = this.#tokens.findIndex(({ word }) => word >= from);
    const kept = firstFresh < 0 ? this.#tokens.length : firstFresh;
    const tokens = fresh.flatMap(({ text }, index) =>
      wordsOf(asSpoken(text, language)).map((token) => ({ text: token, word: from + index })),
    );
    this.#tokens.splice(kept, Infinity, ...tokens);
    return { from: this.#firstToken + kept, tokens };
  }

  /** Lets go of old words. */
  forget(): void {
    const before = this.#segmentStart - KEPT_BEFORE;
    const until = Math.max(before, this.endWord - KEPT, this.#firstWord);
    this.#words.splice(0, until - this.#firstWord);
    const tokens = this.#tokens.findIndex(({ word }) => word >= until);
    const gone = tokens < 0 ? this.#tokens.length : tokens;
    this.#tokens.splice(0, gone);
    this.#firstWord = until;
    this.#firstToken += gone;
  }
}

function clipped(word: RecognizedWord): RecognizedWord {
  return word.text.length > LONGEST_WORD
    ? { ...word, text: word.text.slice(0, LONGEST_WORD) }
    : word;
}
