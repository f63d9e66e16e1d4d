/** Ms over which the pace is judged. */
const WINDOW_MS = 4000;
/** Pictures a second that are still a moving picture, if barely. */
const LEAST_RATE = 4;
/** Of a picture that moves no faster itself, nothing can be said. */
const LEAST_SOURCE_RATE = 12;
/** One bad stretch may be somebody else's: a page that loads, a tab that wakes. */
const BAD_WINDOWS = 2;

/** Says when a device cannot keep up: pictures come, and too few of them are drawn. */
export class Pace {
  #from: number | null = null;
  #came = 0;
  #drawn = 0;
  #bad = 0;

  /** A picture has come. Answers whether this device has been too slow for long enough. */
  count(now: number, drawn: boolean): boolean {
    this.#from ??= now;
    this.#came += 1;
    if (drawn) this.#drawn += 1;
    const seconds = (now - this.#from) / 1000;
    if (seconds * 1000 < WINDOW_MS) return false;
    // Far longer than the window: nothing came for a while, the page was in the background.
    const judged = seconds * 1000 < 2 * WINDOW_MS && this.#came / seconds >= LEAST_SOURCE_RATE;
    if (judged) this.#bad = this.#drawn / seconds < LEAST_RATE ? this.#bad + 1 : 0;
    this.#from = now;
    this.#came = this.#drawn = 0;
    return this.#bad >= BAD_WINDOWS;
  }
}
