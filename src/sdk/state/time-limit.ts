import type { Clock } from './clock.js';

/** What a `withTimeLimit` rejects with, so that a caller can tell it from a failure. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
}

/**
 * Runs `work`, and rejects with a TimeLimitError after `ms`, or with the reason of `signal`, even
 * if `work` ignores the signal that it was given.
 */
export function withTimeLimit<Value>(
  clock: Clock,
  ms: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => PromiseLike<Value>,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = new AbortController();
    const end = (error: Error): void => {
      settle();
      abort.abort(error);
      reject(error);
    };
    const leave = (): void => end(new Error('Called off.', { cause: signal.reason }));
    const callOff = clock.after(ms, () => end(new TimeLimitError(`No answer within ${ms} ms.`)));
    const settle = (): void => {
      callOff();
      signal.removeEventListener('abort', leave);
    };
    if (signal.aborted) {
      leave();
      return;
    }
    signal.addEventListener('abort', leave);
    // In a promise of its own, so that work that throws at once rejects too.
    new Promise<Value>((go) => go(work(abort.signal))).then(
      (value) => {
        settle();
        resolve(value);
      },
      (error: unknown) => {
        settle();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}
