import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { loadProductScene, RoomError } from '../../sdk/index.js';
import type { ArMode, RunningAr, SceneView, ViewTools } from '../../sdk/index.js';
import { linkUrl } from './safe-url.js';

export interface ArOptions {
  readonly modes: string | null;
  readonly src: string;
  readonly iosSrc: string | null;
  readonly title: string;
  readonly placement: 'floor' | 'wall';
}

export type ArPhase = 'off' | 'finding' | 'ready' | 'placed' | 'camera';

interface ArHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** Radians of a degree the phone is turned. */
const TILT = Math.PI / 180;

/** The ways into the viewer's room: which there are here, and one of them at a time. */
export class ArController implements ReactiveController {
  readonly #host: ArHost;
  readonly #view: () => SceneView | null;
  readonly #told: (status: string) => void;
  #ladder: readonly ArMode[] = [];
  #running: RunningAr | null = null;
  #camera: AbortController | null = null;
  #asked = '';
  /** Of the camera, to lie behind the picture. */
  stream: MediaStream | null = null;
  phase: ArPhase = 'off';
  error: RoomError | null = null;

  constructor(host: ArHost, view: () => SceneView | null, told: (status: string) => void) {
    this.#host = host;
    this.#view = view;
    this.#told = told;
    host.addController(this);
  }

  /** What is tried first; null where nothing can be done. */
  get mode(): ArMode | null {
    return this.#ladder[0] ?? null;
  }

  hostDisconnected(): void {
    this.leave();
  }

  /** Asks the device, before there is a button: once for each model. */
  look(tools: ViewTools, options: ArOptions): void {
    const asks = `${options.modes ?? ''} ${options.src}`;
    if (asks === this.#asked) return;
    this.#asked = asks;
    this.#look(tools, options).catch(() => undefined);
  }

  async #look(tools: ViewTools, options: ArOptions): Promise<void> {
    const engine = await loadProductScene();
    const device = {
      webxr: await engine.canPlace(),
      intents: /android/i.test(navigator.userAgent) && !/firefox|wv\)/i.test(navigator.userAgent),
      quickLook: document.createElement('a').relList.supports('ar'),
      camera: 'mediaDevices' in navigator && matchMedia('(pointer: coarse)').matches,
      secure: isSecureContext,
    };
    const model = { reachable: options.src.startsWith('https:'), usdz: true };
    this.#ladder = tools.arLadder(tools.readArModes(options.modes), device, model);
    this.#host.requestUpdate();
  }

  /** In answer to a tap. */
  async enter(tools: ViewTools, options: ArOptions, overlay: Element): Promise<void> {
    const { mode } = this;
    const view = this.#view();
    if (!mode || !view || this.phase !== 'off') return;
    this.error = null;
    try {
      if (mode === 'webxr') await this.#enterXr(view, overlay);
      else if (mode === 'scene-viewer') openSceneViewer(tools, options);
      else if (mode === 'quick-look') await openQuickLook(tools, options, view);
      else await this.#enterCamera(view);
    } catch (cause) {
      this.#setPhase('off');
      this.error =
        cause instanceof RoomError
          ? cause
          : new RoomError('view', 'view-ar-failed', 'It cannot be placed here.', { cause });
      // The next tap takes the next rung.
      this.#ladder = this.#ladder.slice(1);
      this.#told('failed');
    }
    this.#host.requestUpdate();
  }

  leave(): void {
    void this.#running?.end();
    this.#camera?.abort();
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
    if (this.phase !== 'camera') return;
    this.#setPhase('off');
    this.#leaveFullscreen();
  }

  #leaveFullscreen(): void {
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    if (root.fullscreenElement === this.#host) document.exitFullscreen().catch(() => undefined);
  }

  async #enterXr(view: SceneView, overlay: Element): Promise<void> {
    this.#running = await view.place({
      overlay,
      phase: (phase) => {
        if (phase === 'ended') this.#running = null;
        this.#setPhase(phase === 'ended' ? 'off' : phase);
      },
    });
    this.#told('session-started');
  }

  /** The picture of the camera with the product over it, turned as the phone is turned. */
  async #enterCamera(view: SceneView): Promise<void> {
    const camera = new AbortController();
    this.#camera = camera;
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment' },
      });
    } catch (cause) {
      throw new RoomError('view', 'view-camera-refused', 'The camera cannot be had.', { cause });
    }
    if (camera.signal.aborted) {
      this.leave();
      return;
    }
    // Back out of the full screen is out of the room.
    this.#host.addEventListener(
      'fullscreenchange',
      () => {
        const root = this.#host.getRootNode() as Document | ShadowRoot;
        if (root.fullscreenElement !== this.#host) this.leave();
      },
      { signal: camera.signal },
    );
    let before: DeviceOrientationEvent | null = null;
    addEventListener(
      'deviceorientation',
      (event) => {
        if (before) {
          const theta = wrapped((event.alpha ?? 0) - (before.alpha ?? 0)) * TILT;
          const phi = wrapped((event.beta ?? 0) - (before.beta ?? 0)) * TILT;
          view.turn({ theta, phi });
        }
        before = event;
      },
      { signal: camera.signal },
    );
    this.#setPhase('camera');
    this.#told('session-started');
    // As large as it can be; where it cannot, it goes on in its place.
    if (document.fullscreenEnabled) await this.#host.requestFullscreen().catch(() => undefined);
  }

  #setPhase(phase: ArPhase): void {
    if (phase === this.phase) return;
    this.phase = phase;
    if (phase === 'placed') this.#told('object-placed');
    if (phase === 'off') this.#told('not-presenting');
    this.#host.requestUpdate();
  }
}

/** From 359° to 1° it is two degrees. */
const wrapped = (degrees: number): number => ((degrees + 540) % 360) - 180;

function openSceneViewer(tools: ViewTools, { src, title, placement }: ArOptions): void {
  const fallback = new URL(location.href);
  fallback.hash = 'no-scene-viewer';
  follow(tools.sceneViewerUrl({ src, title, placement, fallback: fallback.href }));
}

async function openQuickLook(
  tools: ViewTools,
  { iosSrc }: ArOptions,
  view: SceneView,
): Promise<void> {
  const given = linkUrl(iosSrc);
  const url = given ?? URL.createObjectURL(await view.usdz());
  follow(tools.quickLookUrl(url, location.href), true);
  // Read by the system by then.
  if (!given) setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function follow(url: string, ar = false): void {
  const link = document.createElement('a');
  link.href = url;
  if (ar) {
    link.rel = 'ar';
    // Without a picture in it, Safari goes to the file instead of into the room.
    link.append(document.createElement('img'));
  }
  link.click();
}
