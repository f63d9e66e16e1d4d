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
