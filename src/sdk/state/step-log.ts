export interface Step<Value> {
  readonly step: number;
  /** Stage time from which it is true. */
  readonly at: number;
  readonly value: Value;
}

/**
 * Full statements of one thing, each with a step that only grows. Told twice, late or in any
 * order, the answer is the same: the newest step that the picture has reached.
 */
export class StepLog<Value> {
  #steps: Step<Value>[] = [];
  readonly #limit: number;

  /** @param limit statements kept; the oldest go first */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Answers whether it was new. */
  add(step: number, at: number, value: Value): boolean {
    const after = this.#steps.findLastIndex((known) => known.step <= step);
    if (this.#steps[after]?.step === step) return false;
    this.#steps.splice(after + 1, 0, { step, at, value });
    if (this.#steps.length > this.#limit) this.#steps.shift();
    return true;
  }

  /** What is true when the picture is of this stage time. */
  at(time: number): Value | undefined {
    return this.#steps.findLast(({ at }) => at <= time)?.value;
  }

  /** All that the picture has reached, the newest last. */
  reached(time: number): readonly Step<Value>[] {
    return this.#steps.filter(({ at }) => at <= time);
  }

  /** The newest statement that is no newer than `step`; the oldest there is, where none is. */
  upTo(step: number): Value | undefined {
    return (this.#steps.findLast((known) => known.step <= step) ?? this.#steps[0])?.value;
  }
}
