import type { HeardWord } from './speech-model.js';

/**
 * Times for the words of a model that tells none: a word was said between the hypothesis in which
 * it first stood and the one before. Right within a hop; evenly shared where several came at once.
 */
export class SpreadTimes {
  #words: HeardWord[] = [];
  #until = 0;

  reset(): void {
    this.#words = [];
    this.#until = 0;
  }

  /** @param seconds up to where the model has heard the segment */
  place(
    texts: readonly { readonly text: string; readonly confidence: number }[],
    seconds: number,
  ): readonly HeardWord[] {
    const known = this.#words.slice(0, texts.length);
    const fresh = texts.slice(known.length);
    const from = known.length < this.#words.length ? (known.at(-1)?.end ?? 0) : this.#until;
    const until = Math.max(from, seconds);
    const letters = fresh.reduce((sum, { text }) => sum + text.length + 1, 0);
    let at = from;
    this.#words = texts.map(({ text, confidence }, index) => {
      const before = known[index];
      if (before) return { ...before, text, confidence };
      const start = at;
      // Shares of a sum may add up to a hair more than the whole.
      at = Math.min(until, at + ((until - from) * (text.length + 1)) / letters);
      return { text, confidence, start, end: at };
    });
    this.#until = seconds;
    return this.#words;
  }
}
