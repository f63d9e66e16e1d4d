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

  /** Runs `cleanup` at the end; at once if the end has come already. */
  add(cleanup: () => void): void {
    if (this.disposed) cleanup();
    else this.#cleanups.push(cleanup);
  }

  /** A scope that ends with this one, or earlier. */
  child(): DisposalScope {
    const scope = new DisposalScope();
    this.add(() => scope.dispose());
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
        reportError(error);
      }
    }
  }
}
