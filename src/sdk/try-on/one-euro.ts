/** Hz: how much a face that holds still may tremble. */
const LEAST_CUTOFF = 1.2;
/** How quickly the filter lets go when something moves; speeds are face sizes a second. */
const EAGERNESS = 24;
const SPEED_CUTOFF = 1;

/** One-Euro filter (Casiez et al. 2012) over many values at once: still when still, quick when quick. */
export class OneEuro {
  #values: Float64Array | null = null;
  #speeds = new Float64Array(0);
  #at = 0;

  /** `size` is what speeds are measured by; `now` in ms. Writes the smoothed values over `values`. */
  smooth(values: Float32Array, size: number, now: number): void {
    const before = this.#values;
    const seconds = (now - this.#at) / 1000;
    this.#at = now;
    if (before?.length !== values.length || seconds <= 0 || seconds > 1) {
      this.#values = Float64Array.from(values);
      this.#speeds = new Float64Array(values.length);
      return;
    }
    const speedShare = share(SPEED_CUTOFF, seconds);
    for (let index = 0; index < values.length; index += 1) {
      const was = before[index] ?? 0;
      const change = (values[index] ?? 0) - was;
      const speed =
        (this.#speeds[index] ?? 0) * (1 - speedShare) + (change / size / seconds) * speedShare;
      this.#speeds[index] = speed;
      const smoothed = was + change * share(LEAST_CUTOFF + EAGERNESS * Math.abs(speed), seconds);
      before[index] = smoothed;
      values[index] = smoothed;
    }
  }

  /** Somebody else, or after a pause. */
  reset(): void {
    this.#values = null;
  }
}

function share(cutoff: number, seconds: number): number {
  const turn = 2 * Math.PI * cutoff * seconds;
  return turn / (turn + 1);
}
