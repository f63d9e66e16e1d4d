import { AnimationMixer, Group, PerspectiveCamera, Scene, Vector3 } from 'three';
import {
  DEFAULT_FIELD_OF_VIEW,
  DEFAULT_ORBIT,
  orbitOf,
  placeOf,
  readFieldOfView,
  readOrbit,
  readTarget,
  withinLimits,
  type CameraOrbit,
  type Vector,
} from '../../product-view/camera-orbit.js';
import { fittedFieldOfView, wholeDistance } from '../../product-view/framing.js';
import { OrbitMotion, spinAt } from '../../product-view/orbit-motion.js';
import type {
  ArParts,
  ModelFacts,
  RunningAr,
  SceneLoad,
  SceneView,
  SeenPoint,
  ViewParts,
  ViewSettings,
} from '../../product-view/product-scene.js';
import { assetsBase } from '../assets-base.js';
import { loadModel, type LoadedModel } from './load-model.js';
import { factsOf } from './model-facts.js';
import { readModel } from './read-model.js';
import { shadowUnder } from './soft-shadow.js';
import type { SharedStage, Staged } from './shared-stage.js';

interface Spin {
  readonly from: number;
  readonly turns: number;
  readonly seconds: number;
  elapsed: number;
}

/** One view on the shared stage. */
export class StagedView implements SceneView, Staged {
  readonly scene = new Scene();
  readonly camera = new PerspectiveCamera();
  readonly host: HTMLElement;
  readonly #stage: SharedStage;
  readonly #parts: ViewParts;
  /** What turns by itself: the light stays where it is. */
  readonly #turntable = new Group();
  readonly #motion = new OrbitMotion({ theta: 0, phi: 1.3, radius: 1 });
  #settings: ViewSettings = {};
  #model: LoadedModel | null = null;
  #loading: AbortController | null = null;
  #mixer: AnimationMixer | null = null;
  #playing = false;
  #spin: Spin | null = null;
  #lastBy: 'viewer' | 'script' = 'script';
  #disposed = false;
  #shadow = 0;
  whole = false;
  width = 0;
  height = 0;
  #ratio = 1;
  visible = false;

  constructor(stage: SharedStage, parts: ViewParts) {
    if (!(parts.host instanceof HTMLElement)) throw new TypeError('A view lies in an element.');
    this.#stage = stage;
    this.#parts = parts;
    this.host = parts.host;
    this.scene.add(this.#turntable);
    stage.add(this);
  }

  get exposure(): number {
    return this.#settings.exposure ?? 1;
  }

  get model(): LoadedModel | null {
    return this.#model;
  }

  async load(load: SceneLoad): Promise<ModelFacts> {
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    const signal = AbortSignal.any([loading.signal, load.signal]);
    const assets = assetsBase(load.assets);
    // Side by side: the light is smaller than nearly all models.
    const [light, { bytes, model: inspected }] = await Promise.all([
      this.#stage.light(assets),
      readModel(load.response ?? fetch(load.url, { signal }), load.progress, signal),
    ]);
    signal.throwIfAborted();
    const { renderer } = this.#stage;
    const model = await loadModel(bytes, inspected, { renderer, assets });
    try {
      this.#goOn(signal);
      this.scene.environment = light;
      // What is seen stays until the next is whole.
      if (!this.whole) await this.#warmUp(model);
      await model.whole();
      if (load.variant) await model.variants.choose(load.variant);
      this.#goOn(signal);
    } catch (cause) {
      if (this.#model === model) this.#clear();
      else model.dispose();
      throw cause;
    }
    if (this.#model !== model) this.#show(model);
    await this.#compile();
    this.whole = true;
    this.#stage.want(this);
    return factsOf(model);
  }

  #goOn(signal: AbortSignal): void {
    signal.throwIfAborted();
    if (this.#disposed) throw new DOMException('The view is gone.', 'AbortError');
  }

  /** Shaders are made beside the page's other work, where the device can. */
  async #compile(): Promise<void> {
    await this.#stage.renderer.compileAsync(this.scene, this.camera).catch(() => undefined);
  }

  /** Devices finish their shaders with the first picture: that is drawn while images are decoded. */
  async #warmUp(model: LoadedModel): Promise<void> {
    this.#show(model);
    await this.#compile();
    if (this.#model === model) this.#stage.warmUp(this);
  }

  #show(model: LoadedModel): void {
    this.#clear();
    this.#model = model;
    this.#turntable.rotation.y = 0;
    this.#turntable.add(model.root);
    this.#place();
    this.#motion.jump(this.#wished());
    this.#aim();
  }

  #clear(): void {
    this.#mixer?.stopAllAction();
    this.#mixer = null;
    this.#playing = false;
    this.#turntable.clear();
    this.#shadow = 0;
    this.whole = false;
    this.#model?.dispose();
    this.#model = null;
  }

  set(settings: ViewSettings): void {
    const before = this.#settings;
    this.#settings = settings;
    if (!this.#model) return;
    this.#place();
    const wasMoved =
      before.orbit !== settings.orbit ||
      before.target !== settings.target ||
      before.fieldOfView !== settings.fieldOfView;
    if (wasMoved) this.#send(this.#wished(), 'script');
    else this.#stage.want(this);
  }

  #place(): void {
    const { shadow = 0 } = this.#settings;
    if (shadow === this.#shadow) return;
    this.#shadow = shadow;
    this.#turntable.getObjectByName('shadow')?.removeFromParent();
    if (shadow > 0 && this.#model) this.#turntable.add(shadowUnder(this.#model.box, shadow));
  }

  turn({ theta = 0, phi = 0, zoom = 1 }: Parameters<SceneView['turn']>[0]): void {
    if (!this.#model) return;
    this.#spin = null;
    const { goal } = this.#motion;
    const to = { theta: goal.theta + theta, phi: goal.phi + phi, radius: goal.radius * zoom };
    this.#send(withinLimits(to, this.#limits()), 'viewer');
  }

  spin(turns: number, seconds: number, elapsed = 0): void {
    if (!this.#model) return;
    const goal = this.#wished();
    this.#send({ ...goal, theta: nearest(goal.theta, this.#motion.now.theta) }, 'script');
    if (turns === 0 || elapsed >= seconds || this.#settings.still) return;
    this.#spin = { from: this.#motion.goal.theta, turns, seconds, elapsed };
    this.#stage.want(this);
  }

  #send(goal: CameraOrbit, by: 'viewer' | 'script'): void {
    this.#lastBy = by;
    if (this.#settings.still) {
      this.#motion.jump(goal);
      this.#parts.moved(goal, by);
    } else this.#motion.send(goal);
    this.#stage.want(this);
  }

  async setVariant(name: string | null): Promise<void> {
    await this.#model?.variants.choose(name);
    if (!this.#disposed) this.#stage.want(this);
  }

  animate(name: string | null, { paused = false }: { readonly paused?: boolean } = {}): void {
    const clip = this.#model?.clips.find((each, at) => (each.name || `animation-${at}`) === name);
    this.#playing = clip !== undefined && !paused;
    if (!clip) this.#mixer?.stopAllAction();
    else {
      this.#mixer ??= new AnimationMixer(this.#turntable);
      const action = this.#mixer.clipAction(clip);
      if (!action.isRunning()) this.#mixer.stopAllAction();
      action.play();
    }
    this.#stage.want(this);
  }

  orbit(): CameraOrbit {
    return this.#motion.now;
  }

  resize(width: number, height: number, ratio: number): void {
    this.#ratio = ratio;
    this.width = Math.round(width * ratio);
    this.height = Math.round(height * ratio);
    this.#aim();
    this.#stage.want(this);
  }

  setVisible(visible: boolean): void {
    if (visible === this.visible) return;
    this.visible = visible;
    this.#stage.settle();
    if (visible) this.#stage.want(this);
  }

  picture(type = 'image/jpeg', quality = 0.9): Promise<Blob | null> {
    const drawn = this.#stage.drawNow(this);
    const copy = document.createElement('canvas');
    Object.assign(copy, { width: this.width, height: this.height });
    // In the same task: the canvas is empty in the next.
    copy.getContext('2d')?.drawImage(drawn, 0, 0);
    return new Promise((resolve) => copy.toBlob(resolve, type, quality));
  }

  async place(parts: ArParts): Promise<RunningAr> {
    const model = this.#model;
    if (!model) throw new Error('There is no model yet.');
    // Fetched by `canPlace` already: the tap must not have been too long ago.
    const { startAr } = await import('./ar-session.js');
    const takeBack = this.#stage.lend();
    const { renderer } = this.#stage;
    const thing = this.#turntable;
    const over = (): void => {
      thing.position.set(0, 0, 0);
      thing.rotation.y = 0;
      thing.visible = true;
      this.scene.environmentIntensity = 1;
      this.#aim();
      takeBack();
    };
    const { scene, camera } = this;
    // One walks up to it, and away: its own frame is no longer what is seen.
    Object.assign(camera, { near: 0.02, far: 40 });
    const staged = { renderer, scene, camera, thing, foot: model.box.min.y, over };
    try {
      return await startAr(staged, parts);
    } catch (cause) {
      over();
      throw cause;
    }
  }

  async usdz(): Promise<Blob> {
    const { usdzOf } = await import('./usdz.js');
    if (!this.#model) throw new Error('There is no model yet.');
    return usdzOf(this.#model.root);
  }

  dispose(): void {
    this.#disposed = true;
    this.#loading?.abort();
    this.#clear();
    this.visible = false;
    this.#stage.remove(this);
  }

  advance(ms: number): boolean {
    const { turning = 0, still = false } = this.#settings;
    const moved = this.#motion.advance(ms);
    let goesOn = moved;
    if (this.#spin) {
      this.#spin.elapsed += ms / 1000;
      goesOn = true;
      if (this.#spin.elapsed >= this.#spin.seconds) this.#spin = null;
    }
    if (turning !== 0 && !still && !this.#stage.weak) {
      this.#turntable.rotation.y += (turning * Math.PI * ms) / 180_000;
      goesOn = true;
    }
    if (this.#playing) {
      this.#mixer?.update(ms / 1000);
      goesOn = true;
    }
    this.#aim();
    if (moved) this.#parts.moved(this.#motion.now, this.#lastBy);
    return goesOn;
  }

  drawn(): void {
    this.#parts.drawn(this.#seenPoints());
  }

  setLost(isLost: boolean): void {
    this.#parts.lost(isLost);
  }

  #target(): Vector {
    const middle = this.#model?.frame.target ?? [0, 0, 0];
    const wished = readTarget(this.#settings.target ?? '');
    return [wished?.[0] ?? middle[0], wished?.[1] ?? middle[1], wished?.[2] ?? middle[2]];
  }

  #whole(): number {
    return wholeDistance(this.#model?.frame.radius ?? 1, DEFAULT_FIELD_OF_VIEW);
  }

  #limits(): { readonly nearest: number; readonly farthest: number } {
    return { nearest: this.#whole() * 0.28, farthest: this.#whole() * 2 };
  }

  #wished(): CameraOrbit {
    const written = readOrbit(this.#settings.orbit ?? '') ?? DEFAULT_ORBIT;
    return orbitOf(written, this.#whole(), this.#limits());
  }

  #aim(): void {
    const { camera } = this;
    const frame = this.#model?.frame;
    if (!frame) return;
    const target = this.#target();
    const spun = this.#spin ? spinAt(this.#spin.turns, this.#spin.seconds, this.#spin.elapsed) : 0;
    const { theta, phi, radius } = this.#motion.now;
    camera.position.set(...placeOf({ theta: theta + spun, phi, radius }, target));
    camera.lookAt(...target);
    camera.aspect = this.width / Math.max(1, this.height);
    const wished = readFieldOfView(this.#settings.fieldOfView ?? '') ?? DEFAULT_FIELD_OF_VIEW;
    camera.fov = (fittedFieldOfView(wished, frame.aspect, camera.aspect) * 180) / Math.PI;
    // As tight as it can be: a phone's depth has sixteen bits.
    camera.near = Math.max(radius / 100, radius - 2 * frame.radius);
    camera.far = radius + 4 * frame.radius;
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
  }

  #seenPoints(): SeenPoint[] {
    const at = new Vector3();
    const normal = new Vector3();
    const { matrixWorld } = this.#turntable;
    return (this.#settings.points ?? []).map((point) => {
      at.set(...point.position).applyMatrix4(matrixWorld);
      const hidden =
        point.normal !== undefined &&
        normal
          .set(...point.normal)
          .transformDirection(matrixWorld)
          .dot(this.camera.position.clone().sub(at)) < 0;
      at.project(this.camera);
      return {
        id: point.id,
        x: ((at.x + 1) * this.width) / 2 / this.#ratio,
        y: ((1 - at.y) * this.height) / 2 / this.#ratio,
        hidden: hidden || at.z > 1,
      };
    });
  }
}

/** The same direction, by the shortest way from where it is now. */
function nearest(theta: number, from: number): number {
  const turn = 2 * Math.PI;
  return theta + Math.round((from - theta) / turn) * turn;
}
