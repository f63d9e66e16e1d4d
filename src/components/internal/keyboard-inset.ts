import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Between the element and the keyboard, CSS pixels. */
const GAP = 8;

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
    // Keyboards tell their height in steps, and meanwhile the element is on its way up: where it
    // belongs is where it is, without what it has been lifted so far.
    const [, lifted = '0'] = getComputedStyle(this.#host).translate.split(' ');
    const bottom = this.#host.getBoundingClientRect().bottom - parseFloat(lifted);
    const covered = bottom - view.offsetTop - view.height;
    this.#host.style.translate = covered > 0 ? `0 ${-Math.ceil(covered + GAP)}px` : '';
  };
}
