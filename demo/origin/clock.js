// @ts-check
// Every wait of the origin goes through a clock, so that tests move time by hand.

/**
 * @typedef {object} Clock
 * @property {() => number} now Epoch milliseconds.
 * @property {(run: () => void, ms: number) => unknown} setTimer
 * @property {(timer: any) => void} clearTimer
 */

/** @type {Clock} */
export const systemClock = {
  now: () => Date.now(),
  setTimer: (run, ms) => setTimeout(run, ms),
  clearTimer: (timer) => clearTimeout(timer),
};

/**
 * Waits until `clock` reads `time`.
 *
 * @param {Clock} clock
 * @param {number} time Epoch milliseconds.
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>} False when `signal` fired first.
 */
export function holdUntil(clock, time, signal) {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(false);
    /** @type {unknown} */
    let timer;
    const giveUp = () => {
      clock.clearTimer(timer);
      resolve(false);
    };
    const check = () => {
      const rest = time - clock.now();
      // Timers may fire up to a millisecond early, and a part must never be sent before its time.
      if (rest > 0) {
        timer = clock.setTimer(check, Math.ceil(rest));
        return;
      }
      signal.removeEventListener('abort', giveUp);
      resolve(true);
    };
    signal.addEventListener('abort', giveUp, { once: true });
    check();
  });
}
