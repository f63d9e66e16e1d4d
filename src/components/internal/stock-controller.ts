import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Stock } from '../../sdk/index.js';
import { sayableStock, stockLifetime } from './variant-choice.js';

/** Shows a stock count only while it is fresh: renders the view again when it gets old. */
export class StockController implements ReactiveController {
  #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #connected = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Asked from `render`. */
  sayable(stock: Stock | undefined): Stock | null {
    clearTimeout(this.#timer);
    const now = Date.now();
    const sayable = sayableStock(stock, now);
    // A render that was still due may come after the view has left the page.
    if (sayable && this.#connected) {
      this.#timer = setTimeout(() => this.#host.requestUpdate(), stockLifetime(sayable, now) + 50);
    }
    return sayable;
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
