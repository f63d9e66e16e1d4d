/** A screen reader is told how the orders stand this often at most. */
const EVERY_MS = 15_000;

/** Says the newest of many sentences, the first at once and then one every fifteen seconds. */
export class CalmVoice {
  readonly #say: (sentence: string) => void;
  readonly #every: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #next: string | null = null;
  #last = '';

  constructor(say: (sentence: string) => void, every = EVERY_MS) {
    this.#say = say;
    this.#every = every;
  }

  offer(sentence: string): void {
    if (this.#timer === undefined) this.#speak(sentence);
    else this.#next = sentence;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#next = null;
  }

  #speak(sentence: string): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const next = this.#next;
      this.#next = null;
      if (next !== null) this.#speak(next);
    }, this.#every);
    if (sentence === this.#last) return;
    this.#last = sentence;
    this.#say(sentence);
  }
}
