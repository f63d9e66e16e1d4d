export interface ProgressSample {
  /** performance.now(), ms. */
  readonly now: number;
  /** Seconds; of the stretch that is being played. */
  readonly bufferedEnd: number;
  /** More media is due; otherwise nothing can be late. */
  readonly due: boolean;
  /** Seconds; 0 for a stream without parts. */
  readonly partTarget: number;
  readonly targetDuration: number;
  readonly floor: number;
}

/** A slow network is not a dead source: what the floor has learned is added to the patience. */
const PATIENCE_PER_FLOOR_MS = 400;
const LEAST_PATIENCE_MS = 500;

/**
 * Sees whatever keeps media from arriving, be it a stalled part, a playlist that stopped or a
 * server that hangs, by one sign: the buffer's end stands still though more is due.
 */
export class ProgressWatch {
  #end = 0;
  #since: number | null = null;
  #stopped = false;

  /** Nothing is expected any more. */
  stop(): void {
    this.#stopped = true;
  }

  look(sample: ProgressSample): 'progress' | 'late' | 'waiting' {
    if (!sample.due || this.#stopped) {
      this.#since = null;
      return 'waiting';
    }
    // Back after a seek: another stretch of the buffer, with a time of its own.
    const moved = Math.abs(sample.bufferedEnd - this.#end) > 0.001;
    if (moved || this.#since === null) {
      const grew = sample.bufferedEnd > this.#end;
      this.#end = sample.bufferedEnd;
      this.#since = sample.now;
      return grew ? 'progress' : 'waiting';
    }
    if (sample.now - this.#since < patience(sample)) return 'waiting';
    this.#since = sample.now;
    return 'late';
  }
}

function patience({ partTarget, targetDuration, floor }: ProgressSample): number {
  // Without parts a segment comes at once, every target duration.
  const cadence = partTarget > 0 ? 2.5 * partTarget : 1.5 * targetDuration;
  return (
    Math.max(LEAST_PATIENCE_MS, cadence * 1000) + PATIENCE_PER_FLOOR_MS * Math.max(0, floor - 0.15)
  );
}
