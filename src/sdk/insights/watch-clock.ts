import type { Clock } from '../state/clock.js';

export interface WatchClockParts {
  readonly clock: Clock;
  /** The picture moves, and somebody can see it. */
  readonly watching: () => boolean;
  /** So many seconds have been watched since the last time. */
  readonly watched: (seconds: number) => void;
  /** Called once a second, with what has passed. */
  readonly tick: (ms: number) => void;
}

export const STEP = 1000;
/** The first word soon, since most visits that end early end in the first minute. */
const FIRST = 15_000;
const EVERY = 60_000;

/** Counts how long a picture was watched: only while it moves and is in view. */
export class WatchClock {
  readonly #parts: WatchClockParts;
  readonly #stop: () => void;
  #last: number;
  #watchedMs = 0;
  #due = FIRST;

  constructor(parts: WatchClockParts) {
    this.#parts = parts;
    this.#last = parts.clock.now();
    this.#stop = parts.clock.every(STEP, () => this.#step());
  }

  /** What has not been told yet is told now: the page may be gone in a moment. */
  tell(): void {
    const seconds = Math.round(this.#watchedMs / 1000);
    if (seconds < 1) return;
    this.#watchedMs -= seconds * 1000;
    this.#due = EVERY;
    this.#parts.watched(seconds);
  }

  /** What was watched before anybody agreed is not told. */
  reset(): void {
    this.#watchedMs = 0;
    this.#due = FIRST;
  }

  stop(): void {
    this.#stop();
  }

  #step(): void {
    const now = this.#parts.clock.now();
    // A timer that was asleep says nothing of what was watched meanwhile.
    const passed = Math.min(now - this.#last, 2 * STEP);
    this.#last = now;
    if (this.#parts.watching()) this.#watchedMs += passed;
    this.#parts.tick(passed);
    if (this.#watchedMs >= this.#due) this.tell();
  }
}
