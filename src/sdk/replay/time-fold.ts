/** An event with the time it happened, and its place among those of the same time. */
export interface Timed {
  readonly at: number;
}

export interface FoldRules<State, Event> {
  readonly fresh: () => State;
  /** A copy that `apply` may change without changing the original. */
  readonly copy: (state: State) => State;
  readonly apply: (state: State, event: Event) => void;
}

/** Events between two checkpoints: a seek applies half of them, well under a millisecond. */
const EVERY = 256;

/** The number of entries at or before `time`, in a list that is in order. */
export function countUntil(entries: readonly Timed[], time: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.at ?? Infinity) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * What is true at a time, folded from events in their order. Checkpoints make a seek to the end of
 * a long show as cheap as one to its beginning; a step forward costs only what it steps over.
 */
export class TimeFold<State, Event extends Timed> {
  readonly #events: readonly Event[];
  readonly #rules: FoldRules<State, Event>;
  readonly #checkpoints: State[] = [];
  #last: { count: number; state: State };

  /** @param events in the order of their times; equal times in the order they were said */
  constructor(events: readonly Event[], rules: FoldRules<State, Event>) {
    this.#events = events;
    this.#rules = rules;
    const state = rules.fresh();
    this.#last = { count: 0, state: rules.copy(state) };
    events.forEach((event, index) => {
      if (index % EVERY === 0) this.#checkpoints.push(rules.copy(state));
      rules.apply(state, event);
    });
  }

  /** The same object as long as nothing changes. Not to be changed by whoever gets it. */
  at(time: number): State {
    const count = countUntil(this.#events, time);
    if (count === this.#last.count) return this.#last.state;
    const near = Math.floor(count / EVERY);
    const stepsOn = count > this.#last.count && this.#last.count >= near * EVERY;
    const from = stepsOn ? this.#last.count : Math.min(near, this.#checkpoints.length - 1) * EVERY;
    const base = stepsOn ? this.#last.state : this.#checkpoints[from / EVERY];
    const state = this.#rules.copy(base ?? this.#rules.fresh());
    for (const event of this.#events.slice(from, count)) this.#rules.apply(state, event);
    this.#last = { count, state };
    return state;
  }
}
