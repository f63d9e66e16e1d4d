import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Lifts an element above the keyboard of a phone. Browsers lay the keyboard over the page; only
 * the visual viewport tells where it begins.
 */
export class KeyboardInset implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #typing = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('focusin', this.#start);
    this.#host.addEventListener('focusout', this.#end);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('focusin', this.#start);
    this.#host.removeEventListener('focusout', this.#end);
    this.#end();
  }

  readonly #start = (): void => {
    if (this.#typing) return;
    this.#typing = true;
    visualViewport?.addEventListener('resize', this.#lift);
    visualViewport?.addEventListener('scroll', this.#lift);
    this.#lift();
  };

  readonly #end = (): void => {
    this.#typing = false;
    visualViewport?.removeEventListener('resize', this.#lift);
    visualViewport?.removeEventListener('scroll', this.#lift);
    this.#host.style.translate = '';
  };

  readonly #lift = (): void => {
    const view = visualViewport;
    // A zoomed page moves its view by itself, and would be lifted twice.
    if (!view || view.scale > 1.01) return;
    this.#host.style.translate = '';
    const covered = this.#host.getBoundingClientRect().bottom - view.offsetTop - view.height;
    if (covered > 0) this.#host.style.translate = `0 ${-Math.ceil(covered + 8)}px`;
  };
}
