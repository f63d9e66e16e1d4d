/**
 * Runs what is given one after the other, whatever became of the one before. What is called off while
 * it waits is not begun: nobody would hear of it.
 */
export function inTurn(): <Value>(
  signal: AbortSignal,
  work: () => Promise<Value>,
) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (signal, work) => {
    const run = last.then(() => {
      signal.throwIfAborted();
      return work();
    });
    last = run.catch(() => undefined);
    return run;
  };
}
