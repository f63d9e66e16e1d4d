import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** As near to the end as a thumb gets when it means the end, CSS pixels. */
const NEAR = 48;

/**
 * Keeps a list at its end while its reader is there, and leaves it alone while they read further
 * up; then it counts what has come since.
 */
export class PinnedScroll implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #scroller: () => HTMLElement | null;
  #atEnd = true;
  #keys: readonly string[] = [];
  #lastSeen: string | undefined;

  constructor(host: ReactiveControllerHost, scroller: () => HTMLElement | null) {
    this.#host = host;
    this.#scroller = scroller;
    host.addController(this);
  }

  get atEnd(): boolean {
    return this.#atEnd;
  }

  /** So many rows came after the last one that was seen. */
  get unseen(): number {
    if (this.#atEnd || this.#lastSeen === undefined) return 0;
    return this.#keys.length - 1 - this.#keys.lastIndexOf(this.#lastSeen);
  }

  /** The rows as they are rendered now. */
  follow(keys: readonly string[]): void {
    this.#keys = keys;
    if (this.#atEnd) this.#lastSeen = keys.at(-1);
  }

  toEnd(): void {
    this.#atEnd = true;
    this.#lastSeen = this.#keys.at(-1);
    this.#scrollToEnd();
    this.#host.requestUpdate();
  }

  readonly handleScroll = (): void => {
    const scroller = this.#scroller();
    if (!scroller) return;
    const left = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
    const atEnd = left < NEAR;
    if (atEnd === this.#atEnd) return;
    this.#atEnd = atEnd;
    this.#lastSeen = this.#keys.at(-1);
    this.#host.requestUpdate();
  };

  hostUpdated(): void {
    if (this.#atEnd) this.#scrollToEnd();
  }

  #scrollToEnd(): void {
    const scroller = this.#scroller();
    if (scroller) scroller.scrollTop = scroller.scrollHeight;
  }
}
