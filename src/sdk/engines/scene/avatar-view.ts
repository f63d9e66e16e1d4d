import { DirectionalLight, HemisphereLight, PerspectiveCamera, Scene } from 'three';
import { RenderScale } from '../../product-view/render-scale.js';
import type { HostPose } from '../../virtual-host/host-pose.js';
import type { Avatar } from './load-avatar.js';
import type { SharedStage, Staged } from './shared-stage.js';

export interface AvatarEvents {
  readonly lost: (isLost: boolean) => void;
  /** This device cannot draw it as a moving picture. */
  readonly tooSlow: () => void;
}

/** As a portrait is taken: a wider lens makes noses large. */
const FIELD_OF_VIEW = 22;
/** The picture is so many times as high as hips to crown: captions and cards lie over its lower half. */
const SPREAD = 2.25;
/** Of the whole height, what is above the crown. */
const AIR = 0.125;
/** More pixels than eyes tell apart, and four times the work. */
const MAX_RATIO = 2;
/** How quickly a body follows, ms: a seek is no jump, and a gesture that is cut off no twitch. */
const FOLLOWS_MS = 90;

/** Fewer than four pictures a second, with a quarter of the pixels, for so many of them: no show. */
const HOPELESS_MS = 250;
const HOPELESS_FRAMES = 12;
/** Longer than any drawing takes: the page was in the background. */
const ASLEEP_MS = 2000;

/**
 * The picture of a figure on the shared stage: drawn when it has another pose, and can be seen. It
 * has its place there before there is a figure, so that the context stays as long as it is needed.
 */
export class AvatarView implements Staged {
  readonly scene = new Scene();
  readonly camera = new PerspectiveCamera(FIELD_OF_VIEW);
  readonly host: HTMLElement;
  readonly exposure = 1;
  readonly #stage: SharedStage;
  #avatar: Avatar | null = null;
  readonly #events: AvatarEvents;
  readonly #scale = new RenderScale();
  #before: number | null = null;
  #hopeless = 0;
  #full = { width: 0, height: 0 };
  visible = false;

  constructor(stage: SharedStage, host: HTMLElement, events: AvatarEvents) {
    this.#stage = stage;
    this.#events = events;
    this.host = host;
    // Soft from above, a key from the side, and a rim that lifts hair from a dark place.
    const key = new DirectionalLight('#fff2e2', 2.1);
    key.position.set(1, 1.9, 2.8);
    const rim = new DirectionalLight('#b9c8ff', 1.6);
    rim.position.set(-1.6, 2, -1.8);
    this.scene.add(new HemisphereLight('#eef0ff', '#b39c90', 1.7), key, rim);
    stage.add(this);
  }

  get whole(): boolean {
    return this.#avatar !== null;
  }

  /** Whom to draw from now on. */
  show(avatar: Avatar): void {
    this.#avatar = avatar;
    this.scene.add(avatar.root);
  }

  get width(): number {
    return Math.round(this.#full.width * this.#scale.value);
  }

  get height(): number {
    return Math.round(this.#full.height * this.#scale.value);
  }

  /** `now` is any steady clock, ms. */
  pose(pose: HostPose, now: number): void {
    if (!this.#avatar) return;
    const passed = this.#before === null ? Infinity : Math.max(0, now - this.#before);
    this.#before = now;
    this.#avatar.pose(pose, 1 - Math.exp(-passed / FOLLOWS_MS));
    if (this.visible) this.#stage.want(this);
  }

  resize(width: number, height: number): void {
    const ratio = Math.min(MAX_RATIO, devicePixelRatio);
    this.#full = { width: width * ratio, height: height * ratio };
    if (width === 0 || height === 0) return;
    this.#aim();
    this.#stage.want(this);
  }

  setVisible(visible: boolean): void {
    if (visible === this.visible) return;
    this.visible = visible;
    this.#stage.settle();
    if (visible) this.#stage.want(this);
  }

  /** Shaders are made beside the page's other work, where the device can. */
  async ready(): Promise<void> {
    await this.#stage.renderer.compileAsync(this.scene, this.camera).catch(() => undefined);
  }

  advance(): boolean {
    // The next picture of the stream asks for the next drawing.
    return false;
  }

  drawn(): void {
    const from = performance.now();
    requestAnimationFrame(() => this.#judge(performance.now() - from));
  }

  setLost(isLost: boolean): void {
    if (this.whole) this.#events.lost(isLost);
  }

  dispose(): void {
    this.#stage.remove(this);
    this.#avatar?.dispose();
  }

  /** How long the frame took that it was drawn in: a device that is slow draws fewer pixels. */
  #judge(ms: number): void {
    if (!this.visible || ms > ASLEEP_MS) return;
    this.#scale.observe(ms);
    this.#hopeless = this.#scale.weak && ms > HOPELESS_MS ? this.#hopeless + 1 : 0;
    if (this.#hopeless >= HOPELESS_FRAMES) this.#events.tooSlow();
  }

  /** From the crown to the hips, the eyes looking at us; whole in width where the picture is narrow. */
  #aim(): void {
    const { camera } = this;
    if (!this.#avatar) return;
    const { top, hips, eyes } = this.#avatar.frame;
    const trunk = Math.max(0.1, top - hips);
    camera.aspect = this.#full.width / this.#full.height;
    // Arms need about as much width as the trunk is high.
    const tall = Math.max(trunk * SPREAD, (trunk * 0.9) / camera.aspect);
    const distance = tall / 2 / Math.tan((FIELD_OF_VIEW * Math.PI) / 360);
    const middle = top + AIR * tall - tall / 2;
    camera.position.set(0, middle + (eyes - middle) * 0.35, distance);
    camera.lookAt(0, middle, 0);
    camera.near = distance / 20;
    camera.far = distance * 4;
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
  }
}
