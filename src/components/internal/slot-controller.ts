import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Knows which slots the page fills. A slot handed on to an inner element hides that element's own
 * content even when it is empty, so it is handed on only when it is not.
 */
export class SlotController implements ReactiveController {
  #host: ReactiveControllerHost & Element;
  #observer: MutationObserver | null = null;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  has(name: string): boolean {
    return [...this.#host.children].some((child) => child.slot === name);
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#host.requestUpdate());
    this.#observer.observe(this.#host, { childList: true });
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }
}
