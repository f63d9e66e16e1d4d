import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { stagePicture } from './stage-picture.js';

/**
 * The eyedropper: the next tap on the room's picture is a point of it, and nothing else. Escape, and
 * a tap into the view itself, end it.
 */
export class PickController implements ReactiveController {
  #host: ReactiveControllerHost & Element;
  #pick: (x: number, y: number) => boolean;
  #abort: AbortController | null = null;
  #missed = false;

  constructor(host: ReactiveControllerHost & Element, pick: (x: number, y: number) => boolean) {
    this.#host = host;
    this.#pick = pick;
    host.addController(this);
  }

  get phase(): 'idle' | 'picking' | 'missed' {
    if (this.#abort) return 'picking';
    return this.#missed ? 'missed' : 'idle';
  }

  start(): void {
    const picture = stagePicture(this.#host);
    this.stop();
    if (!picture) return;
    const { signal } = (this.#abort = new AbortController());
    this.#missed = false;
    picture.tree.addEventListener(
      'click',
      (event) => {
        if (!(event instanceof MouseEvent) || event.composedPath().includes(this.#host)) return;
        event.stopPropagation();
        event.preventDefault();
        this.stop();
        this.answer(this.#pick(event.clientX, event.clientY));
      },
      { signal, capture: true },
    );
    picture.tree.addEventListener(
      'keydown',
      (event) => {
        if (!(event instanceof KeyboardEvent) || event.key !== 'Escape') return;
        event.stopPropagation();
        this.stop();
      },
      { signal, capture: true },
    );
    this.#host.requestUpdate();
  }

  stop(): void {
    if (!this.#abort) return;
    this.#abort.abort();
    this.#abort = null;
    this.#host.requestUpdate();
  }

  /** Whether what was picked can be a key. */
  answer(taken: boolean): void {
    this.#missed = !taken;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.stop();
  }
}
