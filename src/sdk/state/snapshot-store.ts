import { report } from './report.js';

/** What a view needs of a store: the present snapshot, and a notice when it is another one. */
export interface ReadableStore<State extends object> {
  readonly current: Readonly<State>;
  /** Calls `listener` after changes, at most once per microtask. Returns the way out. */
  subscribe(listener: () => void): () => void;
}

/** Holds one frozen snapshot. Changes made in one task reach the listeners as one notice. */
export class SnapshotStore<State extends object> implements ReadableStore<State> {
  #current: Readonly<State>;
  #listeners = new Set<() => void>();
  #noticePending = false;

  constructor(initial: State) {
    this.#current = Object.freeze({ ...initial });
  }

  get current(): Readonly<State> {
    return this.#current;
  }

  subscribe(listener: () => void): () => void {
    // Wrapped, so that the same function subscribed twice is two subscriptions.
    const entry = (): void => listener();
    this.#listeners.add(entry);
    return () => this.#listeners.delete(entry);
  }

  /** Merges `change` into a new snapshot; a change that changes nothing stays silent. */
  patch(change: Partial<State>): void {
    const keys = Object.keys(change) as (keyof State)[];
    if (keys.every((key) => Object.is(change[key], this.#current[key]))) return;
    this.#current = Object.freeze({ ...this.#current, ...change });
    if (this.#noticePending) return;
    this.#noticePending = true;
    queueMicrotask(() => {
      this.#noticePending = false;
      for (const listener of [...this.#listeners]) {
        // One listener's mistake must not keep the notice from the others.
        try {
          listener();
        } catch (error) {
          report(error);
        }
      }
    });
  }
}
