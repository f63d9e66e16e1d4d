/** As sharp as the screen, and steps below it: each has about two thirds of the pixels before. */
const STEPS = [1, 0.8, 0.65, 0.5] as const;
/** Slower than this looks like a slide show. A phone that saves power shows a frame every 33 ms. */
const SLOW_MS = 42;
/** As fast as such a phone can show them. */
const FAST_MS = 36;
/** How much one frame says of those to come. */
const WEIGHT = 0.15;
/** Frames before the next step: what was drawn with the step before must be forgotten. */
const SETTLE = 6;
/** After so many fast frames a step back up is worth a try; twice as many when it failed. */
const TRY_AFTER = 60;
/** With the fewest pixels, and still slower than this: what moves takes from everything else. */
const WEAK_MS = 50;

/**
 * How sharp a moving picture can be on this device: fewer pixels while frames come slowly, all of
 * them once it stands still, when nobody waits for the next.
 */
export class RenderScale {
  #step = 0;
  #average: number | null = null;
  #since = 0;
  #patience = TRY_AFTER;
  #isTry = false;
  #weak = false;

  /** This device has better things to do than to move what nobody has asked it to. */
  get weak(): boolean {
    return this.#weak;
  }

  get value(): number {
    return STEPS[this.#step] ?? 1;
  }

  /** Takes the time from one frame of a movement to its next. */
  observe(ms: number): void {
    this.#average = this.#average === null ? ms : this.#average + WEIGHT * (ms - this.#average);
    this.#since += 1;
    if (this.#since < SETTLE) return;
    const isLast = this.#step === STEPS.length - 1;
    if (isLast && this.#average > WEAK_MS && this.#since >= 2 * SETTLE) this.#weak = true;
    // What took its time is over: a page that was loading, a call.
    if (this.#average < FAST_MS) this.#weak = false;
    if (this.#average > SLOW_MS && !isLast) {
      if (this.#isTry) this.#patience *= 2;
      this.#go(this.#step + 1, false);
    } else if (this.#average < FAST_MS && this.#step > 0 && this.#since > this.#patience)
      this.#go(this.#step - 1, true);
  }

  /** It stands still. The next movement is as sharp as this one was. */
  rest(): void {
    this.#average = null;
    this.#since = 0;
  }

  #go(step: number, isTry: boolean): void {
    this.#step = step;
    this.#isTry = isTry;
    this.rest();
  }
}
