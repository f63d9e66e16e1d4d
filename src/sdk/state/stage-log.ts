/** What a key holds, and since which stage time. */
export interface Held<Value> {
  readonly value: Value;
  /** Stage time, epoch ms. */
  readonly at: number;
}

interface Entry<Value> {
  readonly at: number;
  readonly key: string;
  /** Undefined clears the key. */
  readonly value: Value | undefined;
}

/**
 * Answers "what is true at stage time T?" from changes that arrive in any order.
 *
 * Everything that belongs to the picture (pins, highlights, the status) is kept like this, so that
 * a viewer who rewinds sees what was true then. Bounded: the oldest changes are merged.
 */
export class StageLog<Value> {
  #entries: Entry<Value>[] = [];
  #answer: ReadonlyMap<string, Held<Value>> = new Map();
  /** How many entries `#answer` is made of; -1 when it is stale. */
  #answered = 0;
  readonly #limit: number;

  /** @param limit entries kept before the older half is merged */
  constructor(limit = 5000) {
    this.#limit = limit;
  }

  set(key: string, value: Value, at: number): void {
    this.#insert({ at, key, value });
  }

  clear(key: string, at: number): void {
    this.#insert({ at, key, value: undefined });
  }

  /**
   * What holds at `time`, oldest first. The same map as long as nothing changes, so that asking
   * with every picture costs a comparison.
   */
  at(time: number): ReadonlyMap<string, Held<Value>> {
    const count = this.#countUntil(time);
    if (count !== this.#answered) {
      this.#answer = fold(this.#entries.slice(0, count));
      this.#answered = count;
    }
    return this.#answer;
  }

  /**
   * Brings the log's end to a full statement made at `time`, and keeps the history before it.
   */
  reconcile(truth: ReadonlyMap<string, Held<Value>>, time: number): void {
    const last = this.#entries.at(-1)?.at ?? time;
    const present = fold(this.#entries);
    for (const key of present.keys()) {
      if (!truth.has(key)) this.clear(key, Math.max(time, last));
    }
    for (const [key, { value, at }] of truth) {
      if (!Object.is(present.get(key)?.value, value)) {
        // A key that was cleared later than `at` is set again only now.
        const cleared = this.#entries.findLast((entry) => entry.key === key)?.at ?? -Infinity;
        this.set(key, value, cleared >= at ? Math.max(time, cleared) : at);
      }
    }
  }

  #insert(entry: Entry<Value>): void {
    // Equal times keep the order of arrival.
    this.#entries.splice(this.#countUntil(entry.at), 0, entry);
    this.#answered = -1;
    if (this.#entries.length > this.#limit) this.#merge();
  }

  #merge(): void {
    const old = this.#entries.splice(0, this.#limit >> 1);
    const kept = [...fold(old)].map(([key, { value, at }]) => ({ key, value, at }));
    this.#entries.unshift(...kept);
  }

  /** Number of entries at or before `time`. */
  #countUntil(time: number): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const entry = this.#entries[middle];
      if (entry && entry.at <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function fold<Value>(entries: readonly Entry<Value>[]): ReadonlyMap<string, Held<Value>> {
  const held = new Map<string, Held<Value>>();
  for (const { key, value, at } of entries) {
    // Deleted first, so that the order of the map is that of the latest change.
    held.delete(key);
    if (value !== undefined) held.set(key, { value, at });
  }
  return held;
}
