import { SnapshotStore } from '../state/snapshot-store.js';
import { headPose, type HeadPose } from '../try-on/head-pose.js';
import {
  BEFORE_TRY_ON,
  type TryOn,
  type TryOnItem,
  type TryOnParts,
  type TryOnSession,
  type TryOnState,
  type TryOnTrouble,
} from '../try-on/try-on.js';
import { assetsBase } from './assets-base.js';
import { cameraTrouble, openCamera, type Camera } from './camera.js';
import { FaceModelMissing, openFaceTracker, type FaceTracker } from './face-tracker.js';
import { TryOnScene } from './try-on-scene.js';

/** A photo is tried on in this size; more shows nobody more. */
const LONGEST = 1280;

/**
 * The mirror. A picture is shown when it has been looked at, together with what is worn in it, so
 * that glasses never swim behind the face. Nothing goes anywhere: pictures stay in page and worker.
 */
class Session implements TryOnSession {
  readonly store = new SnapshotStore<TryOnState>(BEFORE_TRY_ON);
  readonly #parts: TryOnParts;
  readonly #abort = new AbortController();
  readonly #picture = canvasIn();
  readonly #worn = canvasIn();
  #tracker: Promise<FaceTracker> | null = null;
  #scene: TryOnScene | null = null;
  #item: TryOnItem | null = null;
  #camera: Camera | null = null;
  /** Of the camera or the photo that is on now. */
  #turn = new AbortController();
  #pose: HeadPose | null = null;

  constructor(parts: TryOnParts) {
    this.#parts = parts;
    const { host } = parts;
    if (!(host instanceof HTMLElement)) throw new TypeError('A mirror is in an element.');
    host.append(this.#picture, this.#worn);
    this.#worn.addEventListener(
      'webglcontextlost',
      (event) => {
        event.preventDefault();
        this.#end('no-webgl');
      },
      { signal: this.#abort.signal },
    );
  }

  async wear(item: TryOnItem): Promise<void> {
    this.#item = item;
    if (this.#scene) await this.#load(this.#scene);
  }

  async useCamera(): Promise<void> {
    const signal = this.#begin('asking');
    try {
      // Side by side: the viewer reads the browser's question while the model loads.
      const [camera, tracker] = await Promise.all([
        openCamera(signal, () => this.stop()).catch((error: unknown) => {
          if (!signal.aborted) this.#end(cameraTrouble(error));
          throw error;
        }),
        this.#ready(signal),
      ]);
      if (signal.aborted) return;
      this.#camera = camera;
      this.#mirror(true);
      this.store.patch({ phase: 'running' });
      await this.#follow(camera.video, tracker, signal);
    } catch (error) {
      this.#failed(error, signal);
    }
  }

  async usePhoto(photo: Blob): Promise<void> {
    const signal = this.#begin('loading');
    let picture: ImageBitmap;
    try {
      picture = await shrunk(photo);
    } catch {
      if (!signal.aborted) this.#end('photo-invalid');
      return;
    }
    try {
      const tracker = await this.#ready(signal);
      if (signal.aborted) return;
      this.#mirror(false);
      this.#show(await tracker.look(picture, true, performance.now()), tracker);
      this.store.patch({ phase: 'still' });
    } catch (error) {
      this.#failed(error, signal);
    }
  }

  stop(): void {
    this.#end(null);
  }

  async snapshot(): Promise<Blob | null> {
    const { phase } = this.store.current;
    const { width, height } = this.#picture;
    if (phase !== 'running' && phase !== 'still') return null;
    const canvas = new OffscreenCanvas(width, height);
    const pen = canvas.getContext('2d');
    if (!pen) return null;
    if (this.#camera) pen.setTransform(-1, 0, 0, 1, width, 0);
    pen.drawImage(this.#picture, 0, 0);
    if (this.#scene) pen.drawImage(this.#worn, 0, 0);
    return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
  }

  dispose(): void {
    this.#end(null);
    this.#abort.abort();
    this.#scene?.dispose();
    this.#scene = null;
    this.#picture.remove();
    this.#worn.remove();
  }

  #begin(phase: 'asking' | 'loading'): AbortSignal {
    this.#end(null);
    this.#turn = new AbortController();
    this.store.patch({ phase, faces: null, trouble: null, progress: 0 });
    return this.#turn.signal;
  }

  #end(trouble: TryOnTrouble | null): void {
    this.#turn.abort();
    this.#camera?.close();
    this.#camera = null;
    this.#pose = null;
    this.store.patch({ phase: 'idle', faces: null, trouble });
  }

  #failed(error: unknown, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#tracker = null;
    this.#end(error instanceof FaceModelMissing ? 'model-missing' : 'failed');
  }

  /** Tracker and scene, made once; the next camera finds them ready. */
  async #ready(signal: AbortSignal): Promise<FaceTracker> {
    this.#tracker ??= openFaceTracker(
      assetsBase(this.#parts.assets),
      (progress) => this.store.patch({ progress }),
      this.#abort.signal,
    );
    const tracker = await this.#tracker;
    signal.throwIfAborted();
    if (!this.#scene) {
      try {
        this.#scene = new TryOnScene(this.#worn, tracker.canonical);
      } catch {
        this.#end('no-webgl');
        signal.throwIfAborted();
      }
    }
    if (this.#scene) await this.#load(this.#scene);
    return tracker;
  }

  async #load(scene: TryOnScene): Promise<void> {
    const item = this.#item;
    if (!item) return;
    try {
      await scene.load(item, this.#abort.signal);
    } catch {
      // The mirror goes on without it, and says so.
      if (!this.#abort.signal.aborted && item === this.#item)
        this.store.patch({ trouble: 'item-missing' });
      return;
    }
    if (this.store.current.trouble === 'item-missing') this.store.patch({ trouble: null });
    if (this.#picture.width > 0) scene.draw(this.#pose, this.#picture.width, this.#picture.height);
  }

  async #follow(video: HTMLVideoElement, tracker: FaceTracker, signal: AbortSignal): Promise<void> {
    const isOver = (): boolean => signal.aborted;
    while (!isOver()) {
      // A hidden page has no frames; the camera rests there as well.
      await new Promise((resolve) => {
        video.requestVideoFrameCallback(resolve);
        signal.addEventListener('abort', resolve, { once: true });
      });
      if (isOver()) return;
      const picture = await createImageBitmap(video);
      const found = await tracker.look(picture, false, performance.now());
      if (isOver()) found.picture.close();
      else this.#show(found, tracker);
    }
  }

  #show(
    { picture, landmarks, faces }: Awaited<ReturnType<FaceTracker['look']>>,
    tracker: FaceTracker,
  ): void {
    const { width, height } = picture;
    const canvas = this.#picture;
    if (canvas.width !== width || canvas.height !== height)
      Object.assign(canvas, { width, height });
    canvas.getContext('2d')?.drawImage(picture, 0, 0);
    picture.close();
    this.#pose = landmarks && headPose(tracker.canonical.points, landmarks, width, height);
    this.#scene?.draw(this.#pose, width, height);
    this.store.patch({ faces });
  }

  /** As in a mirror, where it is the viewer; as it was taken, where it is a photo. */
  #mirror(on: boolean): void {
    for (const { style } of [this.#picture, this.#worn]) style.scale = on ? '-1 1' : '';
  }
}

export const tryOn: TryOn = { open: (parts) => new Session(parts) };

function canvasIn(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 0, height: 0 });
  const { style } = canvas;
  style.position = 'absolute';
  style.inset = '0';
  style.inlineSize = '100%';
  style.blockSize = '100%';
  style.objectFit = 'cover';
  return canvas;
}

async function shrunk(photo: Blob): Promise<ImageBitmap> {
  const whole = await createImageBitmap(photo, { imageOrientation: 'from-image' });
  const { width, height } = whole;
  const scale = LONGEST / Math.max(width, height);
  if (scale >= 1) return whole;
  const small = await createImageBitmap(whole, {
    resizeWidth: Math.round(width * scale),
    resizeHeight: Math.round(height * scale),
    resizeQuality: 'high',
  });
  whole.close();
  return small;
}
