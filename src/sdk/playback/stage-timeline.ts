import type { Clock } from '../state/clock.js';
import { report } from '../state/report.js';
import type { ShowTimeline } from './show-timeline.js';

/** A stream without programme date-time is taken to be this far behind the camera. */
const ASSUMED_DELAY_MS = 6000;

/** Tells everybody the stage time of the picture on screen. */
export class StageTimeline implements ShowTimeline {
  #clock: Clock;
  #now: number | null = null;
  #listeners = new Set<(now: number) => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get now(): number | null {
    return this.#now;
  }

  onFrame(callback: (now: number) => void): () => void {
    const entry = (now: number): void => callback(now);
    this.#listeners.add(entry);
    return () => this.#listeners.delete(entry);
  }

  /** A new picture is on screen. */
  frame(stageTime: number | null): void {
    const now = stageTime ?? this.#clock.now() - ASSUMED_DELAY_MS;
    this.#now = now;
    for (const listener of [...this.#listeners]) {
      // Runs in the video's frame callback: one listener must not cost the others their frame.
      try {
        listener(now);
      } catch (error) {
        report(error);
      }
    }
  }
}
