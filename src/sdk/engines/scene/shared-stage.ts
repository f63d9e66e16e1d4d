import { NeutralToneMapping, WebGLRenderer, type Camera, type Scene, type Texture } from 'three';
import { RenderScale } from '../../product-view/render-scale.js';
import { loadBakedLight } from './baked-light.js';
import { sceneError } from './scene-error.js';

/** What the stage draws. */
export interface Staged {
  readonly host: HTMLElement;
  readonly scene: Scene;
  readonly camera: Camera;
  /** Device pixels. */
  readonly width: number;
  readonly height: number;
  readonly visible: boolean;
  /** There is something to see. */
  readonly whole: boolean;
  readonly exposure: number;
  /** Goes on by `ms`; false when there is nothing new to draw. */
  advance(ms: number): boolean;
  drawn(): void;
  setLost(isLost: boolean): void;
}

/** A viewer who looks at one product after another needs no new context each time. */
const LINGER_MS = 8000;
/** A page that was asleep has not turned all the while. */
const LONGEST_FRAME = 100;

/**
 * The one WebGL context of a page. Where one view is seen, the canvas lies in it; where there are
 * several, each has a copy of its part.
 */
export class SharedStage {
  readonly renderer: WebGLRenderer;
  readonly #views = new Set<Staged>();
  readonly #copies = new WeakMap<Staged, HTMLCanvasElement>();
  readonly #wanting = new Set<Staged>();
  readonly #ended: () => void;
  #lights = new Map<string, Promise<Texture>>();
  #owner: Staged | null = null;
  readonly #scale = new RenderScale();
  #frame = 0;
  #before = 0;
  #lingering: ReturnType<typeof setTimeout> | undefined;
  /** While somebody else draws with it: an AR session. */
  #lent = false;
  lost = false;
  frames = 0;

  constructor(ended: () => void) {
    this.#ended = ended;
    try {
      this.renderer = new WebGLRenderer({ antialias: true, alpha: true });
    } catch (cause) {
      throw sceneError('view-no-webgl', 'There is no WebGL here.', cause);
    }
    this.renderer.toneMapping = NeutralToneMapping;
    const canvas = this.renderer.domElement;
    canvas.addEventListener('webglcontextlost', () => this.#setLost(true));
    canvas.addEventListener('webglcontextrestored', () => this.#setLost(false));
  }

  /** Nothing should move by itself. */
  get weak(): boolean {
    return this.#scale.weak;
  }

  get views(): number {
    return this.#views.size;
  }

  /** The light of a folder of assets; rejects with a `RoomError`. */
  light(assets: string): Promise<Texture> {
    const light = this.#lights.get(assets) ?? loadBakedLight(assets);
    this.#lights.set(assets, light);
    light.catch(() => this.#lights.delete(assets));
    return light;
  }

  add(view: Staged): void {
    clearTimeout(this.#lingering);
    this.#views.add(view);
  }

  remove(view: Staged): void {
    this.#views.delete(view);
    this.#wanting.delete(view);
    this.#copies.get(view)?.remove();
    if (this.#owner === view) this.#release();
    this.#settle();
    if (this.#views.size === 0) this.#lingering = setTimeout(() => this.dispose(), LINGER_MS);
  }

  /** Draws it with the next frame. */
  want(view: Staged): void {
    this.#wanting.add(view);
    if (this.#frame === 0 && !this.lost && !this.#lent)
      this.#frame = requestAnimationFrame((now) => this.#draw(now));
  }

  /** Which are seen has changed. */
  settle(): void {
    this.#settle();
  }

  /** Hands the context to somebody else until it is given back. */
  lend(): () => void {
    this.#lent = true;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    return () => {
      this.#lent = false;
      for (const view of this.#views) this.want(view);
    };
  }

  /** Draws at once, for a picture of it. */
  drawNow(view: Staged): HTMLCanvasElement {
    this.#paint(view, 1);
    return this.#owner === view ? this.renderer.domElement : this.#copyOf(view);
  }

  /** Draws one pixel of it, unless somebody would see that. */
  warmUp({ scene, camera, width, height }: Staged): void {
    const { renderer } = this;
    if (this.lost || this.#lent || renderer.domElement.isConnected || width === 0) return;
    renderer.setSize(width, height, false);
    renderer.setViewport(0, 0, 1, 1);
    renderer.render(scene, camera);
    // Now, and not with the first real picture.
    renderer.getContext().flush();
  }

  dispose(): void {
    clearTimeout(this.#lingering);
    cancelAnimationFrame(this.#frame);
    this.#release();
    for (const light of this.#lights.values())
      void light.then(
        (texture) => texture.dispose(),
        () => undefined,
      );
    this.renderer.dispose();
    // Browsers keep sixteen contexts, and take the oldest of a page that leaves them lying.
    this.renderer.forceContextLoss();
    this.#ended();
  }

  #setLost(isLost: boolean): void {
    this.lost = isLost;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    for (const view of this.#views) {
      view.setLost(isLost);
      if (!isLost) this.want(view);
    }
  }

  #release(): void {
    this.#owner = null;
    this.renderer.domElement.remove();
  }

  /** One view that is seen has the canvas; of several none has. */
  #settle(): void {
    const seen = [...this.#views].filter(({ visible }) => visible);
    const owner = seen.length === 1 ? (seen[0] ?? null) : null;
    if (owner === this.#owner) return;
    const before = this.#owner;
    this.#owner = owner;
    if (!owner) this.renderer.domElement.remove();
    if (before && this.#views.has(before)) this.want(before);
    for (const view of seen) this.want(view);
  }

  #draw(now: number): void {
    this.#frame = 0;
    const passed = this.#before === 0 ? 0 : Math.min(LONGEST_FRAME, now - this.#before);
    if (passed > 0) this.#scale.observe(passed);
    const wanting = [...this.#wanting];
    this.#wanting.clear();
    for (const view of wanting) {
      if (!view.visible || !view.whole) continue;
      const moves = view.advance(passed);
      this.#paint(view, moves ? this.#scale.value : 1);
      view.drawn();
      if (moves) this.want(view);
    }
    this.#before = this.#wanting.size > 0 ? now : 0;
    if (this.#before === 0) this.#scale.rest();
  }

  #paint(view: Staged, scale: number): void {
    const { renderer } = this;
    const width = Math.round(view.width * scale);
    const height = Math.round(view.height * scale);
    if (width === 0 || height === 0 || this.lost) return;
    const owns = this.#owner === view;
    const canvas = renderer.domElement;
    const [wide, high] = owns
      ? [width, height]
      : [Math.max(width, canvas.width), Math.max(height, canvas.height)];
    if (canvas.width !== wide || canvas.height !== high) renderer.setSize(wide, high, false);
    renderer.setViewport(0, 0, width, height);
    renderer.toneMappingExposure = view.exposure;
    renderer.render(view.scene, view.camera);
    this.frames += 1;
    if (!owns) {
      this.#copy(view, { width, height, from: high - height });
      return;
    }
    if (canvas.parentNode === view.host) return;
    view.host.append(canvas);
    this.#copies.get(view)?.remove();
  }

  #copy(view: Staged, part: { width: number; height: number; from: number }): void {
    const copy = this.#copyOf(view);
    const { width, height, from } = part;
    if (copy.width !== width || copy.height !== height) Object.assign(copy, { width, height });
    const pen = copy.getContext('2d');
    pen?.clearRect(0, 0, width, height);
    // From below: that is where WebGL counts from.
    pen?.drawImage(this.renderer.domElement, 0, from, width, height, 0, 0, width, height);
    if (!copy.isConnected) view.host.append(copy);
  }

  #copyOf(view: Staged): HTMLCanvasElement {
    const copy = this.#copies.get(view) ?? document.createElement('canvas');
    this.#copies.set(view, copy);
    return copy;
  }
}
