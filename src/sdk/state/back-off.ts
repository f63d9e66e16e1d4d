/** Waiting times that double, with chance in them so that a crowd does not come back at once. */
export class BackOff {
  #attempt = 0;
  readonly #first: number;
  readonly #longest: number;
  readonly #random: () => number;

  /** @param random 0 ≤ x < 1, as Math.random gives it */
  constructor(options: { first: number; longest: number; random: () => number }) {
    this.#first = options.first;
    this.#longest = options.longest;
    this.#random = options.random;
  }

  /** How often `next` was asked since the last reset. */
  get attempts(): number {
    return this.#attempt;
  }

  /** Ms to wait before the next attempt: between a half and the whole of the step. */
  next(): number {
    const step = Math.min(this.#longest, this.#first * 2 ** this.#attempt++);
    return step * (0.5 + this.#random() / 2);
  }

  reset(): void {
    this.#attempt = 0;
  }
}
