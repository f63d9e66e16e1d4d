import type { Clock } from '../../src/sdk/state/clock.js';

interface Timer {
  at: number;
  readonly every: number | undefined;
  readonly callback: () => void;
}

/** A clock that stands still until a test turns it. Begins at 2026-01-01T00:00:00Z. */
export class FakeClock implements Clock {
  #now = Date.UTC(2026, 0, 1);
  #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    return this.#add({ at: this.#now + ms, every: undefined, callback });
  }

  every(ms: number, callback: () => void): () => void {
    return this.#add({ at: this.#now + ms, every: ms, callback });
  }

  /** Timers that would still fire: a room that was left has none. */
  get pendingTimers(): number {
    return this.#timers.size;
  }

  /** Turns the clock by `ms`; timers fire at their times, and promises settle in between. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (let timer = this.#next(end); timer; timer = this.#next(end)) {
      this.#now = timer.at;
      if (timer.every === undefined) this.#timers.delete(timer);
      else timer.at += timer.every;
      timer.callback();
      await settle();
    }
    this.#now = end;
    await settle();
  }

  #add(timer: Timer): () => void {
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  #next(until: number): Timer | undefined {
    return [...this.#timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
  }
}

/** Lets everything run that waits for promises only. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    // A task of its own comes after all microtasks, without the 4 ms of nested timers.
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
