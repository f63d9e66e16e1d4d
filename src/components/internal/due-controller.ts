import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Timers hold 24 days; what is further away is looked at again after one. */
const DAY_MS = 86_400_000;

/** Renders a view again when something it says stops being true. */
export class DueController implements ReactiveController {
  #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #next = Infinity;
  #connected = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Asked from `render`: now, epoch ms. */
  get now(): number {
    return Date.now();
  }

  /** Asked from `render`: it has to be rendered again at this moment. The first of them counts. */
  at(time: number): void {
    if (time > this.now) this.#next = Math.min(this.#next, time);
  }

  hostUpdate(): void {
    this.#next = Infinity;
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    if (!this.#connected || this.#next === Infinity) return;
    const wait = Math.min(this.#next - this.now + 20, DAY_MS);
    this.#timer = setTimeout(() => this.#host.requestUpdate(), wait);
  }

  hostConnected(): void {
    this.#connected = true;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#connected = false;
    clearTimeout(this.#timer);
  }
}
