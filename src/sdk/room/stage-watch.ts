import type { PlaybackState } from '../playback/playback-state.js';
import type { ShowTimeline } from '../playback/show-timeline.js';
import type { ShowStatus } from '../show/show-document.js';
import type { Clock } from '../state/clock.js';
import type { DisposalScope } from '../state/disposal-scope.js';

/** Phases in which no picture will come soon, or has ever come. */
const NO_PICTURE = new Set<PlaybackState['phase']>([
  'idle',
  'loading',
  'reconnecting',
  'failed',
  'ended',
]);

/** Between two pictures at 25 a second; more means that some were left out. */
const LONGEST_STEP_MS = 40;

export interface StageWatchParts {
  readonly clock: Clock;
  readonly scope: DisposalScope;
  readonly timeline: ShowTimeline;
  readonly serverNow: () => number;
  readonly phase: () => PlaybackState['phase'];
  readonly status: () => ShowStatus;
  /** The stage is at this time now. */
  readonly advance: (stageTime: number) => void;
}

/**
 * Tells the domains which stage time is true for this viewer: that of the picture, and where there
 * is no picture (not started, lost, over), the server's clock. Without it a show whose stream has
 * gone would stay live for ever, and one that has no stream yet would never begin.
 */
export class StageWatch {
  readonly #parts: StageWatchParts;
  #seen = false;
  #last = -Infinity;

  constructor(parts: StageWatchParts) {
    this.#parts = parts;
  }

  start(): void {
    const { clock, scope, timeline, advance } = this.#parts;
    scope.add(
      timeline.onFrame((now) => {
        this.#seen = true;
        advance(now + this.#standsFor(now));
      }),
    );
    scope.add(clock.every(1000, () => this.check()));
  }

  /** What begins while a picture stands belongs to it: waiting for the next would always be late. */
  #standsFor(now: number): number {
    const step = now - this.#last;
    this.#last = now;
    return Math.max(0, Math.min(LONGEST_STEP_MS, step) - 1);
  }

  /** Falls back to the server's clock where there is no picture. */
  check(): void {
    const { phase, status, serverNow, advance } = this.#parts;
    // A recording has its own times, and its last word is that it is over.
    if (status() === 'ended' || status() === 'replay') return;
    if (!this.#seen || NO_PICTURE.has(phase())) advance(serverNow());
  }
}
