import { report } from './report.js';

/**
 * Owns everything that was started, and ends it in reverse order.
 * Its `signal` aborts first, so that work in flight sees the end before its resources go.
 */
export class DisposalScope {
  #abort = new AbortController();
  #cleanups: (() => void)[] = [];

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  get disposed(): boolean {
    return this.#abort.signal.aborted;
  }

  /** Runs `cleanup` at the end; at once if the end has come already. Returns the way to forget it. */
  add(cleanup: () => void): () => void {
    if (this.disposed) cleanup();
    else this.#cleanups.push(cleanup);
    return () => {
      const index = this.#cleanups.indexOf(cleanup);
      if (index >= 0) this.#cleanups.splice(index, 1);
    };
  }

  /** A scope that ends with this one, or earlier. */
  child(): DisposalScope {
    const scope = new DisposalScope();
    // One that ends earlier leaves nothing behind here.
    scope.add(this.add(() => scope.dispose()));
    return scope;
  }

  dispose(): void {
    if (this.disposed) return;
    this.#abort.abort();
    for (const cleanup of this.#cleanups.splice(0).reverse()) {
      // A cleanup that fails must not keep the others from running.
      try {
        cleanup();
      } catch (error) {
        report(error);
      }
    }
  }
}
