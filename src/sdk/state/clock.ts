/** Time as the domains see it: passed in, so that a test can turn it by hand. */
export interface Clock {
  /** Milliseconds since the epoch, steady: it never jumps when the system clock is set. */
  now(): number;
  /** Calls `callback` once after `ms`. Returns the way to call it off. */
  after(ms: number, callback: () => void): () => void;
  /** Calls `callback` every `ms`. Returns the way to stop it. */
  every(ms: number, callback: () => void): () => void;
}

/** The page's own clock. `performance.now()` is steady where `Date.now()` is not. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  every(ms, callback) {
    const timer = setInterval(callback, ms);
    return () => clearInterval(timer);
  },
};

const ISO_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/;

/**
 * Epoch ms of an ISO 8601 date-time; null when it is none. One without a zone is refused: it would
 * be another moment for every viewer.
 */
export function parseInstant(text: string): number | null {
  const ms = ISO_INSTANT.test(text) ? Date.parse(text) : NaN;
  return Number.isFinite(ms) ? ms : null;
}

/** ISO 8601 in UTC. Throws a RangeError beyond the years that a Date can hold. */
export function formatInstant(ms: number): string {
  return new Date(ms).toISOString();
}
