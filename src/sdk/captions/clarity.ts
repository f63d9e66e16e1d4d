import type { RecognizedWord } from './speech-recognizer.js';

/** Newest words off the script that are judged together; fewer than the least say nothing. */
const WINDOW = 8;
const LEAST = 5;
/** Mean confidence from which words are worth reading, and below which they no longer are. */
const CLEAR_FROM = 0.52;
const UNCLEAR_BELOW = 0.45;
/** Words this sure need not wait until there are enough of them to judge. */
const SURE = 0.6;

/**
 * Whether the recogniser's own words can be believed. In a language it does not know, in a crowd or
 * over a poor microphone it still writes words; no caption is better than those.
 */
export class Clarity {
  #clear = true;
  /** Stage time since which they can. */
  #since = -Infinity;

  get clear(): boolean {
    return this.#clear;
  }

  /** @param words off the script, since the last line of it ended at this stage time */
  judge(words: readonly RecognizedWord[], lineEnd: number): void {
    const newest = words.slice(-WINDOW);
    if (newest.length > 0 && newest.length < LEAST) return;
    const before = this.#clear;
    // Nothing is known against what is said after a line of the script.
    this.#clear = newest.length === 0 || mean(newest) >= (before ? UNCLEAR_BELOW : CLEAR_FROM);
    if (!this.#clear || before) return;
    // The oldest of the window may be the last that made no sense.
    const first = newest.find(({ confidence }) => confidence >= CLEAR_FROM);
    this.#since = first?.start ?? lineEnd;
  }

  /** Those of the words of one part that may be shown. */
  believed(words: readonly RecognizedWord[], open: boolean): readonly RecognizedWord[] {
    const few = words.length < LEAST && mean(words) < (open ? SURE : CLEAR_FROM);
    return !this.#clear || few ? [] : words.filter(({ start }) => start >= this.#since);
  }
}

function mean(words: readonly RecognizedWord[]): number {
  return words.reduce((sum, { confidence }) => sum + confidence, 0) / words.length;
}
