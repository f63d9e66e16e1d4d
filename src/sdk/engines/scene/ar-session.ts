import {
  Mesh,
  MeshBasicMaterial,
  RingGeometry,
  Vector3,
  type Object3D,
  type PerspectiveCamera,
  type Scene,
  type WebGLRenderer,
} from 'three';
import type { ArParts, RunningAr } from '../../product-view/product-scene.js';
import { sceneError } from './scene-error.js';

/** WebXR Lighting Estimation, which TypeScript's DOM does not know yet. */
type LightProbe = object;
interface LitSession {
  requestLightProbe?(): Promise<LightProbe>;
}
interface LitFrame {
  getLightEstimate?(probe: LightProbe): {
    readonly sphericalHarmonicsCoefficients: ArrayLike<number>;
  } | null;
}

interface Staged {
  readonly renderer: WebGLRenderer;
  readonly scene: Scene;
  readonly camera: PerspectiveCamera;
  /** What is placed; its foot is at the height `foot` of its own axes. */
  readonly thing: Object3D;
  readonly foot: number;
  /** The thing is back where it was, and its light. */
  readonly over: () => void;
}

/** An estimate that is off by more than this is of a hand over the camera. */
const DIMMEST = 0.35;
const BRIGHTEST = 2;
/** What an even white surface around gives as the first harmonic. */
const EVEN = 1.77;

/** Whether a session could be had at all; the answer says nothing of permission. */
export async function canPlace(): Promise<boolean> {
  try {
    return (await navigator.xr?.isSessionSupported('immersive-ar')) ?? false;
  } catch {
    // A policy of the page forbids it.
    return false;
  }
}

/**
 * Puts the thing into the viewer's room by WebXR: finds the floor, waits for a tap, keeps its true
 * size. To be called in answer to a tap. Rejects with a `RoomError`.
 */
export async function startAr(staged: Staged, parts: ArParts): Promise<RunningAr> {
  const { renderer, thing } = staged;
  let session: XRSession;
  try {
    if (!navigator.xr) throw new Error('There is no WebXR.');
    session = await navigator.xr.requestSession('immersive-ar', {
      requiredFeatures: ['hit-test'],
      optionalFeatures: ['dom-overlay', 'light-estimation'],
      domOverlay: { root: parts.overlay as Element },
    });
  } catch (cause) {
    throw sceneError('view-ar-failed', 'The room cannot be seen.', cause);
  }
  const placing = new Placing(staged, session, parts);
  try {
    renderer.xr.enabled = true;
    renderer.xr.setReferenceSpaceType('local');
    await renderer.xr.setSession(session);
    await placing.begin();
  } catch (cause) {
    await session.end().catch(() => undefined);
    throw sceneError('view-ar-failed', 'The room cannot be seen.', cause);
  }
  thing.visible = false;
  return { end: () => session.end().catch(() => undefined) };
}

/** One session, from the first frame to its end, however it ends. */
class Placing {
  readonly #staged: Staged;
  readonly #session: XRSession;
  readonly #parts: ArParts;
  readonly #reticle: Mesh;
  #hits: XRHitTestSource | undefined;
  #probe: LightProbe | null = null;
  #space: XRReferenceSpace | null = null;
  #phase = '';

  constructor(staged: Staged, session: XRSession, parts: ArParts) {
    this.#staged = staged;
    this.#session = session;
    this.#parts = parts;
    const ring = new RingGeometry(0.07, 0.085, 40);
    this.#reticle = new Mesh(ring.rotateX(-Math.PI / 2), new MeshBasicMaterial());
    this.#reticle.visible = false;
    session.addEventListener('end', () => this.#end());
    session.addEventListener('select', () => this.#place());
    // A tap on a button of ours is no tap on the floor.
    (parts.overlay as Element).addEventListener('beforexrselect', this.#keepTaps);
  }

  async begin(): Promise<void> {
    const { renderer, scene } = this.#staged;
    const session = this.#session;
    const viewer = await session.requestReferenceSpace('viewer');
    this.#space = renderer.xr.getReferenceSpace();
    this.#hits = await session.requestHitTestSource?.({ space: viewer });
    this.#probe = (await (session as LitSession).requestLightProbe?.().catch(() => null)) ?? null;
    scene.add(this.#reticle);
    this.#tell('finding');
    renderer.setAnimationLoop((_, frame) => this.#draw(frame));
  }

  readonly #keepTaps = (event: Event): void => {
    if (event.composedPath().some((each) => each instanceof HTMLButtonElement))
      event.preventDefault();
  };

  #draw(frame: XRFrame | undefined): void {
    const { renderer, scene, camera } = this.#staged;
    if (frame) {
      this.#find(frame);
      this.#light(frame);
    }
    renderer.render(scene, camera);
  }

  #find(frame: XRFrame): void {
    if (!this.#hits || !this.#space) return;
    const [hit] = frame.getHitTestResults(this.#hits);
    const pose = hit?.getPose(this.#space);
    this.#reticle.visible = pose !== undefined && !this.#staged.thing.visible;
    if (!pose) return;
    const { x, y, z } = pose.transform.position;
    this.#reticle.position.set(x, y, z);
    if (this.#phase === 'finding') this.#tell('ready');
  }

  #place(): void {
    if (this.#phase === 'finding') return;
    const { thing, foot, renderer } = this.#staged;
    thing.position.copy(this.#reticle.position);
    thing.position.y -= foot;
    // Its front looks at whoever has placed it.
    const eye = renderer.xr.getCamera().getWorldPosition(new Vector3());
    thing.rotation.y = Math.atan2(eye.x - thing.position.x, eye.z - thing.position.z);
    thing.visible = true;
    this.#tell('placed');
  }

  #light(frame: XRFrame): void {
    const estimate = this.#probe && (frame as LitFrame).getLightEstimate?.(this.#probe);
    if (!estimate) return;
    const [red = EVEN, green = EVEN, blue = EVEN] = Array.from(
      estimate.sphericalHarmonicsCoefficients,
    );
    const share = (red + green + blue) / 3 / EVEN;
    this.#staged.scene.environmentIntensity = Math.min(BRIGHTEST, Math.max(DIMMEST, share));
  }

  #tell(phase: 'finding' | 'ready' | 'placed' | 'ended'): void {
    this.#phase = phase;
    this.#parts.phase(phase);
  }

  #end(): void {
    const { renderer, over } = this.#staged;
    renderer.setAnimationLoop(null);
    renderer.xr.enabled = false;
    this.#hits?.cancel();
    this.#reticle.removeFromParent();
    this.#reticle.geometry.dispose();
    (this.#reticle.material as MeshBasicMaterial).dispose();
    (this.#parts.overlay as Element).removeEventListener('beforexrselect', this.#keepTaps);
    over();
    this.#tell('ended');
  }
}
