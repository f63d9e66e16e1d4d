import type { PlaybackState } from './playback-state.js';

/** A picture that stands still for longer is told to the viewer as a lost connection. */
const RECONNECTING_AFTER_MS = 2500;

/** Sees by the playhead, not by pictures, whether the show moves: a page in the background gets none of those. */
export class MotionWatch {
  #stageTime: number | null = null;
  #movedAt = 0;

  /** The phase that the playhead proves, if it is another one. */
  look(
    now: number,
    stageTime: number | null,
    phase: PlaybackState['phase'],
  ): 'playing' | 'reconnecting' | null {
    const before = this.#stageTime;
    this.#stageTime = stageTime;
    const waits = phase === 'buffering' || phase === 'reconnecting';
    if (stageTime !== before || !(waits || phase === 'playing')) {
      this.#movedAt = now;
      return waits && stageTime !== null && before !== null ? 'playing' : null;
    }
    return now - this.#movedAt > RECONNECTING_AFTER_MS ? 'reconnecting' : null;
  }
}
