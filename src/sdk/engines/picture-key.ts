import type { BackdropTrouble, KeyColour, KeySettings } from '../backdrop/backdrop-state.js';
import type { PictureKey, PictureKeyParts, RunningKey } from '../backdrop/picture-key.js';
import { FrontPicture } from './key/front-picture.js';
import { KeyShader } from './key/key-shader.js';
import { Pace } from './key/pace.js';

/** Longest side of a place: what every device has a texture for, and no phone shows more of. */
const LONGEST = 2048;

/**
 * Another place behind the host: the picture in front is drawn once more, on a canvas over it, and
 * what has the key's colour shows the place instead. Draws when there is a new picture, or
 * something was set; never while nobody sees it.
 */
class Key implements RunningKey {
  readonly #parts: PictureKeyParts;
  readonly #host: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #gl: WebGL2RenderingContext;
  readonly #shader: KeyShader;
  readonly #front: FrontPicture;
  readonly #abort = new AbortController();
  readonly #pace = new Pace();
  /** The last drawing, until the graphics device has done it. */
  #fence: WebGLSync | null = null;
  #waiting: { readonly video: HTMLVideoElement; readonly handle: number } | null = null;
  #hasPlace = false;
  #isShown = false;

  constructor(parts: PictureKeyParts, host: HTMLElement, gl: WebGL2RenderingContext) {
    this.#parts = parts;
    this.#host = host;
    this.#gl = gl;
    this.#canvas = gl.canvas as HTMLCanvasElement;
    this.#shader = new KeyShader(gl);
    this.#shader.set(parts.settings);
    this.#front = new FrontPicture(host, () => this.#follow());
    this.#canvas.addEventListener(
      'webglcontextlost',
      (event) => {
        event.preventDefault();
        this.#fail('context-lost');
      },
      { signal: this.#abort.signal },
    );
    this.#follow();
  }

  set(settings: KeySettings): void {
    this.#shader.set(settings);
    this.#draw();
  }

  async setBackground(url: string): Promise<void> {
    const { signal } = this.#abort;
    const image = await loadImage(url, signal);
    if (!signal.aborted) {
      this.#shader.setPlace(image);
      this.#hasPlace = true;
      this.#draw();
    }
    image.close();
  }

  colourAt(x: number, y: number): KeyColour | null {
    const { video } = this.#front;
    const point = video && pointIn(video, x, y);
    if (!point) return null;
    const pen = new OffscreenCanvas(1, 1).getContext('2d');
    if (!pen) return null;
    // The mean of a few pixels: one alone is mostly noise.
    pen.drawImage(video, point.x - 3, point.y - 3, 7, 7, 0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data;
    return [red / 255, green / 255, blue / 255];
  }

  dispose(): void {
    if (this.#abort.signal.aborted) return;
    this.#abort.abort();
    this.#front.dispose();
    this.#stopWaiting();
    this.#canvas.remove();
    // Contexts are few, and the garbage collector is in no hurry.
    this.#gl.getExtension('WEBGL_lose_context')?.loseContext();
  }

  /** Another picture is in front: until it has something to show, so has the canvas not. */
  #follow(): void {
    this.#stopWaiting();
    const { video } = this.#front;
    this.#canvas.style.visibility = 'hidden';
    // A picture that came later lies over it.
    if (this.#host.lastElementChild !== this.#canvas) this.#host.append(this.#canvas);
    if (!video) return;
    this.#wait(video);
    this.#draw();
  }

  #wait(video: HTMLVideoElement): void {
    // A hidden page has no frames: nothing is drawn there.
    const handle = video.requestVideoFrameCallback(() => {
      this.#wait(video);
      this.#frame();
    });
    this.#waiting = { video, handle };
  }

  #stopWaiting(): void {
    this.#waiting?.video.cancelVideoFrameCallback(this.#waiting.handle);
    this.#waiting = null;
  }

  #frame(): void {
    // A device that is behind gets no more work: the next picture is as good.
    const busy =
      this.#fence && this.#gl.clientWaitSync(this.#fence, 0, 0) === this.#gl.TIMEOUT_EXPIRED;
    const drawn = !busy && this.#draw();
    if (this.#isShown && this.#pace.count(performance.now(), drawn)) this.#fail('too-slow');
  }

  #draw(): boolean {
    const { video } = this.#front;
    if (!video || !this.#hasPlace || video.readyState < video.HAVE_CURRENT_DATA) return false;
    const { videoWidth: width, videoHeight: height } = video;
    if (width === 0 || this.#gl.isContextLost()) return false;
    const canvas = this.#canvas;
    if (canvas.width !== width || canvas.height !== height)
      Object.assign(canvas, { width, height });
    try {
      this.#shader.draw(video, width, height);
    } catch {
      // Its server does not let this page read it.
      this.#fail('picture-closed');
      return false;
    }
    if (this.#fence) this.#gl.deleteSync(this.#fence);
    this.#fence = this.#gl.fenceSync(this.#gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    this.#gl.flush();
    canvas.style.visibility = 'visible';
    if (!this.#isShown) {
      this.#isShown = true;
      this.#parts.shown();
    }
    return true;
  }

  #fail(trouble: BackdropTrouble): void {
    if (this.#abort.signal.aborted) return;
    this.dispose();
    this.#parts.failed(trouble);
  }
}

export const pictureKey: PictureKey = {
  start(parts) {
    const { host } = parts;
    if (!(host instanceof HTMLElement)) throw new TypeError('A picture is in an element.');
    const { prototype } = HTMLVideoElement;
    if (!('requestVideoFrameCallback' in prototype)) return 'no-webgl';
    if (!parts.insist && isWeak()) return 'weak-device';
    const canvas = document.createElement('canvas');
    canvas.setAttribute('aria-hidden', 'true');
    const { style } = canvas;
    style.position = 'absolute';
    style.inset = '0';
    style.inlineSize = '100%';
    style.blockSize = '100%';
    style.objectFit = 'var(--live-fit, cover)';
    style.pointerEvents = 'none';
    style.visibility = 'hidden';
    const gl = canvas.getContext('webgl2', {
      alpha: false,
      antialias: false,
      depth: false,
      stencil: false,
      powerPreference: 'low-power',
    });
    if (!gl) return 'no-webgl';
    try {
      return new Key(parts, host, gl);
    } catch {
      gl.getExtension('WEBGL_lose_context')?.loseContext();
      return 'no-webgl';
    }
  },
};

/** As far as TypeScript's DOM does not know it: Chromium only. */
interface DeviceHints {
  readonly deviceMemory?: number;
}

/** One core or one gigabyte: the picture itself is work enough. */
function isWeak(): boolean {
  const { deviceMemory = 8 } = navigator as DeviceHints;
  return deviceMemory <= 1 || navigator.hardwareConcurrency <= 1;
}

async function loadImage(url: string, signal: AbortSignal): Promise<ImageBitmap> {
  const image = new Image();
  image.crossOrigin = 'anonymous';
  image.src = url;
  await image.decode();
  signal.throwIfAborted();
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  return createImageBitmap(image, {
    resizeWidth: Math.max(1, Math.round(width * scale)),
    resizeHeight: Math.max(1, Math.round(height * scale)),
    resizeQuality: 'medium',
  });
}

/** Where a point of the page is in a video's own pixels; null beside its picture. */
function pointIn(video: HTMLVideoElement, x: number, y: number): { x: number; y: number } | null {
  const { left, top, width, height } = video.getBoundingClientRect();
  const { videoWidth, videoHeight } = video;
  if (width === 0 || height === 0 || videoWidth === 0) return null;
  const choose = getComputedStyle(video).objectFit === 'contain' ? Math.min : Math.max;
  const scale = choose(width / videoWidth, height / videoHeight);
  const at = {
    x: videoWidth / 2 + (x - left - width / 2) / scale,
    y: videoHeight / 2 + (y - top - height / 2) / scale,
  };
  return at.x >= 0 && at.y >= 0 && at.x < videoWidth && at.y < videoHeight ? at : null;
}
