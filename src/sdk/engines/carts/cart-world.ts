import type { Clock } from '../../state/clock.js';

/** What a cart provider takes from the world beside `fetch`. */
export interface CartWorld {
  readonly clock: Clock;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
}
