import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface OrbitStep {
  readonly theta?: number;
  readonly phi?: number;
  /** Of the distance. */
  readonly zoom?: number;
}

/** Radians of one CSS pixel: half a turn over the width of a phone. */
const DRAG = Math.PI / 360;
/** Radians of one key. */
const KEY = Math.PI / 12;
const KEY_ZOOM = 0.88;
const WHEEL = 0.0012;

const KEYS: Readonly<Record<string, OrbitStep>> = {
  ArrowLeft: { theta: -KEY },
  ArrowRight: { theta: KEY },
  ArrowUp: { phi: -KEY / 2 },
  ArrowDown: { phi: KEY / 2 },
  PageUp: { zoom: KEY_ZOOM },
  PageDown: { zoom: 1 / KEY_ZOOM },
  '+': { zoom: KEY_ZOOM },
  '=': { zoom: KEY_ZOOM },
  '-': { zoom: 1 / KEY_ZOOM },
};

/** Fingers, mouse, wheel and keys, as steps of an orbit. */
export class OrbitGestures implements ReactiveController {
  readonly #step: (step: OrbitStep) => void;
  readonly #pointers = new Map<number, { x: number; y: number }>();
  #apart = 0;

  constructor(host: ReactiveControllerHost, step: (step: OrbitStep) => void) {
    this.#step = step;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#pointers.clear();
  }

  readonly down = (event: PointerEvent): void => {
    if (event.button > 0 || !(event.currentTarget instanceof HTMLElement)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.#apart = this.#distance();
  };

  readonly move = (event: PointerEvent): void => {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    this.#pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (this.#pointers.size > 1) {
      const apart = this.#distance();
      if (apart > 0 && this.#apart > 0) this.#step({ zoom: this.#apart / apart });
      this.#apart = apart;
      return;
    }
    const [x, y] = [event.clientX - before.x, event.clientY - before.y];
    this.#step({ theta: -x * DRAG, phi: -y * DRAG });
  };

  readonly up = (event: PointerEvent): void => {
    this.#pointers.delete(event.pointerId);
    this.#apart = this.#distance();
  };

  /** Only while the view has the focus, or for a pinch: else the page is scrolled. */
  readonly wheel = (event: WheelEvent): void => {
    const view = event.currentTarget;
    if (!(view instanceof HTMLElement)) return;
    if (!event.ctrlKey && !view.matches(':focus-within')) return;
    event.preventDefault();
    this.#step({ zoom: Math.exp(event.deltaY * WHEEL * (event.ctrlKey ? 6 : 1)) });
  };

  readonly key = (event: KeyboardEvent): void => {
    const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : KEYS[event.key];
    // A button over the picture has keys of its own.
    if (!step || event.target !== event.currentTarget) return;
    event.preventDefault();
    // Else the room would take the arrow for a jump in time.
    event.stopPropagation();
    this.#step(step);
  };

  #distance(): number {
    const [a, b] = [...this.#pointers.values()];
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
  }
}
