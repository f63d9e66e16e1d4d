import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { loadProductScene, RoomError } from '../../sdk/index.js';
import type {
  CameraOrbit,
  ModelFacts,
  SceneView,
  SeenPoint,
  ViewSettings,
} from '../../sdk/index.js';

export interface SceneTask {
  readonly src: string;
  readonly assets: string | undefined;
  readonly variant: string | null;
}

export interface SceneEvents {
  progress(share: number): void;
  loaded(facts: ModelFacts): void;
  failed(error: RoomError): void;
  drawn(points: readonly SeenPoint[]): void;
  moved(orbit: CameraOrbit, by: 'viewer' | 'script'): void;
  lost(isLost: boolean): void;
}

/** More pixels than eyes tell apart, and four times the work. */
const MAX_RATIO = 2;

/**
 * A view of the 3D engine in an element: opened when there is something to show, drawn only while
 * it is seen, gone with the element.
 */
export class SceneController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #events: SceneEvents;
  readonly #sizes = new ResizeObserver(() => this.#resize());
  readonly #views = new IntersectionObserver(([entry]) => {
    this.#onScreen = entry?.isIntersecting ?? false;
    this.#settle();
  });
  #box: HTMLElement | null = null;
  #view: SceneView | null = null;
  #settings: ViewSettings = {};
  #task: SceneTask | null = null;
  #loading: AbortController | null = null;
  #onScreen = false;

  constructor(host: ReactiveControllerHost & HTMLElement, events: SceneEvents) {
    this.#host = host;
    this.#events = events;
    host.addController(this);
  }

  get view(): SceneView | null {
    return this.#view;
  }

  /** Where the picture goes. */
  attach(box: HTMLElement): void {
    if (box === this.#box) return;
    this.#box = box;
    this.#observe();
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#settle);
    this.#observe();
    // Moved, or put back: it shows again what it showed.
    if (this.#task && (!this.#view || this.#loading?.signal.aborted)) void this.load(this.#task);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#settle);
    this.#sizes.disconnect();
    this.#views.disconnect();
    this.#loading?.abort();
    // An element that is moved is back in the same task.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#view?.dispose();
      this.#view = null;
    });
  }

  set(settings: ViewSettings): void {
    this.#settings = settings;
    this.#view?.set(settings);
  }

  async load(task: SceneTask): Promise<void> {
    this.#task = task;
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    const { signal } = loading;
    try {
      // The file and the code that reads it are on their way together.
      const response = fetch(task.src, { signal });
      response.catch(() => undefined);
      const engine = await loadProductScene().catch((cause: unknown) => {
        throw new RoomError('view', 'engine-unavailable', 'The 3D view is not there.', { cause });
      });
      if (signal.aborted || !this.#box) return;
      this.#view ??= engine.open({
        host: this.#box,
        drawn: (points) => this.#events.drawn(points),
        moved: (orbit, by) => this.#events.moved(orbit, by),
        lost: (isLost) => this.#events.lost(isLost),
      });
      this.#view.set(this.#settings);
      this.#resize();
      this.#settle();
      const facts = await this.#view.load({
        url: task.src,
        response,
        assets: task.assets,
        variant: task.variant,
        signal,
        progress: (share) => {
          if (!signal.aborted) this.#events.progress(share);
        },
      });
      // A later load, or the end of the element, has this one's place.
      if (this.#loading !== loading || loading.signal.aborted) return;
      this.#loading = null;
      this.#events.loaded(facts);
    } catch (cause) {
      if (signal.aborted) return;
      this.#events.failed(
        cause instanceof RoomError
          ? cause
          : new RoomError('view', 'view-model-invalid', 'The model cannot be shown.', { cause }),
      );
    }
  }

  /** Nothing is shown any more. */
  clear(): void {
    this.#task = null;
    this.#loading?.abort();
    this.#view?.dispose();
    this.#view = null;
  }

  #observe(): void {
    if (!this.#box || !this.#host.isConnected) return;
    this.#sizes.observe(this.#box);
    this.#views.observe(this.#box);
  }

  #resize(): void {
    const { width, height } = this.#box?.getBoundingClientRect() ?? { width: 0, height: 0 };
    if (width > 0 && height > 0)
      this.#view?.resize(width, height, Math.min(MAX_RATIO, devicePixelRatio));
  }

  readonly #settle = (): void => {
    this.#view?.setVisible(this.#onScreen && !document.hidden);
  };
}
