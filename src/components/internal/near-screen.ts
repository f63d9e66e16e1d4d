import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** CSS pixels: about as far as one scrolls while something is fetched. */
const MARGIN = '200px';

/** Whether an element has ever been on the screen, or nearly. */
export class NearScreen implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #seen = new IntersectionObserver(
    ([entry]) => {
      if (!entry?.isIntersecting || this.near) return;
      this.near = true;
      this.#host.requestUpdate();
    },
    { rootMargin: MARGIN },
  );
  near = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#seen.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#seen.disconnect();
  }
}
