import type { Clock } from './clock.js';

/** Calls `act` once after `ms`, unless the signal comes first. Leaves nothing behind either way. */
export function later(clock: Clock, ms: number, signal: AbortSignal, act: () => void): void {
  if (signal.aborted) return;
  const off = clock.after(ms, () => {
    signal.removeEventListener('abort', off);
    act();
  });
  signal.addEventListener('abort', off, { once: true });
}
