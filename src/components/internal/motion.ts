import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether the viewer lets things move, and a new rendering when that changes. */
export class MotionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #still = matchMedia('(prefers-reduced-motion: reduce)');

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get allowed(): boolean {
    return !this.#still.matches;
  }

  hostConnected(): void {
    this.#still.addEventListener('change', this.#handleChange);
  }

  hostDisconnected(): void {
    this.#still.removeEventListener('change', this.#handleChange);
  }

  #handleChange = (): void => this.#host.requestUpdate();
}
