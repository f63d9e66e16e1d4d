import type { Source } from '../show/show-document.js';

/** Misses that lie further apart than this are unrelated. */
const MISS_WINDOW_MS = 6000;
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 2000;
/** With nowhere else to go, starting over is worse than waiting a little longer. */
const MISSES_WITH_BACKUP = 2;
const MISSES_ALONE = 6;

export type FailoverStep =
  | { readonly action: 'wait' }
  /** Start this source now; the picture on screen stays until it has one. */
  | { readonly action: 'switch'; readonly source: Source; readonly afterMs: number };

/**
 * Which source carries an angle. One miss is bad luck; the second within seconds, or a fatal one,
 * moves to the next source. When every source has failed in a row the pauses grow, so that an
 * origin that is down is not hammered.
 */
export class Failover {
  readonly #sources: readonly Source[];
  #index = 0;
  #misses: number[] = [];
  /** Switches since the last healthy moment. */
  #switches = 0;

  constructor(sources: readonly Source[]) {
    this.#sources = sources;
  }

  get current(): Source | undefined {
    return this.#sources[this.#index];
  }

  /** How many switches there have been without a healthy moment between them. */
  get switchesInARow(): number {
    return this.#switches;
  }

  /** Every source has been tried since the last healthy moment. */
  get exhausted(): boolean {
    return this.#switches >= this.#sources.length;
  }

  healthy(): void {
    this.#misses = [];
    this.#switches = 0;
  }

  miss(now: number, fatal: boolean): FailoverStep {
    this.#misses = [...this.#misses.filter((at) => now - at < MISS_WINDOW_MS), now];
    const enough = this.#sources.length > 1 ? MISSES_WITH_BACKUP : MISSES_ALONE;
    if (!fatal && this.#misses.length < enough) return { action: 'wait' };
    this.#misses = [];
    this.#index = (this.#index + 1) % this.#sources.length;
    const source = this.#sources[this.#index];
    if (!source) return { action: 'wait' };
    // The first round over all sources is immediate: the picture is standing still.
    const rounds = this.#switches - (this.#sources.length - 1);
    this.#switches += 1;
    const afterMs = rounds < 0 ? 0 : Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** rounds);
    return { action: 'switch', source, afterMs };
  }
}
